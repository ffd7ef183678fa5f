"""The same document as text, Word, Excel, PDF and scanned pages gives the same items."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kehoach.pipeline import read_and_check
from kehoach.reading.contract import draft_to_json
from tests.plans import builders
from tests.plans.answers import Json
from tests.plans.content import Content, Note
from tests.plans.same_items import Difference, differences
from tests.plans.score import folded
from tests.plans.sources import load_sample, sample_names

# Of a name's letters so many are right in a scan; its figures all are, or a doubt says that they may not be.
SAME_LETTERS = 0.9
MOST_DOUBTED = 0.3
MOST_STATES_LOST = 1
needs_office = pytest.mark.skipif(
    builders.office() is None, reason="LibreOffice or a font as wide as Times New Roman is not here"
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract reads the scan and is not here"
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the text of a sample gives, what its scan gave, and what was said of the scan as a whole."""

    text: Json
    found: Json
    warnings: tuple[str, ...]

    def differences(self) -> list[Difference]:
        """Return where they differ."""
        return differences(self.text, self.found, told=self.warnings)


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
    """All samples as PDF files."""
    contents = {name: load_sample(name).content for name in sample_names()}
    return builders.build_pdfs(contents, tmp_path_factory.mktemp("pdf"))


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


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory, pdfs: dict[str, Path]) -> dict[str, Scanned]:
    """What the scanned pages of each sample gave, and what its text gives."""
    folder = tmp_path_factory.mktemp("scans")
    found = {}
    for name in sample_names():
        text = read(builders.build_text(load_sample(name).content, folder / f"{name}.txt"))
        draft, findings = read_and_check(builders.build_scan(pdfs[name], folder / f"{name}.pdf"))
        read_of_scan: Json = draft_to_json(draft, findings)
        found[name] = Scanned(text, read_of_scan, draft.layout.warnings)
    return found


@needs_office
@needs_tesseract
@pytest.mark.parametrize("name", sample_names())
def test_a_scan_gives_the_items_of_the_text(name: str, scans: dict[str, Scanned]) -> None:
    """As many of each kind and in the same order; a name may have letters misread.

    A state without a figure hangs on one letter or comma of its sentence: one of a document may be lost.
    """
    scan = scans[name]
    apart = [row for row in scan.differences() if row.field in {"thiếu", "thừa"}]
    states = [row for row in apart if row.is_missing and row.wanted == ["achievement"]]
    assert [str(row) for row in apart if row not in states[:MOST_STATES_LOST]] == []
    misread = [row for row in scan.differences() if row.in_letters and row.likeness < SAME_LETTERS]
    assert [str(row) for row in misread] == []


@needs_office
@needs_tesseract
@pytest.mark.parametrize("name", sample_names())
def test_no_figure_of_a_scan_is_wrong_without_a_doubt(name: str, scans: dict[str, Scanned]) -> None:
    """Figures, comparators, units, numbers, deadlines and points are those of the text, or asked about."""
    assert [str(row) for row in scans[name].differences() if row.is_silent] == []


@needs_office
@needs_tesseract
def test_doubts_about_a_scan_are_few_enough_to_be_looked_at(scans: dict[str, Scanned]) -> None:
    items = doubts = 0
    for scan in scans.values():
        steps = [step for task in scan.found["tasks"] for step in task["solutions"]]
        criteria = (scan.found["scorecard"] or {}).get("criteria", [])
        every = [*scan.found["indicators"], *scan.found["tasks"], *steps, *criteria]
        items, doubts = items + len(every), doubts + sum("doubt" in item for item in every)
    assert doubts <= MOST_DOUBTED * items
