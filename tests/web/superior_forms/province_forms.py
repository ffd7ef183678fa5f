"""The monthly form of a province for the targets of the small plan, and ways to bring it in."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from kehoach.web.superior_forms import services
from kehoach.web.superior_forms.models import SuperiorForm
from tests.web.people import World

SHEET = "Biểu 01"
NAME = "Biểu 01 hằng tháng"
ROWS = (
    ("Tổng sản lượng lương thực", "tấn"),
    ("Thu ngân sách trên địa bàn", "tỷ đồng"),
    ("Tỷ lệ các hộ nghèo", "%"),
    ("Diện tích trồng rừng mới", "ha"),
)
HEADINGS = (
    "TT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kế hoạch năm",
    "Thực hiện tháng",
    "Lũy kế từ đầu năm",
    "% so với kế hoạch",
    "Cùng kỳ năm trước",
    "Ghi chú",
)


def province_form(
    rows: Sequence[tuple[str, str]] = ROWS, *, above: int = 0, plan: dict[int, float] | None = None
) -> bytes:
    """The form, empty; `above` pushes its rows down, `plan` is what stands in «Kế hoạch năm»."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 5, tzinfo=UTC)})
    page = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    number = book.add_format({"num_format": "#,##0.0", "border": 1, "bg_color": "#FFFF99"})
    page.merge_range("A1:I1", "BIỂU BÁO CÁO CHỈ TIÊU KINH TẾ - XÃ HỘI", head)
    top = 2 + above
    for column, heading in enumerate(HEADINGS):
        page.write_string(top, column, heading, head)
    page.write_string(top + 1, 1, "KINH TẾ", head)
    for place, (name, unit) in enumerate(rows):
        row = top + 2 + place
        page.write_number(row, 0, place + 1, number)
        page.write_string(row, 1, name, number)
        page.write_string(row, 2, unit, number)
        for column in (3, 4, 5, 7, 8):
            page.write_blank(row, column, None, number)
        if plan and place in plan:
            page.write_number(row, 3, plan[place], number)
        page.write_formula(row, 6, f"=F{row + 1}/D{row + 1}*100", number, 0)
    page.write_string(top + 2 + len(rows), 1, "Tổng cộng", head)
    page.write_formula(top + 2 + len(rows), 4, f"=SUM(E{top + 3}:E{top + 2 + len(rows)})", number, 0)
    other = book.add_worksheet("Hướng dẫn")
    other.write_string(0, 0, "Gửi trước ngày 20.")
    other.write_formula(1, 0, f"='{SHEET}'!E9", number, 0)
    book.close()
    return content.getvalue()


def a_file(content: bytes, name: str = "bieu-01.xlsx") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def add(browser: Client, world: World, content: bytes | None = None, **more: Any) -> Any:
    """The answer to a form that is brought in."""
    sent = {"organization": world.commune.pk, "name": more.pop("name", NAME)}
    content = province_form() if content is None else content
    return browser.post("/van-ban/bieu-cap-tren/them/", sent | {"file": a_file(content, **more)})


@dataclass(frozen=True)
class Page:
    """A form that was brought in, and what is done with it on its pages."""

    browser: Client
    form: SuperiorForm

    @property
    def address(self) -> str:
        """Where the form is."""
        return f"/van-ban/bieu-cap-tren/{self.form.pk}/"

    def now(self) -> SuperiorForm:
        """The form as it is kept now."""
        return SuperiorForm.objects.get(pk=self.form.pk)

    def fields(self) -> dict[str, str]:
        """What the page on joining would send if nobody touched it."""
        sheets = self.browser.get(f"{self.address}ghep/").context["sheets"]
        fields = {"version": str(self.now().version)}
        for sheet in sheets:
            fields |= {one.field: one.chosen for one in (*sheet.columns, *sheet.rows)}
            fields |= {one.keep_field: "on" for one in sheet.columns if one.keeps}
        return fields

    def join(self, **changed: str) -> Any:
        """The answer to a confirmed page; rows and columns named as on the page, «_» for «-»."""
        sent = self.fields() | {name.replace("_", "-"): value for name, value in changed.items()}
        return self.browser.post(f"{self.address}ghep/", sent)

    def filled(self, span: str) -> bytes:
        """The form filled in for a period."""
        answer = self.browser.get(f"{self.address}dien.xlsx", {"ky": span})
        assert answer.status_code == 200, answer
        return bytes(answer.content)


def a_page(browser: Client, world: World, content: bytes | None = None) -> Page:
    """A form that was brought in."""
    answer = add(browser, world, content)
    assert answer.status_code == 302, answer.context["form"].errors
    return Page(browser, SuperiorForm.objects.get())


def a_joined_form(world: World) -> SuperiorForm:
    """A form of the commune that was looked through, for the test of every address."""
    row = services.add_form(
        actor=world.binh,
        organization=world.commune,
        name=NAME,
        file_name="bieu-01.xlsx",
        content=province_form(),
    )
    return services.join(actor=world.binh, form=row, choices=services.Choices({}, {}), version=row.version)


def values(content: bytes, sheet: str = SHEET) -> list[list[Any]]:
    """What an Excel program shows in the cells."""
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )
