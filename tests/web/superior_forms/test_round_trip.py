"""A form is joined once and filled for two months; what the superior made of it stays."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from lxml import etree

from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.importing import import_plan
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.services.submissions import accept, submit
from kehoach.web.superior_forms.models import SuperiorForm
from tests.web.conftest import signed_in
from tests.web.plans.documents import PLAN_TEXT
from tests.web.reporting.clocks import set_clock
from tests.web.reporting.years import Year
from tests.web.superior_forms.province_forms import Page, a_file, a_page, province_form, values
from tests.writing.superior_forms import parts
from tests.writing.test_superior_form import stripped

FIRST = "xl/worksheets/sheet1.xml"


def report(year: Year, month: int, *figures: str) -> None:
    """The office reports a month, a figure for each indicator in the plan's order, and it is accepted."""
    submission = year.report_of(year.open(month))
    texts = year.texts()
    for indicator, figure in zip(year.indicators, figures, strict=True):
        texts[field_name(indicator, "value")] = figure
    submission = submit(actor=year.world.an, submission=submission, texts=texts, at=None)
    accept(actor=year.world.binh, submission=submission)


def formulas(content: bytes) -> list[tuple[str, str]]:
    """The cells that reckon, with their formulas."""
    sheet = etree.fromstring(parts(content)[FIRST])
    return [(cell.getparent().get("r"), cell.text) for cell in sheet.iter("{*}f")]


def lineages(year: Year) -> list[str]:
    return [str(one.lineage) for one in year.indicators]


def test_a_form_is_joined_once_and_filled_for_two_months(page: Page, year: Year) -> None:
    for month in range(1, 6):
        report(year, month, "100", "500", "3,1", "10")
    report(year, 6, "250", "1.200", "2,8", "15")
    report(year, 7, "300", "800", "2,6", "5")
    forest = lineages(year)[3]
    assert page.join(dong_0_8=forest).status_code == 302

    june, july = page.filled("2026-thang-6"), page.filled("2026-thang-7")
    # Row: TT, name, unit, plan, month, to date, …; the treasury is told in «tỷ đồng».
    assert [row[3:6] for row in values(june)[4:8]] == [
        [3450.0, 250.0, 750.0],
        [8.25, 1.2, 3.7],
        [2.5, 2.8, 2.8],
        [120.0, 15.0, 65.0],
    ]
    assert [row[3:6] for row in values(july)[4:8]] == [
        [3450.0, 300.0, 1050.0],
        [8.25, 0.8, 4.5],
        [2.5, 2.6, 2.6],
        [120.0, 5.0, 70.0],
    ]
    assert [row[7:9] for row in values(july)[4:8]] == [["", ""]] * 4
    empty, full = parts(page.browser.get(f"{page.address}goc.xlsx").content), parts(july)
    assert list(empty) == list(full)
    assert {name for name in empty if empty[name] != full[name]} == {FIRST, "xl/workbook.xml"}
    assert stripped(empty[FIRST]) == stripped(full[FIRST])


def test_what_is_not_reported_stays_empty_and_is_told_with_its_reason(page: Page, year: Year) -> None:
    page.join()
    answer = page.browser.get(page.address, {"ky": "2026-thang-7"})
    told = {one.place.cell: one.why for one in answer.context["filling"].lacking}
    assert told["E5"] == "chưa có đủ báo cáo của kỳ này"
    assert told["F5"] == "chưa có số liệu nào trong năm"
    assert told["H5"] == "chưa có số cùng kỳ năm trước"
    assert answer.context["filling"].unjoined == ("KINH TẾ", "Diện tích trồng rừng mới", "Tổng cộng")
    assert [row[4:6] for row in values(page.filled("2026-thang-7"))[4:8]] == [["", ""]] * 4


def test_a_month_that_says_nothing_new_is_zero_and_a_missing_one_is_not(page: Page, year: Year) -> None:
    page.join()
    for month in range(1, 8):
        if month != 3:
            report(year, month, "100" if month < 7 else "0", "500", "3,1", "10")
    answer = page.browser.get(page.address, {"ky": "2026-thang-7"}).context["filling"]
    filled = {one.place.cell: one for one in answer.filled}
    assert filled["E5"].figure.value == Decimal(0)
    assert values(page.filled("2026-thang-7"))[4][4] == 0.0
    # March is not known, so what stands in «Lũy kế» is told to be short of it.
    assert (filled["F5"].why, filled["E5"].why) == ("chưa đủ số liệu các kỳ", "")
    assert values(page.filled("2026-thang-3"))[4][4] == ""


def test_a_formula_of_the_superior_is_never_written_over(page: Page, year: Year) -> None:
    assert page.join(cot_0_G="rate", dong_0_9=lineages(year)[0]).status_code == 302
    answer = page.browser.get(page.address, {"ky": "2026-thang-7"})
    told = {one.place.cell: one.why for one in answer.context["filling"].lacking}
    assert told["G5"] == told["E9"] == "ô có công thức của cấp trên, để Excel tự tính"
    assert formulas(page.filled("2026-thang-7")) == formulas(province_form())


def test_a_figure_that_the_superior_wrote_stays_unless_it_is_to_go(year: Year, binh: Client) -> None:
    page = a_page(binh, year.world, province_form(plan={0: 3600}))
    page.join()
    assert values(page.filled("2026-thang-7"))[4][3] == 3600.0
    assert values(page.filled("2026-thang-7"))[5][3] == 8.25
    fields = page.fields()
    del fields["giu-0-D"]
    page.browser.post(f"{page.address}ghep/", fields)
    assert values(page.filled("2026-thang-7"))[4][3] == 3450.0


def test_a_row_in_another_unit_of_measure_stays_empty_and_says_so(year: Year, binh: Client) -> None:
    page = a_page(
        binh, year.world, province_form([("Tổng sản lượng lương thực", "%"), ("Thu ngân sách", "")])
    )
    page.join()
    answer = page.browser.get(page.address)
    told = {one.place.cell: one.why for one in answer.context["filling"].lacking}
    assert told["D5"] == "biểu tính bằng «%», kế hoạch tính bằng «tấn»"
    assert values(page.filled("2026-thang-7"))[4][3] == ""


def test_the_next_years_plan_is_filled_by_what_was_joined_this_year(
    page: Page, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.join()
    import_plan(
        actor=None,
        organization=year.world.commune,
        name="ke-hoach-2027.txt",
        content=PLAN_TEXT.replace("2026", "2027").replace("3.450", "3.500").encode(),
        confirmed="yes",
    )
    set_clock(monkeypatch, date(2027, 2, 20))
    page = Page(signed_in(year.world.binh), page.form)
    assert [row[3] for row in values(page.filled("2027-thang-1"))[4:7]] == [3500.0, 8.25, 2.5]
    assert [row[3] for row in values(page.filled("2026-thang-12"))[4:7]] == [3450.0, 8.25, 2.5]


def test_a_target_that_the_years_plan_has_not_is_told(
    page: Page, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.join()
    set_clock(monkeypatch, date(2027, 2, 20))
    page = Page(signed_in(year.world.binh), page.form)
    told = page.browser.get(page.address, {"ky": "2027-thang-1"}).context["filling"].lacking
    assert {one.place.cell: one.why for one in told}["D5"] == (
        "kế hoạch năm 2027 không có chỉ tiêu «Tổng sản lượng lương thực»"
    )


def test_a_new_issue_of_the_form_keeps_what_was_joined(page: Page, year: Year) -> None:
    from_before = lineages(year)[3]
    page.join(dong_0_8=from_before, cot_0_H="skip")
    moved = province_form(above=3)
    answer = page.browser.post(f"{page.address}thay-tep/", {"file": a_file(moved)})
    assert answer.headers["Location"] == page.address
    sheet = page.now().joined.sheets[0]
    assert {row.text: row.row for row in sheet.rows}["Diện tích trồng rừng mới"] == 11
    assert {row.text: row.lineage for row in sheet.rows}["Diện tích trồng rừng mới"] == from_before
    assert {one.letters: one.use for one in sheet.columns}["H"] == "skip"
    assert values(page.filled("2026-thang-7"))[10][3] == 120.0


def test_a_new_issue_with_new_rows_is_looked_through_again(page: Page) -> None:
    page.join()
    rows = [("Tổng sản lượng lương thực", "tấn"), ("Số hộ kinh doanh", "hộ")]
    answer = page.browser.post(f"{page.address}thay-tep/", {"file": a_file(province_form(rows))})
    assert answer.headers["Location"] == f"{page.address}ghep/"
    assert not page.now().is_confirmed
    assert page.browser.get(page.address).headers["Location"] == f"{page.address}ghep/"


def test_each_change_leaves_its_line_in_the_history(page: Page) -> None:
    page.join()
    page.browser.post(f"{page.address}thay-tep/", {"file": a_file(province_form(above=1))})
    page.browser.post(f"{page.address}bo/")
    told = AuditEntry.objects.filter(action__startswith="superior-form").order_by("sequence")
    assert [entry.action.partition(".")[2] for entry in told] == ["added", "mapped", "replaced", "removed"]
    assert not SuperiorForm.objects.exists()
