import docx
from docx.oxml import OxmlElement

from kehoach.domain.layout import Table
from tests.reading.formats.making_docx import lines, paragraph, read, saved, word_file


def _table(rows: list[list[str]], *, ruled: bool = True) -> docx.document.Document:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    if ruled:
        table.style = "Table Grid"
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return document


def _only_table(document: docx.document.Document) -> Table:
    (table,) = read(saved(document)).tables
    return table


def test_every_row_has_the_same_columns() -> None:
    document = _table([["TT", "Chỉ tiêu", "Kế hoạch"], ["1", "Đàn bò", "1.200 con"]])
    assert lines(saved(document)) == ["TT|Chỉ tiêu|Kế hoạch", "1|Đàn bò|1.200 con"]


def test_a_cell_merged_downwards_leaves_empty_cells_that_say_so() -> None:
    document = _table([["1", "Đàn trâu"], ["", "Đàn bò"], ["2", "Lúa"]])
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(1, 0))
    assert lines(saved(document)) == ["1|Đàn trâu", "|Đàn bò", "2|Lúa"]
    below = _only_table(document).rows[1].cells[0]
    assert below.continues_above
    assert below.start == below.end


def test_a_cell_merged_sideways_leaves_empty_cells_that_say_so() -> None:
    document = _table([["I", "KINH TẾ", "", ""], ["1", "Lúa", "ha", "540"]])
    table = document.tables[0]
    table.cell(0, 1).merge(table.cell(0, 3))
    assert lines(saved(document)) == ["I|KINH TẾ||", "1|Lúa|ha|540"]
    assert [cell.continues_left for cell in _only_table(document).rows[0].cells] == [False, False, True, True]


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own() -> None:
    document = _table([["1", "(1) Họp dân"], ["2", "x"]])
    document.tables[0].cell(0, 1).add_paragraph("(2) Đo đạc")
    layout = read(saved(document))
    cell = layout.tables[0].rows[0].cells[1]
    assert layout.plain[cell.start : cell.end] == "(1) Họp dân\n(2) Đo đạc"


def test_a_table_in_a_cell_is_read_as_lines_of_that_cell() -> None:
    document = _table([["1", "Gồm:"], ["2", "x"]])
    inner = document.tables[0].cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Trâu", "300 con"
    inner.style = "Table Grid"
    assert lines(saved(document)) == ["1|Gồm: Trâu 300 con", "2|x"]


def test_a_letterhead_in_two_columns_is_read_left_then_right() -> None:
    document = _table(
        [
            [
                "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số: 12/KH-UBND", "An Thịnh, ngày 05 tháng 01 năm 2026"],
        ],
        ruled=False,
    )
    assert lines(saved(document)) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Thịnh, ngày 05 tháng 01 năm 2026",
    ]


def test_recipients_and_signature_are_no_table() -> None:
    document = _table(
        [["Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An"]], ruled=False
    )
    assert lines(saved(document)) == [
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn An",
    ]


def test_a_ruled_table_whose_rows_name_the_chair_stays_a_table() -> None:
    rows = [["1", "CHỦ TỊCH"], ["2", "Công chức văn hóa"]]
    assert lines(saved(_table(rows))) == ["1|CHỦ TỊCH", "2|Công chức văn hóa"]


def test_a_deleted_row_is_gone() -> None:
    document = _table([["1", "Giữ"], ["2", "Bỏ"], ["3", "Giữ nữa"]])
    document.tables[0].rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert lines(saved(document)) == ["1|Giữ", "3|Giữ nữa"]


def test_columns_in_which_no_cell_starts_are_dropped() -> None:
    row = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'
        '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{}</w:tc></w:tr>'
    )
    rows = row.format(paragraph("Lúa"), paragraph("540 ha")) + row.format(
        paragraph("Ngô"), paragraph("30 ha")
    )
    assert lines(word_file(f"<w:tbl>{rows}</w:tbl>")) == ["Lúa|540 ha", "Ngô|30 ha"]


def test_a_single_cell_around_text_is_only_a_frame() -> None:
    document = _table([["Ghi chú: số liệu ước thực hiện."]])
    assert lines(saved(document)) == ["Ghi chú: số liệu ước thực hiện."]
