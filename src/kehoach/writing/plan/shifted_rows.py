"""Rows set by what other rows of their table show: slipped cells go back, new words find their column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kehoach.writing.content import Cell, Row, runs
from kehoach.writing.plan.edits import Change

# The field of an item's own words: the text of a solution, the name of a target or criterion.
OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item that has a row of its own: where it begins, its own words, and what its other columns say."""

    start: int
    own: str
    fields: Mapping[str, str]
    # What people changed in its columns.
    changes: tuple[Change, ...] = ()


def own_column(row: Row, leaf: Leaf | None) -> int | None:
    """Return the column that holds the item's own words; None where no column does."""
    if leaf is None or not leaf.own:
        return None
    return next((place for place, cell in enumerate(row.cells) if leaf.own in _words(cell)), None)


def usual_columns(
    rows: Sequence[Row], leaves: Sequence[Leaf | None], *, own: Sequence[int | None]
) -> dict[str, int]:
    """Return the column in which most rows have each field; a field that was seen nowhere is left out.

    `leaves` are the items of the rows, `own` the column in which each item's own words were found.
    """
    seen: dict[str, Counter[int]] = {}
    for row, leaf in zip(rows, leaves, strict=True):
        for name, text in leaf.fields.items() if leaf else ():
            places = [place for place, cell in enumerate(row.cells) if _words(cell) == text]
            # Two columns that say the same tell nothing about which is which.
            if len(places) == 1:
                seen.setdefault(name, Counter())[places[0]] += 1
    usual = {name: places.most_common(1)[0][0] for name, places in seen.items()}
    homes = Counter(place for place in own if place is not None).most_common(1)
    return usual | ({OWN: homes[0][0]} if homes else {})


def put_right(
    rows: Sequence[Row],
    leaves: Sequence[Leaf | None],
    *,
    own: Sequence[int | None],
    usual: Mapping[str, int],
) -> list[Row]:
    """Return the rows, those that slipped put right; all rows have as many cells."""
    if OWN not in usual:
        return list(rows)
    return [
        row if leaf is None or found in (None, usual[OWN]) else _moved(row, leaf, usual, found=found)
        for row, leaf, found in zip(rows, leaves, own, strict=True)
    ]


def filled(row: Row, texts: Mapping[str, str], usual: Mapping[str, int]) -> tuple[Row, set[str]]:
    """Return the row with words put into empty cells, and the fields for which there was none."""
    cells = list(row.cells)
    left = set()
    for name, text in texts.items():
        place = usual.get(name)
        if place is None or cells[place].text:
            left.add(name)
        else:
            cells[place] = replace(cells[place], words=runs(text))
    return replace(row, cells=tuple(cells)), left


def changed(row: Row, changes: Sequence[Change], usual: Mapping[str, int]) -> tuple[Row, list[Change]]:
    """Return the row with new words in the cells of the fields that changed, and changes without a cell."""
    cells = list(row.cells)
    left = []
    for change in changes:
        place = _cell_of(change, cells, usual)
        if place is None:
            left.append(change)
            continue
        said = _words(cells[place])
        # Where the cell says more than the field, the rest stays.
        new = said.replace(change.old, change.new, 1) if change.old else change.new
        cells[place] = replace(cells[place], words=runs(new), more=())
    return replace(row, cells=tuple(cells)), left


def _cell_of(change: Change, cells: Sequence[Cell], usual: Mapping[str, int]) -> int | None:
    place = usual.get(change.field)
    if place is not None and place < len(cells):
        words = _words(cells[place])
        if (not words and not change.old) or (change.old and change.old in words):
            return place
    same = [place for place, cell in enumerate(cells) if change.old and _words(cell) == change.old]
    return same[0] if len(same) == 1 else None


def _moved(row: Row, leaf: Leaf, usual: Mapping[str, int], *, found: int | None) -> Row:
    cells = [Cell() for _ in row.cells]
    if found is None:
        return row
    cells[usual[OWN]] = row.cells[found]
    left = {place for place, cell in enumerate(row.cells) if cell.text and place != found}
    for name, text in leaf.fields.items():
        place = next((place for place in sorted(left) if _words(row.cells[place]) == text), None)
        if place is None or name not in usual:
            continue
        if cells[usual[name]].text:
            return row
        cells[usual[name]] = row.cells[place]
        left.discard(place)
    # Words that no column is known for would be lost.
    return row if left else Row(tuple(cells), bold=row.bold, together=row.together)


def _words(cell: Cell) -> str:
    return " ".join(cell.text.split())
