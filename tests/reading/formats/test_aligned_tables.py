import re

from kehoach.domain.layout import Layout
from kehoach.reading.formats.page import Page, Word
from kehoach.reading.formats.pages import lay_out_pages
from tests.reading.formats.making_docx import shown

LETTER, PITCH = 5.0, 14.0


def page_of(text: str, *, number: int = 1) -> Page:
    """A page on which each character stands where it stands in the text."""
    words = [
        Word(
            found[0],
            60 + LETTER * found.start(),
            90 + PITCH * line,
            61.5 + LETTER * found.end(),
            102 + PITCH * line,
            12.0,
        )
        for line, row in enumerate(text.strip("\n").split("\n"))
        for found in re.finditer(r"\S+", row)
    ]
    return Page(number, 600, 842, tuple(words))


def rows_of(*texts: str) -> list[list[str]]:
    """Return the cells of all tables on pages that hold these texts."""
    layout = lay_out_pages([page_of(text, number=at) for at, text in enumerate(texts, 1)], "pdf")
    return [[layout.cell(cell) for cell in row.cells] for table in layout.tables for row in table.rows]


def layout_of(text: str) -> Layout:
    return lay_out_pages([page_of(text)], "pdf")


def test_columns_that_only_blanks_part_are_a_table() -> None:
    assert rows_of(
        """
TT      Tên chỉ tiêu                  Đơn vị        Kế hoạch
1       Tỷ lệ hộ có nước sạch         %             96,5
2       Diện tích rừng trồng mới      ha            45
        theo dự án
3       Hoàn thành phổ cập giáo dục                 Đạt
"""
    ) == [
        ["TT", "Tên chỉ tiêu", "Đơn vị", "Kế hoạch"],
        ["1", "Tỷ lệ hộ có nước sạch", "%", "96,5"],
        ["2", "Diện tích rừng trồng mới theo dự án", "ha", "45"],
        ["3", "Hoàn thành phổ cập giáo dục", "", "Đạt"],
    ]


def test_the_name_of_a_group_may_run_across_the_columns() -> None:
    rows = rows_of(
        """
TT      Nhiệm vụ             Chủ trì           Thời gian
I       Quản lý đất đai, quy hoạch, xây dựng và môi trường
1       Rà soát hồ sơ        Văn phòng         Quý I
2       Cắm mốc chỉ giới     Phòng Kinh tế     Quý II
"""
    )
    assert rows[1] == ["I", "Quản lý đất đai, quy hoạch, xây dựng và môi trường", "", ""]
    assert rows[2] == ["1", "Rà soát hồ sơ", "Văn phòng", "Quý I"]


def test_a_heading_over_two_columns_stands_above_both() -> None:
    rows = rows_of(
        """
TT      Chỉ tiêu            ĐVT      Số liệu qua các năm
                                     Thực hiện      Kế hoạch
1       Đàn trâu            con      410            420
2       Đàn bò              con      655            700
3       Diện tích chè       ha       88             90
"""
    )
    assert rows[0] == ["TT", "Chỉ tiêu", "ĐVT", "Số liệu qua các năm", ""]
    assert rows[1] == ["", "", "", "Thực hiện", "Kế hoạch"]
    assert rows[2] == ["1", "Đàn trâu", "con", "410", "420"]


def test_a_row_without_a_number_opens_where_a_column_is_filled_anew() -> None:
    rows = rows_of(
        """
TT    Nhiệm vụ              Giải pháp               Chủ trì
1     Trồng rừng            Giao khoán đến          Phòng
                            các thôn.               Kinh tế
                            Tập huấn cho hộ         Văn phòng
                            nhận khoán.
2     Làm đường             Đo đạc tuyến.           Văn phòng
"""
    )
    assert rows[1:] == [
        ["1", "Trồng rừng", "Giao khoán đến các thôn.", "Phòng Kinh tế"],
        ["", "", "Tập huấn cho hộ nhận khoán.", "Văn phòng"],
        ["2", "Làm đường", "Đo đạc tuyến.", "Văn phòng"],
    ]


def test_a_row_that_a_page_cuts_is_made_one_below_the_heading_said_again() -> None:
    heading = "TT    Nhiệm vụ                 Giải pháp                     Chủ trì"
    rows = rows_of(
        f"""
{heading}
1     Trồng rừng               Giao khoán đến hộ dân         Phòng Kinh tế
2     Làm đường liên thôn      Đo đạc, cắm mốc và            Văn phòng
""",
        f"""
{heading}
                               bàn giao cho đơn vị.
3     Nạo vét kênh             Huy động ngày công            Các thôn
4     Dọn vệ sinh              Mỗi tháng một lần             Các thôn
""",
    )
    assert rows[2] == [
        "2",
        "Làm đường liên thôn",
        "Đo đạc, cắm mốc và bàn giao cho đơn vị.",
        "Văn phòng",
    ]
    assert rows[-2][0] == "3"


def test_columns_of_names_are_no_table() -> None:
    layout = layout_of(
        """
Các đơn vị tham gia gồm có:
Thôn Đông         Thôn Đoài         Thôn Thượng
Thôn Hạ           Thôn Trung        Thôn Nam
Thôn Bắc          Thôn Tân          Thôn Cầu
"""
    )
    assert not layout.tables


def test_recipients_beside_a_signature_are_no_table() -> None:
    layout = layout_of(
        """
Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                CHỦ TỊCH
- Lưu: VT.                               Trần Văn Bình
"""
    )
    assert not layout.tables
    assert shown(layout)[:3] == ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."]


def test_lines_spread_to_the_margin_are_no_table() -> None:
    layout = layout_of(
        """
Tiếp   tục   rà   soát   quy   hoạch   đất   của   xã
và     các   hộ   dân    trong   vùng   dự   án   mới
đạt    45    ha   rừng   trồng   trong   năm   nay
"""
    )
    assert not layout.tables


def test_a_word_that_a_narrow_cell_broke_is_whole() -> None:
    rows = rows_of(
        """
TT      Tiêu chí                     Than     Ghi
                                     g điểm   chú
1       Thu ngân sách                20       Tỉnh giao
2       Giảm nghèo                   15       Tỉnh giao
"""
    )
    assert rows[0][2] == "Thang điểm"
