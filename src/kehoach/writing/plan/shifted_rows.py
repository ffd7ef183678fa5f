"""Rows whose cells slipped into other columns: put back where the rows around them have such words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kehoach.writing.content import Cell, Row


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item that has a row of its own: where its words begin, and what its other columns say."""

    start: int
    fields: Mapping[str, str]


def put_right(rows: Sequence[Row], leaves: Sequence[Leaf | None], *, own: Sequence[int | None]) -> list[Row]:
    """Return the rows, those that slipped put right; all rows have as many cells.

    `leaves` are the items of the rows, `own` the column in which each item's own words were found.
    """
    usual = _usual_columns(rows, leaves)
    usual_own = Counter(place for place in own if place is not None).most_common(1)
    if not usual or not usual_own:
        return list(rows)
    home = usual_own[0][0]
    return [
        _moved(row, leaf, usual, home=home, found=found)
        if leaf is not None and found not in (None, home)
        else row
        for row, leaf, found in zip(rows, leaves, own, strict=True)
    ]


def _usual_columns(rows: Sequence[Row], leaves: Sequence[Leaf | None]) -> dict[str, int]:
    seen: dict[str, Counter[int]] = {}
    for row, leaf in zip(rows, leaves, strict=True):
        for name, text in leaf.fields.items() if leaf else ():
            places = [place for place, cell in enumerate(row.cells) if _words(cell) == text]
            # Two columns that say the same tell nothing about which is which.
            if len(places) == 1:
                seen.setdefault(name, Counter())[places[0]] += 1
    return {name: places.most_common(1)[0][0] for name, places in seen.items()}


def _moved(row: Row, leaf: Leaf, usual: Mapping[str, int], *, home: int, found: int | None) -> Row:
    cells = [Cell() for _ in row.cells]
    if found is None:
        return row
    cells[home] = row.cells[found]
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
