"""New words in place of old ones: what stays keeps its letters, and a figure that stays keeps its origin."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from kehoach.writing.content import Cell, Run, Runs

# A figure is one word, so that «1.250» and «1.260» share nothing.
_WORD: Final = re.compile(r"\d+(?:[.,/]\d+)*|\w+|\s+|.", re.DOTALL)


def text_of(words: Runs) -> str:
    """Return the words alone."""
    return "".join(run.text for run in words)


def retold(words: Runs, text: str) -> Runs:
    """Return the new text set as the old words are: bold stays bold, an untouched figure keeps its origin.

    >>> old = (Run("Đạt "), Run("1.250", bold=True, origin="actual:1"), Run(" tấn"))
    >>> [(run.text, run.origin) for run in retold(old, "Đã đạt 1.250 tấn lúa")]
    [('Đã đạt ', None), ('1.250', 'actual:1'), (' tấn lúa', None)]
    >>> [(run.text, run.origin) for run in retold(old, "Đạt 1.300 tấn")]
    [('Đạt ', None), ('1.300', None), (' tấn', None)]
    """
    old = [(piece, number) for number, run in enumerate(words) for piece in _WORD.findall(run.text)]
    new = _WORD.findall(text)
    found: list[tuple[Run, int | None]] = []  # with the old run that a figure comes from
    stays: set[int] = set()  # places of old words that are there still
    for start, end, to, until, is_same in _steps([piece for piece, _number in old], new):
        if is_same:
            stays |= set(range(start, end))
        for step, piece in enumerate(new[to:until]):
            # In place of an old word: set as that one; between two: as the one before.
            place = min(start + step, end - 1) if end > start else max(start - 1, 0)
            like = words[old[place][1]] if old else Run("")
            found.append((replace(like, text=piece), old[place][1] if is_same else None))
    cut = {number for place, (_piece, number) in enumerate(old) if place not in stays}
    return _joined(
        [
            run if number is not None and number not in cut else replace(run, origin=None)
            for run, number in found
        ]
    )


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield spans of old and new words that answer each other, and whether they are the same."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    yield 0, head, 0, head, True
    # Most edits touch a few words: only what lies between the same beginning and end is compared.
    middle = SequenceMatcher(
        a=old[head : len(old) - tail], b=new[head : len(new) - tail], autojunk=False
    ).get_opcodes()
    for verb, start, end, to, until in middle:
        yield head + start, head + end, head + to, head + until, verb == "equal"
    yield len(old) - tail, len(old), len(new) - tail, len(new), True


def _joined(runs: list[Run]) -> Runs:
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and replace(before, text=run.text) == run:
            joined[-1] = replace(run, text=before.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def retold_cell(cell: Cell, text: str) -> Cell:
    """Return the cell with new text, a paragraph a line."""
    lines = text.split("\n") or [""]
    olds = [*cell.paragraphs, *[cell.paragraphs[-1]] * len(lines)]
    words = [retold(old, line) for old, line in zip(olds, lines, strict=False)]
    return replace(cell, words=words[0], more=tuple(words[1:]))
