"""The documents of a commune that lived ten months: their figures are what its records come to.

The records are counted here once more, with nothing of the program but how a figure is written.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from kehoach.samples import sample_unit as read_sample
from kehoach.scoring.series import Flow
from kehoach.vietnamese.numbers import format_number
from kehoach.web.composing.registry import COMPOSERS, Subject
from kehoach.web.operations import sample_unit
from kehoach.web.operations.sample_year import SampleYear
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Indicator, Plan, Tracking
from kehoach.web.reporting.models import Actual, Extension, Period, Progress, Submission
from kehoach.writing.content import Document, Table
from tests.web.plans.documents import SAMPLES
from tests.writing.document_words import all_words, lines_of, rows_of, runs_of

NOW = datetime(2026, 10, 22, 3, tzinfo=UTC)
TODAY = date(2026, 10, 22)
CLOSING = date(2026, 10, 14)
FILE = "ke-hoach-2026-xa-ha-ngan.docx"
STANDING = (Submission.State.SUBMITTED, Submission.State.ACCEPTED)


@dataclass(frozen=True)
class Lived:
    """The commune, its plan, and the last month that was reported."""

    unit: Organization
    plan: Plan
    october: Period

    def composed(self, key: str, subject: Subject = None) -> Document:
        return COMPOSERS[key].compose(None, self.unit, subject, TODAY)


@pytest.fixture
def lived(db: None, settings: Settings, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Lived:
    settings.VAR = settings.MEDIA_ROOT = tmp_path
    unit = read_sample()
    organizations = sample_unit.load_organizations(unit["organizations"])
    people = sample_unit.load_people(unit, organizations, password="mat-khau-thu-2026")
    commune = organizations["ha-ngan"]
    content = (SAMPLES / FILE).read_bytes()
    plan = import_plan(actor=None, organization=commune, name=FILE, content=content, confirmed="yes")
    for _ in SampleYear(commune, 2026, people["dieuphoi"], people["chutich"]).live(NOW):
        pass
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    october = Period.objects.select_related("regime").get(unit=commune, label="Tháng 10/2026")
    return Lived(commune, plan, october)


def test_the_documents_of_a_lived_year_say_what_its_records_come_to(lived: Lived) -> None:
    # One year for all: to live it takes far longer than to look at it.
    report = lived.composed("report", lived.october)
    every_figure_of_the_annex_is_what_the_months_come_to(lived, report)
    the_counts_are_those_of_the_records(lived, report)
    what_people_wrote_stands_in_it_word_for_word(lived, report)
    who_did_not_report_is_named_in_the_report_and_gets_a_letter(lived, report)
    every_origin_leads_to_what_was_reported(lived, report)
    the_second_form_has_the_figures_of_the_report(lived, report)
    the_decision_names_who_leads_each_target(lived)
    the_briefing_counts_what_waits_for_a_decision(lived)
    longer_spans_are_made_of_the_same_months(lived)
    no_document_prints_what_only_the_program_understands(lived)


def every_figure_of_the_annex_is_what_the_months_come_to(lived: Lived, report: Document) -> None:
    rows = annex_rows(report)
    expected = expected_figures(lived)
    told = 0
    for indicator in Indicator.objects.filter(plan=lived.plan, removed=False):
        name, unit = indicator.name.lower(), indicator.unit
        [row] = [one for one in rows if one[1].lower().removeprefix("trong đó: ") == name and one[2] == unit]
        if indicator.kind == Indicator.Kind.ACHIEVEMENT:
            continue
        total, alone = expected.get(indicator.lineage, (None, None))
        assert row[6] == ("-" if total is None else format_number(total)), indicator.name
        assert row[5] == ("-" if alone is None else format_number(alone)), indicator.name
        told += total is not None
        if total is not None and indicator.value:
            assert row[7] == one_decimal(total * 100 / indicator.value), indicator.name
    assert told > 10


def expected_figures(lived: Lived) -> dict[UUID, tuple[Decimal | None, Decimal | None]]:
    """Return what each target came to by October and in it alone, from the rows as they were sent in."""
    flows = {row.lineage: row.flow for row in Tracking.objects.filter(unit=lived.unit)}
    months: dict[UUID, dict[int, Decimal]] = defaultdict(dict)
    for row in Actual.objects.filter(
        unit=lived.unit, period__closing__lte=CLOSING, submission__state__in=STANDING
    ).select_related("period"):
        value = row.value
        if value is None and row.nothing_new:
            before = months[row.lineage]
            is_level = flows[row.lineage] == Flow.LEVEL
            value = (before[max(before)] if before else None) if is_level else Decimal()
        if value is not None:
            months[row.lineage][row.period.index] = value
    return {
        lineage: (
            of[max(of)] if flows[lineage] == Flow.LEVEL else sum(of.values(), Decimal()),
            of.get(10),
        )
        for lineage, of in months.items()
        if of
    }


def the_counts_are_those_of_the_records(lived: Lived, report: Document) -> None:
    lines = lines_of(report)
    submissions = lived.october.submissions.all()
    sent = sum(one.state in STANDING for one in submissions)
    assert f"Trong kỳ nhận được {sent:02}/{len(submissions):02} báo cáo của các cơ quan, đơn vị." in lines
    done = {
        row.lineage
        for row in Progress.objects.filter(
            unit=lived.unit, state="done", period__closing__lte=CLOSING, submission__state__in=STANDING
        )
    }
    [counted] = [line for line in lines if "giải pháp của kế hoạch" in line]
    assert f"có {len(done):02} giải pháp đã hoàn thành" in counted
    rows = annex_rows(report)
    [of_targets] = [line for line in lines if "đạt và vượt" in line]
    assert f"/{len(rows)} chỉ tiêu đạt và vượt" in of_targets
    reached = sum(
        row[7] != "-" and Decimal(row[7].replace(".", "").replace(",", ".")) >= 100 and "<" not in row[4]
        for row in rows
    )
    reached += sum(row[6] == "Đạt" for row in rows)
    assert f"có {reached:02}/" in of_targets


def what_people_wrote_stands_in_it_word_for_word(lived: Lived, report: Document) -> None:
    by_origin = defaultdict(list)
    for run in runs_of(report):
        by_origin[run.origin].append(run.text)
    rows = Progress.objects.filter(period=lived.october, submission__state__in=STANDING)
    assert rows.exclude(result="").exists()
    for row in rows.exclude(result=""):
        assert any(row.result.rstrip(".") in text for text in by_origin[f"progress:{row.pk}"]), row
    for row in rows.exclude(obstacle=""):
        assert row.obstacle.rstrip(".") in all_words(report)
        assert row.proposal.rstrip(".") in all_words(report)


def who_did_not_report_is_named_in_the_report_and_gets_a_letter(lived: Lived, report: Document) -> None:
    missing = lived.october.submissions.exclude(state__in=STANDING).select_related("organization")
    letter = lived.composed("reminder", lived.october)
    assert len(missing) == len(rows_of(letter)) > 0
    for one in missing:
        assert one.organization.name in letter.addressees
        assert any(run.origin == f"submission:{one.pk}" for run in runs_of(report))
        assert any(row[1] == one.organization.name and row[4] == str(days(one)) for row in rows_of(letter))


def days(submission: Submission) -> int:
    return (TODAY - submission.deadline).days


def every_origin_leads_to_what_was_reported(lived: Lived, report: Document) -> None:
    composer = COMPOSERS["report"]
    origins = {run.origin for run in runs_of(report) if run.origin}
    assert {origin.partition(":")[0] for origin in origins} >= {
        "actual",
        "progress",
        "indicator",
        "submission",
    }
    for origin in origins:
        kind, _, key = origin.partition(":")
        behind = composer.origins(None, origin)
        if kind in ("actual", "progress", "submission"):
            assert len(behind) == 1, origin
        for one in behind:
            assert one.who
            assert one.address.startswith("/ky/")
        if kind == "actual":
            row = Actual.objects.get(pk=key)
            told = "Không phát sinh" if row.value is None else format_number(row.value)
            assert behind[0].figure.startswith(told)


def the_second_form_has_the_figures_of_the_report(lived: Lived, report: Document) -> None:
    form = rows_of(lived.composed("target-form", lived.october))
    in_form = [row[4] for row in form if len(row) > 2]
    assert in_form == [row[6] for row in annex_rows(report)]


def the_decision_names_who_leads_each_target(lived: Lived) -> None:
    decision = lived.composed("assignment-decision", lived.plan)
    rows = [row for row in rows_of(decision) if len(row) > 2]
    assert rows
    assert all(row[4] != "-" for row in rows)
    assert any("Nghị quyết số 22/NQ-HĐND ngày 26 tháng 12 năm 2025" in line for line in decision.legal_basis)
    assert decision.signature is not None
    assert decision.signature.name == "Triệu Mạnh Khương"


def the_briefing_counts_what_waits_for_a_decision(lived: Lived) -> None:
    for key in ("briefing-week", "briefing-month"):
        sheet = lived.composed(key)
        titles = [row[0] for row in rows_of(sheet) if len(row) == 1]
        asked = Extension.objects.filter(unit=lived.unit, state="asked").count()
        [decide] = [title for title in titles if title.startswith("3. Xin ý kiến chỉ đạo")]
        assert int(decide.partition("(")[2].rstrip(")")) >= asked


def longer_spans_are_made_of_the_same_months(lived: Lived) -> None:
    rows = annex_rows(lived.composed("report-of-quarter-3", 2026))
    indicator = next(
        one for one in Indicator.objects.filter(plan=lived.plan) if one.name == "nông, lâm nghiệp, thủy sản"
    )
    parts = Actual.objects.filter(
        lineage=indicator.lineage, period__index__in=(7, 8, 9), submission__state__in=STANDING
    )
    [row] = [row for row in rows if row[1].endswith("nông, lâm nghiệp, thủy sản")]
    values = [part.value or Decimal() for part in parts]
    assert len(values) == 3
    assert row[5] == format_number(sum(values, Decimal()))


def no_document_prints_what_only_the_program_understands(lived: Lived) -> None:
    for key, subject in (
        ("report", lived.october),
        ("work-form", lived.october),
        ("target-form", lived.october),
        ("reminder", lived.october),
        ("assignment-decision", lived.plan),
        ("report-of-6-months", 2026),
        ("report-of-year", 2026),
        ("briefing-week", None),
        ("briefing-month", None),
    ):
        words = all_words(lived.composed(key, subject))
        assert "None" not in words, key
        assert "{" not in words, key
        assert "E+" not in words, key


def annex_rows(document: Document) -> list[list[str]]:
    [annex] = document.annexes
    return [
        [cell.text for cell in row.cells]
        for block in annex.blocks
        if isinstance(block, Table)
        for row in block.rows
        if len(row.cells) > 2
    ]


def one_decimal(value: Decimal) -> str:
    shown = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole, _, tenth = f"{shown:f}".partition(".")
    return f"{format_number(Decimal(whole))},{tenth}"
