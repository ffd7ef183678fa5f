"""What a page repeats or adds around its text: page numbers, running heads, notes at the foot."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach.reading.formats.docx_text import SUPERSCRIPTS
from kehoach.reading.formats.joining import joined
from kehoach.reading.formats.page import Line, Page, Word, lines_of

_PAGE_NUMBER = re.compile(
    r"(?:trang|tr\.)?\s{0,2}[-–—]?\s{0,2}\d{1,4}\s{0,2}(?:[-–—]|/\s{0,2}\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,2})[ ]?(?=[^\W\d_])")
_MOST_NOTE_LINES = 25
_MARGIN = 0.09  # of the page's height
_NORMAL_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot of a page: its mark and its lines."""

    mark: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The note with its mark raised before it, as a word processor's notes are laid out."""
        words = _MARK.sub("", joined(line.text for line in self.lines), count=1)
        return f"{self.mark.translate(SUPERSCRIPTS)} {words.lstrip()}"


def without_furniture(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page without its number and without what stands at the edge of most pages."""
    laid_out = [lines_of(page.words) for page in pages]
    seen: Counter[str] = Counter()
    for lines, page in zip(laid_out, pages, strict=True):
        edges = {_masked(line) for line in (*lines[:2], *lines[-2:]) if _is_at_the_edge(line, page)}
        seen.update(edges)
    often = {text for text, count in seen.items() if count > 2 and count * 2 > len(pages)}
    return [_stripped(lines, page, often) for lines, page in zip(laid_out, pages, strict=True)]


def split_notes(lines: Sequence[Line], page: Page) -> tuple[list[Line], list[Note]]:
    """The lines of the text, and the notes at the foot of the page."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    gaps = sorted(below.top - above.bottom for above, below in pairwise(lines))
    wide = (gaps[len(gaps) // 2] if gaps else 0.0) + 0.6 * usual
    notes: list[Note] = []
    first = len(lines)
    # From the foot upwards, as long as notes may stand there.
    for at in range(len(lines) - 1, max(len(lines) - _MOST_NOTE_LINES, 0), -1):
        line = lines[at]
        if _is_in_table(line, page):
            break
        mark = _note_mark(line)
        # The first note stands apart from the text, smaller or further down; the others stand under it.
        stands_apart = line.size < 0.92 * usual or line.top - lines[at - 1].bottom > wide
        raised = {found for above in lines[:at] for found in _raised_in(above)}
        if mark is not None and stands_apart and (mark in raised or not line.text[0].isascii()):
            notes.insert(0, Note(mark, tuple(lines[at:first])))
            first = at
    return list(lines[:first]), notes


def _note_mark(line: Line) -> str | None:
    found = _MARK.match(line.text)
    return found[0].translate(_NORMAL_DIGITS).strip() if found else None


def _raised_in(line: Line) -> list[str]:
    return [word.text for word in line.words if line.is_raised(word)]


def _is_at_the_edge(line: Line, page: Page) -> bool:
    """Whether a line stands in the margin above or below the text, and not in a table that reaches so far."""
    if _MARGIN * page.height < line.top and line.bottom < (1 - _MARGIN) * page.height:
        return False
    return not _is_in_table(line, page)


def _is_in_table(line: Line, page: Page) -> bool:
    return any(cell.holds(line.words[0]) for grid in page.grids for cell in grid)


def _stripped(lines: list[Line], page: Page, often: set[str]) -> list[Line]:
    kept = list(lines)
    for edge in (0, -1):
        for _ in range(2):
            if not kept or not _is_at_the_edge(kept[edge], page):
                break
            if not _PAGE_NUMBER.fullmatch(kept[edge].text.strip()) and _masked(kept[edge]) not in often:
                break
            kept.pop(edge)
    return kept


def _masked(line: Line) -> str:
    return _DIGITS.sub("0", line.text.strip())


def words_of(lines: Sequence[Line]) -> list[Word]:
    """All words of the lines."""
    return [word for line in lines for word in line.words]
