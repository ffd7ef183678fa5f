from tests.reading.formats.making_docx import lines, paragraph, word_file


def _level(depth: int, kind: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


_LISTS = (
    '<w:abstractNum w:abstractNumId="5">'
    + _level(0, "upperRoman", "%1.")
    + _level(1, "decimal", "%2.")
    + _level(2, "decimal", "%2.%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="6">'
    + _level(0, "lowerLetter", "%1)")
    + _level(1, "bullet", "\uf0b7")
    + _level(2, "bullet", "+")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="6"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _item(text: str, listed: int, depth: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{listed}"/></w:numPr>')


def _numbered(*items: tuple[str, int, int]) -> list[str]:
    return lines(word_file("".join(_item(*item) for item in items), numbering=_LISTS))


def test_levels_count_on_their_own_and_start_again_under_the_next_item() -> None:
    assert _numbered(
        ("Mục tiêu", 1, 0),
        ("Kinh tế", 1, 1),
        ("Trồng trọt", 1, 2),
        ("Chăn nuôi", 1, 2),
        ("Xã hội", 1, 1),
        ("Y tế", 1, 2),
        ("Giải pháp", 1, 0),
        ("Vốn", 1, 1),
    ) == [
        "I. Mục tiêu",
        "1. Kinh tế",
        "1.1. Trồng trọt",
        "1.2. Chăn nuôi",
        "2. Xã hội",
        "2.1. Y tế",
        "II. Giải pháp",
        "1. Vốn",
    ]


def test_letters_and_bullets_are_printed_as_the_reader_sees_them() -> None:
    assert _numbered(("Lúa", 2, 0), ("Vụ xuân", 2, 1), ("Lúa lai", 2, 2), ("Ngô", 2, 0)) == [
        "a) Lúa",
        "- Vụ xuân",
        "+ Lúa lai",
        "b) Ngô",
    ]


def test_a_list_told_to_start_again_starts_again_once() -> None:
    assert _numbered(("Một", 2, 0), ("Hai", 2, 0), ("Lại một", 3, 0), ("Lại hai", 3, 0)) == [
        "a) Một",
        "b) Hai",
        "a) Lại một",
        "b) Lại hai",
    ]


def test_a_style_brings_its_numbering() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("Kinh tế", '<w:pStyle w:val="Muc"/>') + paragraph("Xã hội", '<w:pStyle w:val="Muc"/>')
    assert lines(word_file(body, numbering=_LISTS, styles=styles)) == ["1. Kinh tế", "2. Xã hội"]


def test_numbering_taken_off_a_paragraph_leaves_it_without_a_number() -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert lines(word_file(paragraph("Lời dẫn", off), numbering=_LISTS)) == ["Lời dẫn"]


def test_an_empty_numbered_paragraph_is_a_row_number_in_a_table_and_nothing_outside() -> None:
    empty = _item("", 1, 1)
    table = (
        f"<w:tbl><w:tr><w:tc>{empty}</w:tc><w:tc>{paragraph('Đàn trâu')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{empty}</w:tc><w:tc>{paragraph('Đàn bò')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(word_file(table, numbering=_LISTS)) == ["1.|Đàn trâu", "2.|Đàn bò"]
    assert lines(word_file(paragraph("A") + _item("", 1, 0), numbering=_LISTS)) == ["A"]
