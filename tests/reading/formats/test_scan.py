import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from kehoach.domain.layout import Layout
from kehoach.reading import refusals
from kehoach.reading.formats import recognition
from kehoach.reading.formats.open import lay_out_bytes
from kehoach.reading.formats.page import Box
from kehoach.reading.formats.ruling_lines import find_rulings, without_rulings
from tests.reading.formats.making_docx import shown
from tests.reading.formats.making_plan import LONG, pictures, plan, printed

needs_tesseract = pytest.mark.skipif(
    recognition.tesseract() is None, reason="tesseract with Vietnamese is not installed"
)


def _similar(found: str, expected: str) -> bool:
    """Whether most words are the same: recognition may misread one or two."""
    left, right = set(found.split()), set(expected.split())
    return len(left & right) >= 0.8 * max(len(left), len(right))


@pytest.fixture(scope="module")
def pages_seen() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(plan(tasks=14), tmp_path_factory.mktemp("scan"))


@pytest.fixture(scope="module")
def layout(pdf: bytes, pages_seen: list[tuple[int, int]]) -> Layout:
    return lay_out_bytes(
        pictures(pdf), "ban-quet.pdf", progress=lambda done, count: pages_seen.append((done, count))
    )


@needs_tesseract
def test_a_scanned_plan_gives_its_paragraphs(layout: Layout) -> None:
    assert layout.format == "scan"
    assert any(_similar(text, LONG) for text in shown(layout))
    assert any("Trồng mới 45 ha rừng" in text for text in shown(layout))


@needs_tesseract
def test_a_scanned_table_gives_its_rows_and_columns(layout: Layout) -> None:
    rows = [[layout.cell(cell) for cell in row.cells] for table in layout.tables for row in table.rows]
    assert {len(row) for row in rows} == {3}
    assert len(rows) == 16
    figures = [row[2] for row in rows[2:]]
    right = sum(figure == f"{at * 5} hộ" for at, figure in enumerate(figures, start=1))
    assert right >= 12


@needs_tesseract
def test_a_scan_says_that_it_was_recognised_and_tells_its_progress(
    layout: Layout, pages_seen: list[tuple[int, int]]
) -> None:
    assert "nhận dạng" in layout.warnings[0]
    assert pages_seen == [(page, layout.pages) for page in range(1, (layout.pages or 0) + 1)]


@needs_tesseract
def test_a_photograph_of_a_page_laid_askew_is_read(pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    target = io.BytesIO()
    page.rotate(1.7, fillcolor="white", expand=True).save(target, "JPEG", quality=80)
    layout = lay_out_bytes(target.getvalue(), "anh.jpg")
    assert any(_similar(text, LONG) for text in shown(layout))
    assert {len(row.cells) for table in layout.tables for row in table.rows} == {3}


@needs_tesseract
def test_a_dash_alone_in_its_cell_is_read_as_a_bullet() -> None:
    picture = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(picture).rectangle((140, 58, 152, 60), fill=0)
    program = recognition.tesseract() or ""
    words = recognition.recognise_apart(picture, [Box(0, 0, 98, 39), Box(0, 0, 30, 39)], program=program)
    assert [word.text for word in words] == ["-"]


@needs_tesseract
def test_a_strip_between_double_lines_is_no_cell_to_read() -> None:
    picture = Image.new("L", (300, 120), 255)
    program = recognition.tesseract() or ""
    assert recognition.recognise_apart(picture, [Box(10, 0, 12, 39)], program=program) == []


@needs_tesseract
def test_a_blank_scan_is_refused() -> None:
    target = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(target, "PNG")
    with pytest.raises(refusals.NoTextLayer):
        lay_out_bytes(target.getvalue(), "trang.png")


def test_without_tesseract_a_scan_is_refused_with_the_packages_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    recognition.tesseract.cache_clear()
    target = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(target, "PDF")
    try:
        with pytest.raises(refusals.NeedsTesseract, match="tesseract-ocr-vie"):
            lay_out_bytes(target.getvalue(), "ban-quet.pdf")
    finally:
        recognition.tesseract.cache_clear()


def test_a_picture_of_too_many_points_is_refused() -> None:
    target = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(target, "PNG")
    with pytest.raises(refusals.Unreadable):
        lay_out_bytes(target.getvalue(), "to.png")


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(refusals.Unreadable):
        lay_out_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "anh.png")


def test_ruling_lines_are_found_and_painted_over() -> None:
    picture = Image.new("L", (800, 600), 255)
    brush = ImageDraw.Draw(picture)
    brush.rectangle((100, 100, 700, 400), outline=0, width=2)
    brush.line((100, 200, 700, 203), fill=0, width=2)
    brush.line((300, 100, 300, 400), fill=0, width=2)
    rulings = find_rulings(picture)
    assert sum(line.is_level for line in rulings) == 3
    assert sum(not line.is_level for line in rulings) == 3
    top = min((line for line in rulings if line.is_level), key=lambda line: line.y0)
    assert abs(top.x0 - 100) <= 2
    assert abs(top.x1 - 700) <= 2
    assert min(without_rulings(picture, rulings).tobytes()) == 255
