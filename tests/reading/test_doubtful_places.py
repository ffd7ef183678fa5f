"""What a scan was recognised as in two ways is asked of whoever confirms the plan."""

from kehoach.domain.layout import Layout
from kehoach.domain.plan import PlanDraft
from kehoach.reading.formats.layout_writer import GridCell, LayoutWriter
from kehoach.reading.formats.page import Page, Word
from kehoach.reading.formats.pages import lay_out_pages
from kehoach.reading.read import read_layout

HEADING = "II. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026"


def scanned(*lines: str, doubtful: str, other: str) -> Layout:
    """Return the layout of a page of lines; one word of them was also read otherwise."""
    words = []
    for at, line in enumerate(lines):
        left, top = 60.0, 80.0 + 24 * at
        for text in line.split():
            right = left + 6.0 * len(text)
            words.append(
                Word(text, left, top, right, top + 12, 12, other=other if text == doubtful else None)
            )
            left = right + 4
    return lay_out_pages([Page(1, 595, 842, tuple(words))], "scan")


def doubts(draft: PlanDraft) -> list[str | None]:
    """Return the doubts of the indicators in order."""
    return [item.doubt for item in draft.indicators]


def test_the_place_is_kept_in_the_text_of_the_page() -> None:
    layout = scanned("Phấn đấu trồng mới", "45 ha rừng.", doubtful="45", other="15")
    assert [(layout.quote(item.start, item.end), item.other) for item in layout.readings] == [("45", "15")]


def test_an_indicator_whose_figure_was_read_two_ways_is_doubted_and_its_neighbour_is_not() -> None:
    draft = read_layout(
        scanned(HEADING, "- Trồng mới 45 ha rừng.", "- Làm 12 km đường.", doubtful="45", other="15")
    )
    asked, silent = doubts(draft)
    assert asked is not None
    assert "«45» và «15»" in asked
    assert silent is None


def test_a_figure_that_only_one_reading_saw_says_so() -> None:
    draft = read_layout(scanned(HEADING, "- Trồng mới 45 ha rừng.", doubtful="45", other=""))
    assert doubts(draft) == ["Chỉ một trong hai lần nhận dạng thấy «45». Hãy đối chiếu với bản gốc."]


def test_a_place_in_a_row_is_asked_of_the_item_of_the_row() -> None:
    word = Word("12,5", 0, 0, 20, 12, 12, other="11,0 – 12,5")
    from_page = lay_out_pages([Page(1, 595, 842, (word,))], "scan").readings
    writer = LayoutWriter()
    texts = (
        ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
        ["1", "Sản lượng cá", "Tấn", "12,5"],
        ["2", "Gà", "Con", "8"],
    )
    writer.table(
        [[GridCell(text, readings=from_page if text == "12,5" else ()) for text in row] for row in texts]
    )
    asked, silent = doubts(read_layout(writer.finish("scan")))
    assert asked is not None
    assert "11,0 – 12,5" in asked
    assert silent is None


def test_the_number_of_the_document_is_told_in_a_warning() -> None:
    draft = read_layout(
        scanned(
            "ỦY BAN NHÂN DÂN",
            "XÃ A",
            "Số: 12/KH-UBND",
            "KẾ HOẠCH",
            HEADING,
            "- Trồng mới 45 ha rừng.",
            doubtful="12/KH-UBND",
            other="42/KH-UBND",
        )
    )
    assert any("«12/KH-UBND» và «42/KH-UBND»" in warning for warning in draft.layout.warnings)
