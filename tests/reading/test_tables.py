from hypothesis import given
from hypothesis import strategies as st

from kehoach.reading.read_table import TableKind
from kehoach.vietnamese.headings import ColumnRole
from tests.reading.tables import rows, tables_of

HEADING = "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn"


def roles(table):
    return [column.role and column.role.value for column in table.columns]


def test_a_table_over_two_pages_is_one_and_its_second_heading_is_dropped():
    (table,) = tables_of(
        rows(HEADING, "1 | Mở lớp học | Phòng Văn hóa | Quý I"),
        rows(HEADING, "2 | Trồng cây | Phòng Kinh tế | Quý II"),
    )
    assert [row.text(1) for row in table.rows] == ["Mở lớp học", "Trồng cây"]
    assert table.rows[1].starts_page


def test_a_page_without_heading_goes_on_with_the_table_above():
    (table,) = tables_of(
        rows(HEADING, "1 | Mở lớp học | Phòng Văn hóa | Quý I"),
        rows("2 | Trồng cây | Phòng Kinh tế | Quý II"),
    )
    assert len(table.rows) == 2


def test_a_caption_between_makes_two_tables():
    tables = tables_of(
        rows(HEADING, "1 | Mở lớp học | Phòng Văn hóa | Quý I"),
        "Biểu số 02: Việc của quý II",
        rows(HEADING, "1 | Trồng cây | Phòng Kinh tế | Quý II"),
    )
    assert [table.caption for table in tables] == [None, "Biểu số 02: Việc của quý II"]


def test_a_cell_cut_by_the_page_is_joined_and_keeps_both_places():
    (table,) = tables_of(
        rows("TT | Tiêu chí | Yêu cầu | Điểm", "1 | Vệ sinh đường làng | Không để rác tồn | 2"),
        rows(" | | đọng quá hai ngày | ", "2 | Hòa giải | Hòa giải xong trong tháng | 3"),
    )
    cell = table.rows[0].cells[2]
    assert (cell.text, len(cell.spans), len(table.rows)) == ("Không để rác tồn đọng quá hai ngày", 2, 2)


def test_a_row_that_begins_a_sentence_is_not_joined_to_the_one_above():
    (table,) = tables_of(
        rows("TT | Tiêu chí | Yêu cầu | Điểm", "1 | Vệ sinh | Đường sạch | 2"),
        rows(" | Trồng hoa | Ven đường | "),
    )
    assert len(table.rows) == 2


def test_columns_in_any_order_are_known_by_their_words():
    (table,) = tables_of(
        rows(
            "Thời gian hoàn thành | Bộ phận phụ trách | Nội dung công việc | STT",
            "Quý I | Văn phòng | Trồng cây | 1",
        )
    )
    assert table.kind is TableKind.TASK_MATRIX
    assert roles(table) == ["due", "lead", "task", "number"]


def test_a_heading_of_two_rows_is_read_under_its_merged_cell():
    (table,) = tables_of(
        rows(
            "TT | Chỉ tiêu | ĐVT | Năm 2026 | | Kế hoạch năm 2027",
            " | | | Kế hoạch | Ước thực hiện | ",
            "1 | Diện tích lúa | ha | 410 | 402 | 405",
        )
    )
    assert table.kind is TableKind.INDICATOR_TABLE
    assert roles(table) == ["number", "name", "unit", "value", "actual", "value"]
    assert [column.year for column in table.columns] == [None, None, None, 2026, 2026, 2027]
    assert len(table.rows) == 1


def test_a_row_of_column_numbers_belongs_to_the_heading():
    (table,) = tables_of(
        rows("TT | Chỉ tiêu | ĐVT | Kế hoạch", "(1) | (2) | (3) | (4)", "1 | Diện tích lúa | ha | 405")
    )
    assert len(table.rows) == 1


def test_the_second_column_of_targets_is_the_value():
    (table,) = tables_of(rows("Danh mục | ĐVT | Chỉ tiêu", "Số lớp học | Lớp | 31", "Số cháu | Cháu | 702"))
    assert roles(table) == ["name", "unit", "value"]


def test_plan_set_against_result_is_a_table_of_results():
    (table,) = tables_of(
        rows(
            "TT | Nội dung | Kế hoạch | Kết quả | Tỷ lệ đạt (%)", "1 | Thu ngân sách | 5.200 | 5.410 | 104,0"
        )
    )
    assert table.kind is TableKind.RESULTS_TABLE
    assert roles(table) == ["number", "name", "value", "actual", "comparison"]


def test_points_make_a_scorecard_and_scores_given_are_told_from_points_to_get():
    (table,) = tables_of(
        rows(
            "TT | Nội dung đánh giá | Điểm tối đa | Điểm tự chấm | Điểm thẩm định",
            "1 | Thu gom rác | 5 | 4 | 4",
        )
    )
    assert table.kind is TableKind.SCORECARD
    assert roles(table) == ["number", "name", "max_points", "self_score", "appraised_score"]


def test_an_organization_column_is_not_taken_for_units_of_measure():
    (table,) = tables_of(
        rows("TT | Nội dung công việc | Đơn vị | Thời gian", "1 | Trồng cây | Đoàn thanh niên xã | Tháng 2")
    )
    assert roles(table)[2] == "lead"


def test_a_lost_heading_is_made_up_for_by_what_the_cells_hold():
    (table,) = tables_of(
        rows(
            "1 | Tổ chức trồng cây đầu xuân | Phòng Kinh tế | Các thôn | Tháng 2/2027",
            "2 | Nạo vét kênh mương nội đồng | Phòng Kinh tế | Hợp tác xã | Quý I/2027",
        )
    )
    assert table.kind is TableKind.TASK_MATRIX
    assert not table.has_heading
    assert table.index(ColumnRole.LEAD) == 2


def test_a_letterhead_set_in_a_table_is_nothing():
    (table,) = tables_of(
        rows("ỦY BAN NHÂN DÂN XÃ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: /KH-UBND | Độc lập")
    )
    assert table.kind is TableKind.OTHER


CELLS = st.sampled_from(
    [
        "",
        "TT",
        "Nhiệm vụ",
        "Chỉ tiêu",
        "ĐVT",
        "Điểm",
        "Kế hoạch 2027",
        "1",
        "I",
        "1,10",
        "-",
        "(1) Làm. (2) Sửa",
        "Quý I",
    ]
) | st.text(max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=12))
def test_whatever_the_cells_every_cell_is_kept_inside_the_text(cells):
    text = "\n".join("\t".join(row) for row in cells)
    for table in tables_of(text):
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(0 <= cell.start <= cell.end <= len(text) for cell in row.cells)


def test_figures_down_to_a_hundred_are_points_also_where_the_heading_is_lost():
    (table,) = tables_of(
        rows(
            "1 | Nhóm tiêu chí kinh tế | | 20",
            "1.1 | Thu ngân sách trên địa bàn | 5 tỷ đồng | 20",
            "2 | Nhóm tiêu chí xã hội | | 80",
            " | Tổng cộng | | 100",
        )
    )
    assert table.kind is TableKind.SCORECARD
    assert roles(table) == ["number", "name", "requirement", "max_points"]


def test_targets_with_a_weight_stay_targets():
    (table,) = tables_of(
        rows("TT | Chỉ tiêu | ĐVT | Trọng số | Kế hoạch năm 2027", "1 | Thu ngân sách | tỷ đồng | 10 | 12,5")
    )
    assert table.kind is TableKind.INDICATOR_TABLE
