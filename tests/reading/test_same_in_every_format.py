"""The same document as text, Word, Excel, PDF and scanned pages gives the same items."""

import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kehoach.pipeline import read_and_check
from kehoach.reading.contract import draft_to_json
from tests.plans import builders
from tests.plans.answers import Json
from tests.plans.content import Content, Grid, Line, Note
from tests.plans.score import compare, folded
from tests.plans.sources import load_sample, sample_names

SCANNED_BLOCKS = 36
needs_office = pytest.mark.skipif(
    builders.office() is None, reason="LibreOffice or a font as wide as Times New Roman is not here"
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract reads the scan and is not here"
)


def read(path: Path) -> Json:
    """Return the contract's JSON of a file."""
    draft, findings = read_and_check(path)
    found: Json = draft_to_json(draft, findings)
    return found


def items(found: Json) -> dict[str, list[tuple[object, ...]]]:
    """Return what was read, without where it was read: a page prints its footnotes before the next page."""
    return {kind: sorted(rows, key=str) for kind, rows in _items(found).items()}


def _items(found: Json) -> dict[str, list[tuple[object, ...]]]:
    return {
        "indicators": [
            (
                folded(item["name"]),
                *(item.get(key) for key in ("kind", "comparator", "value", "low", "high", "unit")),
            )
            for item in found["indicators"]
        ],
        "solutions": [
            (task["number"], folded(task["title"]), folded(step["text"]), *_assigned(step))
            for task in found["tasks"]
            if task["solutions"]
            for step in task["solutions"]
        ],
        "criteria": [
            (item["number"], folded(item["name"]), folded(item.get("requirement")), item.get("max_points"))
            for item in (found.get("scorecard") or {}).get("criteria", [])
        ],
        "header": [
            (key, folded(str(found["document"].get(key)))) for key in ("issuer", "number", "date", "title")
        ],
    }


def _assigned(step: Json) -> tuple[object, ...]:
    return tuple(folded(step.get(key)) for key in ("directing", "lead", "coordinating", "due_text"))


def without_notes(content: Content) -> Content:
    """Return the content without footnotes, which a sheet has no place for."""
    return Content(tuple(block for block in content.blocks if not isinstance(block, Note)))


@pytest.mark.parametrize("name", sample_names())
def test_a_word_file_gives_what_the_text_gives(name: str, tmp_path: Path) -> None:
    content = load_sample(name).content
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    assert items(read(builders.build_docx(content, tmp_path / "plan.docx"))) == items(text)


@pytest.mark.parametrize("name", sample_names())
def test_a_workbook_gives_what_the_text_gives(name: str, tmp_path: Path) -> None:
    content = without_notes(load_sample(name).content)
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    assert items(read(builders.build_xlsx(content, tmp_path / "plan.xlsx"))) == items(text)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All samples as PDF files, and the first pages of one to be scanned."""
    contents = {name: load_sample(name).content for name in sample_names()}
    contents["first-pages"] = first_pages()
    contents |= {f"table-{name}": last_table(name) for name in ("ben-say", "ha-ngan")}
    return builders.build_pdfs(contents, tmp_path_factory.mktemp("pdf"))


def first_pages() -> Content:
    """Return what stands on about two pages: to recognise more takes long and shows no more."""
    return Content(load_sample("dong-kieu").content.blocks[:SCANNED_BLOCKS])


def last_table(name: str) -> Content:
    """Return the last table of a sample, under a title of its own."""
    grids = [block for block in load_sample(name).content.blocks if isinstance(block, Grid)]
    return Content((Line("CHỈ TIÊU, NHIỆM VỤ NĂM 2026", bold=True, centered=True), grids[-1]))


@needs_office
@pytest.mark.parametrize("name", sample_names())
def test_a_pdf_gives_what_the_text_gives(name: str, tmp_path: Path, pdfs: dict[str, Path]) -> None:
    text = read(builders.build_text(load_sample(name).content, tmp_path / "plan.txt"))
    assert items(read(pdfs[name])) == items(text)


@needs_office
@pytest.mark.parametrize("name", ["ben-say", "ha-ngan"])
def test_a_pdf_whose_tables_have_no_lines_gives_what_the_text_gives(name: str, tmp_path: Path) -> None:
    content = load_sample(name).content
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    assert items(read(builders.build_pdf(content, tmp_path / "plan.pdf", ruled=False))) == items(text)


@needs_office
@needs_tesseract
def test_a_scan_gives_what_the_text_gives_but_for_misread_letters(
    tmp_path: Path, pdfs: dict[str, Path]
) -> None:
    """Figures, signs and units are those of the text; a name may have a letter misread.

    Recognition reads no raised figure: of «m²/người» only «m» is sure.
    """
    text = read(builders.build_text(first_pages(), tmp_path / "plan.txt"))["indicators"]
    scan = read(builders.build_scan(pdfs["first-pages"], tmp_path / "scan.pdf"))["indicators"]
    assert len(text) >= 10
    assert [figures(item) for item in scan] == [figures(item) for item in text]
    for read_of_scan, read_of_text in zip(scan, text, strict=True):
        assert SequenceMatcher(None, read_of_scan["name"], read_of_text["name"]).ratio() >= 0.9


def figures(item: Json) -> tuple[object, ...]:
    """Return what must be the same to the letter, the unit up to a raised figure."""
    unit = (item.get("unit") or "").partition("²")[0]
    return unit, *(item.get(key) for key in ("kind", "comparator", "value", "low", "high"))


@needs_office
@needs_tesseract
@pytest.mark.parametrize(
    ("name", "bars"),
    [
        # Of «11,0 – 12,5» recognition still loses the first half, and a name here and there.
        ("ben-say", {"indicators.found": 0.9}),
        (
            "ha-ngan",
            {"tasks.number": 1.0, "solutions": 0.95, "assignments.lead": 0.95, "assignments.due": 0.95},
        ),
    ],
)
def test_a_scanned_table_gives_what_the_text_gives_but_for_misread_letters(
    name: str, bars: dict[str, float], tmp_path: Path, pdfs: dict[str, Path]
) -> None:
    content = last_table(name)
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    scan = read(builders.build_scan(pdfs[f"table-{name}"], tmp_path / "scan.pdf"))
    score = compare(text, scan, " ".join(str(content).split()))
    assert {measure: score.f1(measure) for measure, bar in bars.items() if score.f1(measure) < bar} == {}
