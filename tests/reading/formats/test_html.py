from hypothesis import given
from hypothesis import strategies as st

from kehoach.domain.layout import Layout
from kehoach.reading.formats.html import lay_out_html
from kehoach.reading.formats.open import lay_out_bytes
from tests.reading.formats.making_docx import shown


def _read(body: str) -> Layout:
    return lay_out_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "ke-hoach.html")


def test_headings_paragraphs_and_lists_are_lines() -> None:
    layout = _read(
        "<h2>I. Mục tiêu</h2><p>Trồng <b>45</b> ha<br>rừng</p><ul><li>Lúa</li><li>Ngô</li></ul>"
        "<ol><li>Một</li><li>Hai</li></ol>"
    )
    assert shown(layout) == ["I. Mục tiêu", "Trồng 45 ha", "rừng", "- Lúa", "- Ngô", "1. Một", "2. Hai"]
    assert layout.paragraphs[0].heading == 2
    assert not layout.paragraphs[1].bold


def test_merged_cells_leave_empty_cells_that_say_so() -> None:
    layout = _read(
        "<table border=1><tr><th rowspan=2>TT</th><th colspan=2>Năm 2026</th></tr>"
        "<tr><th>Kế hoạch</th><th>Ước</th></tr><tr><td>1</td><td>540</td><td>530</td></tr></table>"
    )
    assert shown(layout) == ["TT|Năm 2026|", "|Kế hoạch|Ước", "1|540|530"]
    first, second, _ = layout.tables[0].rows
    assert first.cells[2].continues_left
    assert second.cells[0].continues_above
    assert first.cells[0].bold


def test_a_letterhead_table_is_read_left_then_right() -> None:
    layout = _read(
        "<table><tr><td>UBND XÃ AN THỊNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>"
        "<tr><td>Số: 12/KH-UBND</td><td>An Thịnh, ngày 05 tháng 01 năm 2026</td></tr></table>"
    )
    assert shown(layout) == [
        "UBND XÃ AN THỊNH",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An Thịnh, ngày 05 tháng 01 năm 2026",
    ]


def test_scripts_and_styles_are_no_text() -> None:
    layout = _read("<style>p{}</style><script>var a = 1;</script><p>Nội dung</p>")
    assert shown(layout) == ["Nội dung"]


def test_a_web_page_that_calls_itself_a_word_file_is_read_with_a_warning() -> None:
    layout = lay_out_bytes(b"<html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p></body></html>", "ke-hoach.doc")
    assert shown(layout) == ["Kế hoạch"]
    assert "trang web" in layout.warnings[0]


def test_raised_digits_are_kept_as_raised() -> None:
    assert shown(_read("<p>13 m<sup>2</sup></p>")) == ["13 m²"]


_TABLE_TAGS = ["<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "</td>"]
_OTHERS = ["a", "<caption>", "<p>", "<br>", "<b>", "</b>", "<h1>", "<li>", "<ol>", "</ol>"]


@given(st.lists(st.sampled_from([*_TABLE_TAGS, *_OTHERS]), max_size=40))
def test_any_heap_of_tags_ends_well(pieces: list[str]) -> None:
    layout = lay_out_html("".join(pieces))
    for table in layout.tables:
        assert len({len(row.cells) for row in table.rows}) == 1
