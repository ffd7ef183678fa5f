"""Plain text and OCR output: paragraphs, and tables whose cells are separated by tabs or pipes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.domain.layout import Block, Cell, Layout, Paragraph, Row, Table
from kehoach.reading.formats.markup import blank_markup
from kehoach.vietnamese.numerals import read_marker

_PAGE_NUMBER = re.compile(r"[ \t]*(?:[-–][ ]?)?\d{1,3}(?:[ ]?[-–])?[ \t]*")
_FOOTNOTE = re.compile(r"[ \t]*(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|\[(\d{1,2})\])[ \t]*(?=\S)")
# A line of signs alone, three dashes in a row among them; each sign can be taken in one way only.
_PIPE_RULE = re.compile(r"[ \t:|]*(?:-{1,2}[ \t:|]+)*-{3}[ \t:|-]*")
_SHORT_LINE = 25
_FEW_LINES = 12
_WIDEST_PAGE = 125
_MOST_LINES = 80  # of one paragraph; more than two pages hold
# A paragraph that ends in one of these is complete; what follows is another one.
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", "./.", "”", '"')


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool


def lay_out_text(text: str) -> Layout:
    """The layout of a text whose tables stand as lines of tab-separated cells.

    A paragraph or sentence that a page break cut in two is joined again.
    """
    plain = blank_markup(text)
    wrapped_at = _wrapped_at(text)
    blocks: list[Block] = []
    rows: list[Row] = []
    pending: list[_Line] = []
    turns: list[int] = []  # where a line ends inside a paragraph
    page_numbers: list[_Line] = []

    def close_rows() -> None:
        if rows:
            blocks.append(Table(tuple(rows)))
            rows.clear()

    def close_paragraph() -> None:
        if pending:
            blocks.append(_paragraph(text, plain, pending[0].start, pending[-1].end))
            turns.extend(line.end for line in pending[:-1])
            pending.clear()

    for line in _lines(text):
        cells = _cells(text, plain, line)
        if cells:
            close_paragraph()
            if line.after_blank:
                close_rows()
            rows.append(Row(tuple(cells)))
            continue
        if _PAGE_NUMBER.fullmatch(plain, line.start, line.end) or _PIPE_RULE.fullmatch(
            text, line.start, line.end
        ):
            page_numbers.append(line)
            continue
        close_rows()
        if not pending or not (
            _continues(text, plain, pending, line) or _is_wrapped(plain, pending, line, wrapped_at)
        ):
            close_paragraph()
        pending.append(line)
    close_rows()
    close_paragraph()
    plain = _without(plain, page_numbers)
    return Layout(text=text, plain=_joined(plain, turns), blocks=tuple(blocks), format="text")


def _without(plain: str, lines: list[_Line]) -> str:
    """The text with blanks for the lines that belong to the page and not to the paragraph around them."""
    pieces, at = [], 0
    for line in lines:
        pieces += [plain[at : line.start], " " * (line.end - line.start)]
        at = line.end
    return "".join([*pieces, plain[at:]])


def _joined(plain: str, turns: list[int]) -> str:
    """The text with a space for each end of a line that lies inside a paragraph."""
    pieces, at = [], 0
    for turn in turns:
        gap = turn
        while gap < len(plain) and plain[gap].isspace():
            gap += 1
        pieces.append(plain[at:turn] + " " * (gap - turn))
        at = gap
    return "".join([*pieces, plain[at:]])


def _wrapped_at(text: str) -> int | None:
    """The width at which the text's lines are broken; None where a line is a whole paragraph."""
    lengths = sorted(len(line) for line in text.split("\n") if len(line) > _SHORT_LINE and "\t" not in line)
    if len(lengths) < _FEW_LINES or lengths[-1] > _WIDEST_PAGE:
        return None
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length >= width * 0.85 for length in lengths)
    return width if full * 2 > len(lengths) else None


def _is_wrapped(plain: str, pending: list[_Line], line: _Line, width: int | None) -> bool:
    """Whether the line before is as wide as the page and ends no sentence, so that this one goes on."""
    before = plain[pending[-1].start : pending[-1].end].rstrip()
    after = plain[line.start : line.end].lstrip()
    if width is None or line.after_blank or len(before) < width * 0.85 or before.endswith(_SENTENCE_ENDS):
        return False
    return read_marker(after) is None and not before.isupper() and not after.isupper()


def _lines(text: str) -> Iterator[_Line]:
    start, after_blank = 0, True
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        # A form feed is a page break: as good as a blank line.
        if text[start:end].strip():
            yield _Line(start, end, after_blank or text[start] == "\f")
            after_blank = False
        else:
            # A line of tabs alone is an empty row, not a gap.
            after_blank = True
        start = end + 1


def _cells(text: str, plain: str, line: _Line) -> list[Cell]:
    """The cells of a table line; none where the line is a paragraph."""
    separator, start, end = "\t", line.start, line.end
    if "\t" not in text[start:end] or not plain[start:end].strip():
        stripped = text[start:end].strip()
        if not (stripped.startswith("|") and stripped.count("|") > 1) or _PIPE_RULE.fullmatch(stripped):
            return []
        separator = "|"
        start = text.index("|", start) + 1
        end = line.start + len(text[line.start : line.end].rstrip())
        end -= text[end - 1] == "|"
    elif text[start:end].count("\t") == 1 and not plain[start : text.index("\t", start)].strip():
        # A single tab that only indents a line.
        return []
    cells = []
    while True:
        stop = text.find(separator, start, end)
        stop = end if stop < 0 else stop
        cells.append(_cell(text, plain, start, stop))
        if stop == end:
            return cells
        start = stop + 1


def _cell(text: str, plain: str, start: int, end: int) -> Cell:
    while start < end and plain[start].isspace():
        start += 1
    stop = end
    while stop > start and plain[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return Cell(end, end)
    return Cell(start, stop, bold="<b>" in text[max(start - 12, 0) : start])


def _paragraph(text: str, plain: str, start: int, end: int) -> Paragraph:
    first, last = start, end
    while first < last and plain[first].isspace():
        first += 1
    while last > first and plain[last - 1].isspace():
        last -= 1
    mark = _FOOTNOTE.match(plain, first, last)
    lead = text[start:first]
    return Paragraph(
        first,
        last,
        bold="**" in lead or "<b>" in lead,
        italic=lead.count("*") in (1, 3) or "<i>" in lead,
        footnote=(mark[1] or mark[2]) if mark else None,
    )


def _continues(text: str, plain: str, pending: list[_Line], line: _Line) -> bool:
    """Whether a line goes on with the paragraph before it."""
    start = pending[0].start
    before = plain[start : pending[-1].end].rstrip()
    after = plain[line.start : line.end].lstrip()
    if not before or not after or len(pending) > _MOST_LINES:
        return False
    if not line.after_blank and text[start : pending[-1].end].count("**") % 2:
        return True  # bold that opened on an earlier line is still open
    if _FOOTNOTE.match(after) or _FOOTNOTE.match(before):
        return False
    if read_marker(after) is not None or before.endswith(_SENTENCE_ENDS):
        return False
    if before.isupper() or after.isupper():
        return False
    if after[0].islower() or before[-1] in ",–-":
        return not after[0].isupper() or before[-1] == ","
    # «giai đoạn / 2020-2025»: a number that numbers nothing.
    return after[0].isdigit() and not before[-1].isdigit()
