"""Words of the document that are written differently from how they were read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kehoach.domain.layout import Layout

_BLANK_BEFORE_MARK: Final = re.compile(r"(?<=\w) {1,12}(?=[:;,.)])")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a person changed: within a passage, what the document says and what it shall say.

    `what` names it for the sentence that says which change could not be put. Where the document says nothing
    yet, `old` is empty; `field` names the column that the words belong to where the item is a row of a table.
    """

    start: int
    end: int
    old: str
    new: str
    what: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """An item that a person added: it stands below the words that end at `after`.

    In a table it is a row with `fields` in their columns; elsewhere it is a line that says `line`.
    """

    after: int
    fields: Mapping[str, str]
    line: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


class Wording:
    """The words of a layout with changes put in; `unplaced` are those whose old words stand nowhere."""

    def __init__(self, layout: Layout, changes: Iterable[Change]) -> None:
        self._plain, self._read = layout.plain, layout.text
        self._edits: list[_Edit] = []
        self._starts: list[int] = []
        self.unplaced = [change for change in changes if not self._put(change)]

    def _put(self, change: Change) -> bool:
        place = _find(self._plain, change, taken=self._edits)
        if place is None:
            # A correction of the passage may have said it already.
            said = " ".join(change.new.split())
            return bool(said) and said in self.words(change.start, change.end)
        start, end = place
        kept = [edit for edit in self._edits if edit.end <= start or edit.start >= end]
        self._edits = sorted([*kept, _Edit(start, end, change.new)], key=lambda edit: edit.start)
        self._starts = [edit.start for edit in self._edits]
        return True

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
            parts += [self._unmarked(at, edit.start), edit.new]
            at = max(at, min(edit.end, end))
        parts.append(self._unmarked(at, end))
        return "".join(parts)

    def _unmarked(self, start: int, end: int) -> str:
        """Return plain words; where markup was blanked before a mark, as in «*Y tế*:», no blank stays."""
        plain = self._plain[start:end]
        if plain == self._read[start:end]:
            return plain
        return _BLANK_BEFORE_MARK.sub(
            lambda found: "" if self._read[start + found.start() : start + found.end()].strip() else found[0],
            plain,
        )


def _find(text: str, change: Change, *, taken: Sequence[_Edit]) -> tuple[int, int] | None:
    """Return where the old words stand in the passage, whole words only, and across no other change's end."""
    words = change.old.split()
    if not words:
        return None
    # A cell may break its lines anywhere, so any white space stands between words.
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    for found in pattern.finditer(text, change.start, change.end):
        start, end = found.span()
        # A change of more words takes the place of those within it.
        if all(
            end <= edit.start or start >= edit.end or (start < edit.start and edit.end < end)
            for edit in taken
        ):
            return start, end
    return None
