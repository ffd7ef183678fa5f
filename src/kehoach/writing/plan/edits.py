"""Words of the document that are written differently from how they were read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.domain.layout import Layout


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a person changed: within a passage, what the document says and what it shall say.

    `what` names it for the sentence that says where a change could not be put, as «Chỉ tiêu … : đơn vị tính».
    """

    start: int
    end: int
    old: str
    new: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


class Wording:
    """The words of a layout with changes put in; `unplaced` are those whose old words stand nowhere."""

    def __init__(self, layout: Layout, changes: Iterable[Change]) -> None:
        self._plain = layout.plain
        self.unplaced: list[Change] = []
        edits: list[_Edit] = []
        for change in changes:
            place = _find(self._plain, change, taken=edits)
            if place is None:
                self.unplaced.append(change)
            else:
                edits.append(_Edit(*place, change.new))
        self._edits: Sequence[_Edit] = sorted(edits, key=lambda edit: edit.start)
        self._starts = [edit.start for edit in self._edits]

    def words(self, start: int, end: int) -> str:
        """Return the words between two offsets, white space collapsed."""
        return " ".join(self._text(start, end).split())

    def lines(self, start: int, end: int) -> list[str]:
        """Return the lines between two offsets that hold words."""
        parts = (" ".join(line.split()) for line in self._text(start, end).split("\n"))
        return [line for line in parts if line]

    def _text(self, start: int, end: int) -> str:
        at, parts = start, []
        for edit in self._edits[bisect_left(self._starts, start) :]:
            if edit.start >= end:
                break
            parts += [self._plain[at : edit.start], edit.new]
            at = max(at, min(edit.end, end))
        parts.append(self._plain[at:end])
        return "".join(parts)


def _find(text: str, change: Change, *, taken: Sequence[_Edit]) -> tuple[int, int] | None:
    """Return where the old words stand in the passage, whole words only, at a place no other change took."""
    words = change.old.split()
    if not words:
        return None
    # A cell may break its lines anywhere, so any white space stands between words.
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    for found in pattern.finditer(text, change.start, change.end):
        if all(found.end() <= edit.start or found.start() >= edit.end for edit in taken):
            return found.start(), found.end()
    return None
