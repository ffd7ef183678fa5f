"""Targets in tables: a row each, with its unit and value in columns."""

from tests.reading.made_plans import figures, parents

HEADING = "TT\tChỉ tiêu\tĐVT\tTH 2025\tƯTH 2026\tKH 2027\tSo sánh (%)\n"


def test_the_column_of_the_plans_year_holds_the_values() -> None:
    assert figures(
        HEADING + "1\tSản lượng cá\tTấn\t80\t85\t92\t108,2\n2\tĐàn dê\tCon\t310\t320\t350\t109,4"
    ) == [
        ("Sản lượng cá", "= 92", "Tấn"),
        ("Đàn dê", "= 350", "Con"),
    ]


def test_the_row_that_numbers_the_columns_is_no_target() -> None:
    table = (
        HEADING
        + "A\tB\tC\t1\t2\t3\t4=3/2\n1\tSản lượng cá\tTấn\t80\t85\t92\t108,2\n2\tĐàn dê\tCon\t310\t320\t350\t"
    )
    assert [name for name, _, _ in figures(table)] == ["Sản lượng cá", "Đàn dê"]


def test_parts_are_told_by_dashes_and_by_shortened_words() -> None:
    table = (
        HEADING + "1\tSản lượng lương thực\tTấn\t80\t85\t92\t\n\t- Thóc\tTấn\t60\t62\t70\t\n"
        "\t- Ngô\tTấn\t20\t23\t22\t\n"
        "2\tSố người được tạo việc làm\tNgười\t40\t41\t45\t\n\tTr. đó: Lao động nữ\tNgười\t20\t21\t22\t"
    )
    assert parents(table) == {
        "Sản lượng lương thực": None,
        "Thóc": "Sản lượng lương thực",
        "Ngô": "Sản lượng lương thực",
        "Số người được tạo việc làm": None,
        "Lao động nữ": "Số người được tạo việc làm",
    }


def test_comparators_ranges_and_ratios_stand_in_cells_too() -> None:
    table = (
        "STT\tTên chỉ tiêu\tĐơn vị tính\tKế hoạch năm 2027\tTheo dõi\n"
        "1\tTỷ lệ sinh con thứ ba\t%\tDưới 8\tTrạm Y tế\n"
        "2\tGia đình văn hóa\t%\t90-92\tVăn hóa\n"
        "3\tTổ dân phố văn hóa\tTDP\t7/8\tVăn hóa\n"
        "4\tBảo hiểm y tế\t%\t≥ 94\tVăn hóa"
    )
    assert [value for _, value, _ in figures(table)] == ["< 8", "90..92", "7/8", ">= 94"]


def test_what_a_table_of_tasks_sets_out_to_do_is_promised_and_what_it_is_for_is_not() -> None:
    table = (
        "TT\tNhiệm vụ\tGiải pháp\tĐơn vị chủ trì\tThời gian hoàn thành\n"
        "1\tDạy nghề\tMở 02 lớp dạy nghề nông thôn\tVăn hóa\tQuý II\n"
        "2\tTuyên truyền\tTuyên truyền thường xuyên nhằm hoàn thành 04 tiêu chí\tVăn hóa\tQuý III"
    )
    assert figures(table, heading="II. NHIỆM VỤ") == [("Mở lớp dạy nghề nông thôn", "= 2", "lớp dạy nghề")]


def test_the_unit_over_a_table_is_that_of_its_amounts() -> None:
    table = (
        "Đơn vị tính: triệu đồng\n\nTT\tNội dung\tDự toán 2026\tDự toán 2027\n"
        "1\tThu phí\t35\t40\n2\tTỷ lệ nợ đọng\t3\t2\n"
    )
    assert figures(table) == [("Thu phí", "= 40", "triệu đồng"), ("Tỷ lệ nợ đọng", "= 2", None)]
