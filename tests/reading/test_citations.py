"""Documents that a plan rests on."""

from tests.reading.made_plans import read_plan

PREAMBLE = "KẾ HOẠCH\nPhát triển kinh tế năm 2027\n\n{}\nUBND xã xây dựng kế hoạch như sau:\n\nI. MỤC TIÊU\n"


def cited(clause: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return number, date and issuer of each document that the preamble names."""
    basis = read_plan(PREAMBLE.format(clause)).header.legal_basis
    return [(item.number, item.date, item.issuer) for item in basis]


def test_several_acts_of_one_clause_are_told_apart() -> None:
    clause = (
        "Căn cứ Kế hoạch số 04/KH-UBND ngày 05/01/2027 của UBND huyện Khe Sim về phát triển kinh tế; "
        "Nghị quyết số 22-NQ/ĐU ngày 30/12/2026 của Đảng ủy xã về nhiệm vụ năm 2027;"
    )
    assert cited(clause) == [
        ("04/KH-UBND", "2027-01-05", "UBND huyện Khe Sim"),
        ("22-NQ/ĐU", "2026-12-30", "Đảng ủy xã"),
    ]


def test_a_law_is_known_by_its_name() -> None:
    clause = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
    assert cited(clause) == [(None, "2025-06-16", None)]


def test_an_issuers_name_goes_on_over_the_end_of_a_line() -> None:
    clause = "Căn cứ Quyết định số 18/QĐ-UBND ngày 20/12/2026 của Ủy ban nhân dân\nhuyện Khe Sim về chỉ tiêu;"
    assert cited(clause) == [("18/QĐ-UBND", "2026-12-20", "Ủy ban nhân dân huyện Khe Sim")]


def test_the_number_of_a_law_may_stand_behind_its_name() -> None:
    assert cited("Căn cứ Luật Thủy lợi số 08/2017/QH14 ngày 19/6/2017;") == [
        ("08/2017/QH14", "2017-06-19", None)
    ]
