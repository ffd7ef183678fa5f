import pytest

from tests.checking.reading import findings_in

TITLE = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\n"
HEAD = "TT | Nhiệm vụ | Giải pháp | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành"
FIRST = "1 | Chăn nuôi | Xây dựng 02 mô hình an toàn | Phòng Kinh tế | Các thôn | Quý II/2026"
LAST = "3 | Thu ngân sách | Rà soát nguồn thu trên địa bàn | Phòng Kinh tế | Các thôn | Năm 2026"


def matrix(row: str) -> str:
    rows = (HEAD, FIRST, row, LAST)
    return TITLE + "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in rows)


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("2 | Du lịch | Khảo sát các điểm | Phòng Văn hóa | Các thôn | Quý III/2026", set()),
        ("2 | Du lịch | Khảo sát các điểm | Phòng Văn hóa | | Quý III/2026", {"missing_assignment"}),
        ("2 | Du lịch | Khảo sát các điểm | | Các thôn | Quý III/2026", {"missing_assignment"}),
        ("2 | Du lịch | Khảo sát các điểm | Phòng Văn hóa | Các thôn | ", {"missing_due"}),
        ("2 | Du lịch | Khảo sát các điểm | Phòng Văn hóa | Các thôn | Quý III/2025", {"stale_period"}),
    ],
)
def test_a_row_is_assigned_and_dated(row: str, kinds: set[str]) -> None:
    looked_for = ("missing_assignment", "missing_due", "stale_period")
    assert {kind for kind in looked_for if findings_in(matrix(row), kind)} == kinds


def test_a_blank_lead_is_an_error_and_a_blank_coordinator_a_doubt() -> None:
    lead = findings_in(
        matrix("2 | Du lịch | Khảo sát các điểm | | Các thôn | Năm 2026"), "missing_assignment"
    )
    other = findings_in(
        matrix("2 | Du lịch | Khảo sát các điểm | Phòng Kinh tế | | Năm 2026"), "missing_assignment"
    )
    assert [finding.severity.value for finding in (*lead, *other)] == ["sai", "nghi vấn"]


@pytest.mark.parametrize(
    ("sentence", "is_stale"),
    [
        ("Quyết tâm hoàn thành kế hoạch năm 2025.", True),
        ("Quyết tâm hoàn thành kế hoạch năm 2026.", False),
        ("Phấn đấu thu ngân sách tăng 8% so với năm 2025.", False),
        ("Tiếp tục thực hiện Nghị quyết số 5 của HĐND xã năm 2025.", False),
    ],
)
def test_an_aim_lies_in_the_plans_year(sentence: str, *, is_stale: bool) -> None:
    text = f"{TITLE}II. NHIỆM VỤ\n\n- {sentence}"
    assert bool(findings_in(text, "stale_period")) is is_stale


def test_a_review_may_speak_of_the_past() -> None:
    text = f"{TITLE}I. KẾT QUẢ THỰC HIỆN NĂM 2025\n\n- Tập trung thực hiện, hoàn thành kế hoạch năm 2025."
    assert findings_in(text, "stale_period") == []


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        ("1. 2. 3.", set()),
        ("1. 2. 4.", {"skipped_number"}),
        ("1. 2. 2.", {"repeated_number"}),
        ("2.1. 2.2. 2.3.", set()),
        ("2.1. 2.3. 2.4.", {"skipped_number"}),
        ("1. 1.1. 1.2. 2. 2.1. 3.", set()),
        ("1. 1.2. 1.3.", {"skipped_number"}),
        ("1. 2. 1. 2.", set()),  # two lists
        ("a) b) c) d) đ) e)", set()),
        ("a) b) d)", {"skipped_number"}),
        ("I. 1. 2. II. 1. 2. III.", set()),
        ("I. 1. 2. III. 1.", {"skipped_number"}),
        ("1. 8.", set()),  # another list
    ],
)
def test_numbers_follow_each_other(numbers: str, kinds: set[str]) -> None:
    text = TITLE + "\n\n".join(f"{number} Phần việc {at}" for at, number in enumerate(numbers.split()))
    assert {kind for kind in ("skipped_number", "repeated_number") if findings_in(text, kind)} == kinds


def test_numbers_of_rows_follow_each_other() -> None:
    assert (
        findings_in(matrix("2 | Du lịch | Khảo sát | Phòng Văn hóa | Các thôn | Năm 2026"), "skipped_number")
        == []
    )
    assert findings_in(
        matrix("1 | Du lịch | Khảo sát | Phòng Văn hóa | Các thôn | Năm 2026"), "repeated_number"
    )


def test_numbers_of_solutions_follow_each_other() -> None:
    row = "2 | Du lịch | (1) Khảo sát. (2) Lập bản đồ. (4) Quảng bá. | Phòng Văn hóa | Các thôn | Năm 2026"
    [found] = findings_in(matrix(row), "skipped_number")
    assert "(4)" in found.message


def test_a_number_without_its_dot_among_dotted_ones_is_corrected() -> None:
    text = f"{TITLE}2.1. Nông nghiệp\n\n2.2. Công nghiệp\n\n2.3 Dịch vụ"
    [found] = findings_in(text, "numbering_style")
    assert found.correction is not None
    assert found.correction.replacement == "2.3."


def test_numbers_that_never_have_a_dot_are_a_style() -> None:
    assert findings_in(f"{TITLE}2.1 Nông nghiệp\n\n2.2 Công nghiệp\n\n2.3 Dịch vụ", "numbering_style") == []


def test_a_deadline_before_the_plan_was_issued_is_asked_about() -> None:
    head = "Đồi Cọ, ngày 09 tháng 02 năm 2026\n\nKẾ HOẠCH\nGiảm nghèo năm 2026\n\nII. NHIỆM VỤ\n\n"
    rows = (
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\n1\tLập danh sách hộ nghèo\tPhòng Văn hóa\t{}\n"
        "2\tMở lớp\tPhòng Kinh tế\tQuý II/2026"
    )
    assert findings_in(head + rows.format("Trước 15/01/2026"), "stale_period")
    assert findings_in(head + rows.format("Trước 15/3/2026"), "stale_period") == []
