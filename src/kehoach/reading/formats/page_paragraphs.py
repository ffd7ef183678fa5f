"""Lines of a page joined into paragraphs."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kehoach.domain.layout import Reading
from kehoach.reading.formats.joining import goes_on, joined
from kehoach.reading.formats.page import Line
from kehoach.vietnamese.numerals import MarkerKind, read_marker

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of a page; `is_open` says that its last line is full, so that it may go on elsewhere."""

    text: str
    bold: bool = False
    italic: bool = False
    centered: bool = False
    indented: bool = False
    is_open: bool = False
    footnote: str | None = None
    page: int | None = None
    readings: tuple[Reading, ...] = ()


def paragraphs_of(
    lines: Sequence[Line], *, left: float, right: float, page: int | None = None, is_block: bool = False
) -> list[Text]:
    """The paragraphs of lines that stand below one another between two edges.

    In the block of a letterhead or a signature each line stands for itself, unless its words go on.
    """
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    usual_gap = statistics.median(gaps) if gaps else 0.0
    found: list[list[Line]] = []
    for line in lines:
        if found and is_block:
            same = _continues_in_block(found[-1], line)
        else:
            same = bool(found) and _continues(found[-1], line, left=left, right=right, usual_gap=usual_gap)
        if same:
            found[-1].append(line)
        else:
            found.append([line])
    return [_text(part, left=left, right=right, page=page) for part in found]


def _continues_in_block(part: list[Line], line: Line) -> bool:
    is_item = _opens(part[0]) and not _opens(line) and not part[-1].text.endswith(_SENTENCE_ENDS)
    return is_item or goes_on(part[-1].text, line.text)


def join_texts(before: Text, after: Text) -> Text:
    """Two pieces of one paragraph as one."""
    text = joined((before.text, after.text))
    shift = len(text) - len(after.text)
    return replace(
        before,
        text=text,
        readings=(*before.readings, *(reading.moved(shift) for reading in after.readings)),
        bold=before.bold and after.bold,
        italic=before.italic and after.italic,
        is_open=after.is_open,
    )


def _continues(part: list[Line], line: Line, *, left: float, right: float, usual_gap: float) -> bool:
    last = part[-1]
    if line.top - last.bottom > max(usual_gap, 0.0) + 0.9 * line.size:
        return False
    if abs(line.size - last.size) > 0.2 * last.size and line.bold != last.bold:
        return False
    if _is_even(last, left=left, right=right) and is_centered(line, left=left, right=right):
        full = not _fits(last, line, left=left, right=right)
        alike = last.bold == line.bold and last.italic == line.italic
        return alike and (goes_on(last.text, line.text) or (full and not _opens(line)))
    ended = last.text.rstrip().endswith(_SENTENCE_ENDS)
    is_indented = line.x0 - left > 0.8 * line.size
    hangs = len(part) > 1 and abs(line.x0 - last.x0) < 0.4 * line.size
    if is_indented and not hangs and last.x0 - line.x0 < 0.4 * line.size and not _hangs_under(part, line):
        # A first line that is set in opens a paragraph, unless the whole paragraph is set in as far.
        as_far = line.x0 - last.x0 < 0.4 * line.size
        if not as_far or ended or not goes_on(last.text, line.text):
            return False
    if (_opens(line) or _opens_without_a_dot(line)) and ended:
        return False
    if _is_title_above(part, line):
        return False
    if not _fits(last, line, left=left, right=right):
        return True
    return _only_goes_on(last.text, line.text)


def _hangs_under(part: list[Line], line: Line) -> bool:
    """Whether the line stands under the words after the paragraph's bullet or number."""
    marker = read_marker(part[0].text)
    if marker is None or len(part[0].words) < 2:
        return False
    return abs(line.x0 - part[0].words[1].x0) < 0.5 * line.size


def _fits(last: Line, line: Line, *, left: float, right: float) -> bool:
    """Whether the line's first word would still have found room at the end of the last line."""
    room = room_after(last, left=left, right=right)
    is_ranged_left = min(line.x0 - left, abs(line.x0 - last.x0)) < 0.4 * line.size
    if is_ranged_left and is_centered(last, left=left, right=right):
        # A line that is set in may end as far from the edge as it begins and yet not stand in the middle.
        room -= last.x0 - left
    return room > first_width(line)


def first_width(line: Line) -> float:
    """The width of a line's first word, with all that clings to it."""
    first = line.words[0]
    for word in line.words[1:]:
        if word.x0 - first.x1 > 0.12 * word.size:
            break
        first = word
    return first.x1 - line.words[0].x0


def room_after(line: Line, *, left: float, right: float) -> float:
    """The room that a line leaves for another word between the edges, less a blank and what is unsure."""
    room = right - line.x1
    if is_centered(line, left=left, right=right):
        room += line.x0 - left
    return room - 0.3 * line.size - 0.02 * (right - left)


def _only_goes_on(before: str, after: str) -> bool:
    return after[:1].islower() and goes_on(before, after)


def _opens(line: Line) -> bool:
    marker = read_marker(line.text)
    return marker is not None and marker.closed and marker.kind is not MarkerKind.PART


def _opens_without_a_dot(line: Line) -> bool:
    """Whether the line begins with a number of two levels whose dot was left out, «2.3 Trên …»."""
    marker = read_marker(line.text)
    first, _, rest = line.text.partition(" ")
    return marker is not None and "." in first and rest[:1].isupper()


def _is_title_above(part: list[Line], line: Line) -> bool:
    """Whether bold lines as wide as the page end above a plain line that opens a sentence."""
    return all(above.bold for above in part) and not line.bold and line.text[:1].isupper()


def is_centered(line: Line, *, left: float, right: float) -> bool:
    """Whether a line stands in the middle, clear of both edges."""
    return min(line.x0 - left, right - line.x1) > 2 * line.size and _is_even(line, left=left, right=right)


def _is_even(line: Line, *, left: float, right: float) -> bool:
    """Whether a line ends as far from one edge as it begins from the other."""
    before, after = line.x0 - left, right - line.x1
    return abs(before - after) < max(1.5 * line.size, 0.06 * before)


def _readings(part: list[Line]) -> tuple[Reading, ...]:
    """Where the joined lines were recognised in two ways."""
    if not any(line.readings for line in part):
        return ()
    found: list[Reading] = []
    text = ""
    for line in part:
        text = joined((text, line.text)) if text else line.text
        found += [reading.moved(len(text) - len(line.text)) for reading in line.readings]
    return tuple(found)


def _text(part: list[Line], *, left: float, right: float, page: int | None) -> Text:
    last = part[-1]
    return Text(
        joined(line.text for line in part),
        readings=_readings(part),
        bold=all(line.bold for line in part),
        italic=all(line.italic for line in part),
        centered=is_centered(last, left=left, right=right)
        and all(_is_even(line, left=left, right=right) for line in part),
        indented=part[0].x0 - left > 0.8 * part[0].size,
        is_open=right - last.x1 < 3.5 * last.size and not last.text.rstrip().endswith((".", ";", "./.", ":")),
        page=page,
    )
