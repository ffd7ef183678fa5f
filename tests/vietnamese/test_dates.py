import pytest

from kehoach.vietnamese.dates import find_dates, iso_date, read_date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Phú Lộc, ngày 05 tháng 01 năm 2027", "2027-01-05"),
        ("Phú Lộc, ngày    tháng 3 năm 2027", "2027-03"),
        ("Phú Lộc, ngày tháng năm 2027", "2027"),
        ("Phú Lộc, ngày … tháng … năm 2027", "2027"),
        ("ngày ..... tháng 01 năm 2027", "2027-01"),
        ("(Kèm theo Kế hoạch ngày /12/2026)", "2026-12"),
        ("ngày 27/12/2026", "2026-12-27"),
        ("27-12-2026", "2026-12-27"),
        ("tháng 3/2027", "2027-03"),
        ("Kế hoạch năm 2027", "2027"),
        ("ngày 31 tháng 02 năm 2027", "2027-02"),
        ("Số: /KH-UBND", None),
        ("", None),
    ],
)
def test_a_date_keeps_only_what_stands(line, iso):
    assert read_date_line(line) == iso


def test_the_dates_of_a_text_come_in_order_without_overlap():
    text = "ngày 20 tháng 12 năm 2026, 05/01/2027 và tháng 3 năm 2027"
    assert [date.iso for date in find_dates(text)] == ["2026-12-20", "2027-01-05", "2027-03"]


def test_without_a_year_there_is_no_iso_date():
    assert iso_date(None, "3", "5") is None
    assert iso_date("2027", "13", "5") == "2027"
