"""A small composer of a report with figures, for tests that need to know where those come from."""

from datetime import date
from decimal import Decimal
from typing import Any

from kehoach.vietnamese.numbers import format_number
from kehoach.web.accounts.models import User
from kehoach.web.composing.origins import Behind, origins_of
from kehoach.web.composing.registry import Choice
from kehoach.web.documents.free import letterhead_for, signature_for
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Actual, Period
from kehoach.writing.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    runs,
)


class MonthReport:
    """The figures of a period: a sentence and a table."""

    key = "month-report"
    name = "Báo cáo tháng"
    needs = "period"

    def choices(self, actor: User | None, organization: Organization, year: int) -> list[Choice]:
        """The periods of the year."""
        periods = Period.objects.filter(unit=organization, year=year)
        return [Choice(str(period.pk), str(period)) for period in periods]

    def subject(self, actor: User | None, organization: Organization, code: str) -> Period | None:
        """The period of a code."""
        return Period.objects.filter(unit=organization, pk=code).first()

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: Any = None
    ) -> Document:
        """The report of the period."""
        period: Period = subject
        rows = Actual.objects.filter(period=period).select_related("indicator").order_by("indicator__order")
        figures = [(row, format_number(row.value if row.value is not None else Decimal())) for row in rows]
        body: list[Block] = [Heading(1, runs("Kết quả"), number="I.")]
        for row, figure in figures[:2]:
            said = (
                Run(f"{row.indicator.name} đạt "),
                Run(figure, origin=f"actual:{row.pk}"),
                Run(f" {row.indicator.unit}."),
            )
            body.append(Paragraph(said))
        body.append(_table(figures))
        body.append(Paragraph(runs("Đề nghị các đơn vị tiếp tục thực hiện.")))
        return Document(
            letterhead=letterhead_for(organization, "report", title=f"Kết quả {period}", on=on),
            body=tuple(body),
            addressees=("Chủ tịch UBND xã",),
            signature=signature_for(organization, on),
            recipients=("Như trên", "Lưu: VT"),
        )

    def origins(self, actor: User | None, origin: str) -> tuple[Behind, ...]:
        """The report in which the figure was told, as far as the person sees it."""
        return origins_of(actor, origin)


def _table(figures: list[tuple[Actual, str]]) -> Table:
    heading = Row(tuple(Cell(runs(text)) for text in ("TT", "Chỉ tiêu", "Thực hiện", "Ghi chú")))
    rows = tuple(
        Row(
            (
                Cell(runs(str(number))),
                Cell(runs(row.indicator.name)),
                Cell((Run(figure, origin=f"actual:{row.pk}"),)),
                Cell(runs(row.note)),
            )
        )
        for number, (row, figure) in enumerate(figures, start=1)
    )
    columns = (
        Column(8, Align.CENTER, is_figure=True),
        Column(50),
        Column(17, Align.RIGHT, is_figure=True),
        Column(25),
    )
    return Table(columns, (heading,), rows, title="Chỉ tiêu chủ yếu", note="Đơn vị tính: như tên chỉ tiêu")
