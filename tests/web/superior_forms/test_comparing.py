"""A form that came filled in, beside the unit's own figures."""

import io
from decimal import Decimal
from typing import Any

from python_calamine import CalamineWorkbook

from kehoach.web.reporting.models import Actual
from tests.web.reporting.years import Year
from tests.web.superior_forms.province_forms import SHEET, Page, a_file, province_form
from tests.web.superior_forms.test_round_trip import report


def compare(page: Page, content: bytes, **more: str) -> Any:
    """The answer to a form that came."""
    sent: dict[str, Any] = {"span": "2026-thang-7", "file": a_file(content), **more}
    return page.browser.post(f"{page.address}doi-chieu/", sent)


def test_targets_that_the_superior_gives_are_set_beside_our_own(page: Page, year: Year) -> None:
    page.join()
    came = province_form(plan={0: 3600, 1: 8.25}, above=2)
    found = {one.place.cell: one for one in compare(page, came).context["found"]}
    assert (found["D7"].theirs, found["D7"].ours, found["D7"].difference) == (3600, 3450, 150)
    assert found["D7"].outcome == "differs"
    assert (found["D8"].outcome, found["D8"].ours) == ("same", Decimal("8.25"))
    assert found["D9"].outcome == "only-ours"
    assert next(iter(found)) == "D7"


def test_a_figure_that_we_do_not_have_is_told_and_never_becomes_ours(page: Page, year: Year) -> None:
    page.join(cot_0_D="amount")
    report(year, 6, "250", "1.200", "2,8", "15")
    before = Actual.objects.count()
    found = {one.place.cell: one for one in compare(page, province_form(plan={0: 300})).context["found"]}
    assert (found["D5"].outcome, found["D5"].theirs, found["D5"].ours) == ("only-theirs", 300, None)
    assert found["D5"].difference is None
    assert Actual.objects.count() == before


def test_the_comparison_is_handed_out_as_excel(page: Page, year: Year) -> None:
    page.join()
    answer = compare(page, province_form(plan={0: 3600}), xlsx="1")
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_name("Đối chiếu").to_python()
    )
    row = next(row for row in rows if row[1] == "D5")
    assert row == [
        SHEET,
        "D5",
        "Tổng sản lượng lương thực",
        "Kế hoạch năm",
        "tấn",
        3600.0,
        3450.0,
        150.0,
        "lệch",
    ]


def test_another_form_or_no_form_is_refused(page: Page, year: Year) -> None:
    page.join()
    for content, said in (
        (province_form([("Dân số", "người")]), "không có dòng nào của biểu"),
        (b"x", "không phải tệp Excel"),
        (b"", "rỗng"),
    ):
        answer = compare(page, content)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert compare(page, province_form(), span="x").status_code == 422
