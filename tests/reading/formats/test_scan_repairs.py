from kehoach.reading.formats.layout_writer import GridCell
from kehoach.reading.formats.scan_repairs import TableMender


def mended(*rows: str) -> list[str]:
    """Return the rows after mending, cells parted by bars."""
    cells = [[GridCell(text.strip()) for text in row.split("|")] for row in rows]
    return ["|".join(cell.text for cell in row) for row in TableMender().mend(cells)]


def test_a_misread_heading_of_row_numbers_is_told_by_the_headings_beside_it() -> None:
    assert mended("11|NHIÊM VỤ|ĐƠN VỊ CHỦ TRÌI|GIẢI PHÁP|THỜI GIAN", "1|Làm đường|Văn phòng||Quý I")[0] == (
        "TT|NHIỆM VỤ|ĐƠN VỊ CHỦ TRÌ|GIẢI PHÁP|THỜI GIAN"
    )


def test_a_roman_number_of_strokes_is_mended_between_its_neighbours() -> None:
    rows = mended(
        "TT|Nhiệm vụ|Chủ trì",
        "I|Kinh tế|",
        "1|Làm đường|Văn phòng",
        "H|Xã hội|",
        "II|Môi trường|",
        "IV|An ninh|",
    )
    assert [row.split("|")[0] for row in rows] == ["TT", "I", "1", "II", "III", "IV"]


def test_a_number_that_lost_its_dot_is_mended_in_sequence() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", "1.1|A|x", "1:2|B|x", "13|C|x", "2.1|D|x")
    assert [row.split("|")[0] for row in rows[1:]] == ["1.1", "1.2", "1.3", "2.1"]


def test_a_number_that_fits_no_sequence_stays_as_it_was_read() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", "1.1|A|x", "77|B|x", "1.3|C|x")
    assert rows[2].startswith("77|")


def test_a_number_that_lost_digits_is_mended_between_its_neighbours() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", "1.1|A|x", "dz2|B|x", "1.3|C|x", "2.1|D|x", "202|E|x", "2.3|G|x")
    assert [row.split("|")[0] for row in rows[1:]] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def test_a_first_number_above_itself_is_a_numeral() -> None:
    rows = mended("TT|Tiêu chí|Điểm", "1|Kinh tế|40", "1|Nông nghiệp|20", "1.1|Cá|10", "1.2|Gà|10")
    assert [row.split("|")[0] for row in rows[1:]] == ["I", "1", "1.1", "1.2"]


def test_a_numeral_read_as_letters_is_mended_though_its_row_holds_more_than_a_name() -> None:
    rows = mended("TT|Tiêu chí|Điểm", "I|Kinh tế|40", "1|Cá|40", "H|Xã hội|30", "1|Y tế|30", "HI|An ninh|30")
    assert [row.split("|")[0] for row in rows[1:]] == ["I", "1", "II", "1", "III"]


def test_a_sign_between_dashes_is_a_dash() -> None:
    rows = mended("TT|Tiêu chí|Điểm", "1|Nông nghiệp|9", "-|Cá|3", "E|Gà|3", "-|Lợn|3", "a|Dê|3")
    assert [row.split("|")[0] for row in rows[1:]] == ["1", "-", "-", "-", "a"]


def test_the_first_number_of_a_column_is_mended_by_the_one_below() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", "11|A|x", "1:2|B|x", "1.3|C|x", "2.1|D|x")
    assert [row.split("|")[0] for row in rows[1:]] == ["1.1", "1.2", "1.3", "2.1"]


def test_dashes_and_whole_numbers_tell_nothing_against_a_column_of_dotted_ones() -> None:
    numbers = ["1", "11", "-", "-", "1.2", "-", "2", "2.1", "-", "2/2", "-", "2.3"]
    rows = mended("TT|Tiêu chí|Điểm", *(f"{number}|Việc {at}|2" for at, number in enumerate(numbers)))
    assert [row.split("|")[0] for row in rows[1:]] == [
        "1",
        "1.1",
        "-",
        "-",
        "1.2",
        "-",
        "2",
        "2.1",
        "-",
        "2.2",
        "-",
        "2.3",
    ]


def test_whole_numbers_to_eleven_and_on_stay_whole() -> None:
    numbers = ["1", "1.1", "1.2", *(str(number) for number in range(2, 14))]
    rows = mended("TT|Tiêu chí|Điểm", *(f"{number}|Việc|2" for number in numbers))
    assert [row.split("|")[0] for row in rows[1:]] == numbers


def test_one_dot_left_tells_of_the_others_where_all_follow_one_another() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", *(f"{number}|A|x" for number in ("11", "12", "1.3", "21")))
    assert [row.split("|")[0] for row in rows[1:]] == ["1.1", "1.2", "1.3", "2.1"]


def test_numbers_that_follow_one_another_as_whole_ones_stay() -> None:
    rows = mended("TT|Nhiệm vụ|Chủ trì", *(f"{number}|A|x" for number in ("11", "12", "12.1", "13")))
    assert [row.split("|")[0] for row in rows[1:]] == ["11", "12", "12.1", "13"]
