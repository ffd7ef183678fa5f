"""The same document as text, Word, Excel, PDF and scanned pages gives the same items."""

import re
import shutil
from pathlib import Path

import pytest

from kehoach.pipeline import read_and_check
from kehoach.reading.contract import draft_to_json
from tests.plans import builders
from tests.plans.answers import Json
from tests.plans.content import Content, Note
from tests.plans.score import compare, folded
from tests.plans.sources import load_sample, sample_names

needs_office = pytest.mark.skipif(
    builders.office() is None, reason="LibreOffice makes the PDF and is not here"
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


@needs_office
@pytest.mark.parametrize("name", sample_names())
def test_a_pdf_gives_what_the_text_gives(name: str, tmp_path: Path) -> None:
    content = load_sample(name).content
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    assert items(read(builders.build_pdf(content, tmp_path / "plan.pdf"))) == items(text)


@needs_office
@pytest.mark.parametrize("name", ["ben-say", "ha-ngan"])
def test_a_pdf_whose_tables_have_no_lines_gives_what_the_text_gives(name: str, tmp_path: Path) -> None:
    content = load_sample(name).content
    text = read(builders.build_text(content, tmp_path / "plan.txt"))
    assert items(read(builders.build_pdf(content, tmp_path / "plan.pdf", ruled=False))) == items(text)


@needs_office
@needs_tesseract
@pytest.mark.parametrize("name", ["dong-kieu"])
def test_a_scan_gives_what_the_text_gives_but_for_misread_letters(name: str, tmp_path: Path) -> None:
    sample = load_sample(name)
    text = read(builders.build_text(sample.content, tmp_path / "plan.txt"))
    scan = builders.build_scan(
        builders.build_pdf(sample.content, tmp_path / "plan.pdf"), tmp_path / "scan.pdf"
    )
    score = compare(text, read(scan), re.sub(r"\s+", " ", str(sample.content)))
    assert score.f1("indicators.found") >= 0.95
