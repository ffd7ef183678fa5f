import pytest

from tests.checking.reading import findings_in

TITLE = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\n"
COMMUNE = TITLE + "UBND xã Hòa Bình xây dựng kế hoạch như sau:\n\n"


@pytest.mark.parametrize(
    ("line", "is_blank"),
    [
        ("Số: /KH-UBND", True),
        ("Số:        /KH-UBND", True),
        ("Số: …/KH-UBND", True),
        ("Số: 05/KH-UBND", False),
    ],
)
def test_a_blank_number_is_seen_however_it_is_left_blank(line: str, *, is_blank: bool) -> None:
    assert bool(findings_in(f"{line}\n\n{TITLE}", "blank_number")) is is_blank


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Hòa Bình, ngày 06 tháng 01 năm 2026", None),
        ("Hòa Bình, ngày tháng 01 năm 2026", "ngày"),
        ("Hòa Bình, ngày … tháng … năm 2026", "ngày và tháng"),
        ("Hòa Bình, ngày    tháng    năm 20", "ngày và tháng và năm"),
    ],
)
def test_what_is_missing_of_the_date_is_named(line: str, missing: str | None) -> None:
    found = findings_in(f"{line}\n\n{TITLE}", "blank_date")
    assert (found == []) if missing is None else (f"thiếu {missing}." in found[0].message)


def test_a_letterhead_is_not_missed_in_a_document_that_has_it() -> None:
    letterhead = "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 05/KH-UBND\n\n"
    assert findings_in(letterhead + TITLE, "missing_letterhead") == []
    assert findings_in("Số: 05/KH-UBND\n\n" + TITLE, "missing_letterhead")


@pytest.mark.parametrize(
    ("promise", "annex", "is_missing"),
    [
        ("(Có Phụ lục kèm theo)", "", True),
        ("(Có Phụ lục kèm theo)", "Phụ lục\nCÁC CHỈ TIÊU NĂM 2026", False),
        ("(Có Phụ lục 1 kèm theo)", "Phụ lục I\nCÁC CHỈ TIÊU NĂM 2026", False),
        ("(Có Phụ lục 3 kèm theo)", "Phụ lục I\nCÁC CHỈ TIÊU\n\nPhụ lục II\nNHIỆM VỤ", True),
        ("(Kèm theo biểu chỉ tiêu năm 2026)", "TT\tChỉ tiêu\tĐVT\n1\tSản lượng lúa\ttấn", False),
        ("(Kèm theo Kế hoạch số 05/KH-UBND)", "", False),
    ],
)
def test_what_is_promised_to_be_attached_is_there(promise: str, annex: str, *, is_missing: bool) -> None:
    assert bool(findings_in(f"{TITLE}II. CHỈ TIÊU {promise}\n\n{annex}", "missing_appendix")) is is_missing


@pytest.mark.parametrize("text", ["diện tích 120 m² và 3 km²", "giải pháp ⁽²⁾, (3)", "khối lượng 15 m³"])
def test_squares_cubes_and_bracketed_numbers_are_no_footnote_marks(text: str) -> None:
    assert findings_in(f"{TITLE}Thực hiện {text}.", "missing_footnote") == []


def test_a_closing_that_names_another_year_is_an_error() -> None:
    closing = "Trên đây là Kế hoạch phát triển kinh tế - xã hội năm {} của UBND xã Hòa Bình./."
    assert findings_in(TITLE + closing.format(2026), "title_conflict") == []
    [found] = findings_in(TITLE + closing.format(2025), "title_conflict")
    assert found.severity.value == "sai"


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Thực hiện theo quy chế làm việc của UBND xã.", False),
        ("Thực hiện theo quy chế làm việc của UBND tỉnh.", True),
        ("Góp phần thực hiện nhiệm vụ chính trị của tỉnh.", True),
        ("Kiểm tra an toàn thực phẩm trên địa bàn các xã.", True),
        ("Kiểm tra an toàn thực phẩm trên địa bàn xã.", False),
        ("Phối hợp với UBND các xã lân cận quản lý rừng.", False),
        ("Chỉnh trang đô thị trên địa bàn phường.", True),
        ("Báo cáo UBND tỉnh kết quả thực hiện.", False),
    ],
)
def test_a_commune_plans_for_its_own_area(sentence: str, *, is_wrong: bool) -> None:
    assert bool(findings_in(f"{COMMUNE}- {sentence}", "wrong_body")) is is_wrong


def test_one_paper_has_one_date() -> None:
    text = "Nghị quyết số 27/NQ-HĐND ngày {} của HĐND xã"
    one, other = (text.format(day) for day in ("19/12/2025", "23/12/2025"))
    assert findings_in(f"{TITLE}Thực hiện {one}.\n\nCăn cứ {one}.", "citation_conflict") == []
    assert findings_in(f"{TITLE}Thực hiện {one}.\n\nCăn cứ {other}.", "citation_conflict")


def test_the_same_number_of_another_year_is_another_paper() -> None:
    one, other = (f"Kế hoạch số 5/KH-UBND ngày {day} của UBND tỉnh" for day in ("10/01/2025", "12/01/2026"))
    text = f"Thực hiện {one}.\n\nCăn cứ {other}."
    assert findings_in(TITLE + text, "citation_conflict") == []


@pytest.mark.parametrize(
    ("one", "other", "is_conflict"),
    [
        ("chợ Tân Hòa", "chợ Tần Hòa", True),
        ("chợ Tân Hòa", "chợ Tân Hoà", False),  # old and new tone placement
        ("chợ Tân Hòa", "chợ Phú Lâm", False),
        ("chợ Tân Hòa", "chợ Tân Bình", False),
        ("trường mầm non Hoa Sen", "trường mầm non Hoa Sem", True),
    ],
)
def test_a_name_is_written_one_way(one: str, other: str, *, is_conflict: bool) -> None:
    text = f"{TITLE}- Nâng cấp {one} trong quý II.\n\n- Kiểm tra {other} trong quý III."
    assert bool(findings_in(text, "name_conflict")) is is_conflict


def test_villages_of_like_names_in_one_list_are_two_villages() -> None:
    text = f"{TITLE}- Làm đường tại thôn Tân Hòa, thôn Tân Hóa, thôn Phú Lâm."
    assert findings_in(text, "name_conflict") == []


@pytest.mark.parametrize(
    ("year", "sentence", "is_found"),
    [
        (2026, "Định kỳ báo cáo UBND huyện.", True),
        (2025, "Định kỳ báo cáo UBND huyện.", False),
        (2026, "Bàn giao hồ sơ của UBND huyện cũ.", False),
        (2026, "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND huyện.", False),
    ],
)
def test_the_district_level_ended_in_july_2025(year: int, sentence: str, *, is_found: bool) -> None:
    text = f"KẾ HOẠCH\nPhát triển kinh tế - xã hội năm {year}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n- {sentence}"
    assert bool(findings_in(text, "abolished_level")) is is_found


def test_neighbouring_communes_may_be_worked_with() -> None:
    text = "- Phối hợp với UBND các xã, phường giáp ranh quản lý rừng trên địa bàn các xã lân cận."
    assert findings_in(COMMUNE + text, "wrong_body") == []


@pytest.mark.parametrize(
    ("promise", "missing"),
    [
        ("(Chi tiết theo Phụ lục 01, Phụ lục 02 và Phụ lục 03 kèm theo)", "03"),
        ("Các biểu kèm theo: Phụ lục I, II, III kèm theo Kế hoạch này.", "III"),
        ("Chỉ tiêu giao các thôn theo Phụ lục III.", "III"),
        ("Chi tiết theo Phụ lục I, Phụ lục II kèm theo.", None),
        ("Mẫu biểu theo Phụ lục III Thông tư số 05/2026/TT-BTC.", None),
    ],
)
def test_every_annex_of_a_list_is_there(promise: str, missing: str | None) -> None:
    annexes = (
        "Phụ lục I\nCHỈ TIÊU KINH TẾ\n\n- Đàn dê: 40 con.\n\nPhụ lục II\nCHỈ TIÊU XÃ HỘI\n\n- Hộ khá: 40%."
    )
    found = findings_in(f"{TITLE}II. CHỈ TIÊU\n\n{promise}\n\n{annexes}", "missing_appendix")
    assert [missing] == [item.message.split("»")[0].split()[-1] for item in found] if missing else not found


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("- Phối hợp với Đội Quản lý chợ thị xã giải quyết đơn thư.", 1),
        ("- Phòng Tài chính - Kế hoạch huyện hướng dẫn.", 1),
        ("- Thực hiện Quyết định số 77/QĐ-UBND ngày 20 tháng 3 năm 2026 của UBND huyện Khe Sim.", 1),
        ("- Thực hiện Quyết định số 77/QĐ-UBND ngày 20/3/2024 của UBND huyện Khe Sim.", 0),
        ("- Tiếp tục Đề án số 12/ĐA-UBND của UBND huyện Khe Sim.", 0),
        ("- Phòng Kinh tế của xã tu sửa đường huyện.", 0),
        ("- Báo cáo UBND huyện hằng tháng.\n- Xin ý kiến UBND huyện trước khi làm.", 2),
    ],
)
def test_the_level_that_ended_is_named_at_each_place(sentence: str, count: int) -> None:
    text = f"KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nII. NHIỆM VỤ\n\n{sentence}"
    assert len(findings_in(text, "abolished_level")) == count


def test_a_national_title_that_a_narrow_column_breaks_is_there() -> None:
    head = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nXÃ ĐỒI CỌ\tNAM\nSố: 9/KH-UBND\t\n"
    text = f"{head}\nKẾ HOẠCH\nGiảm nghèo năm 2026\n"
    assert findings_in(text, "missing_letterhead") == []
