"""Numbered items and the lists they make: paragraphs, rows of tables, solutions of a task."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kehoach.checking.document import Document, span_of
from kehoach.domain.layout import Row, Table
from kehoach.vietnamese.numerals import Marker, MarkerKind, ordinal, read_marker, roman_value

_ROW_CODE = re.compile(r"\(?(?P<roman>[IVX]{1,6})[.)]?|\(?(?P<number>\d{1,3}(?:[.,]\d{1,3}){0,4})[.)]?")
_FURTHEST = 3  # a larger jump is another list, not a gap
_DEEPEST = 100  # lists that are open at once


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a numbered list; `path` is its number, «1.3» → ("1", "3")."""

    number: str
    path: tuple[str, ...]
    place: int  # counted from one
    start: int
    end: int
    kind: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """Two neighbours of one list; the first is None where the list opens with something else than one."""

    before: Item | None
    after: Item
    where: str  # for the message


def find_steps(document: Document) -> tuple[Step, ...]:
    """Neighbouring items of every numbered list."""
    steps = list(_steps(paragraph_items(document), where=""))
    for rows in _streams(document):
        items = [item for row in rows if (item := _row_item(document, row))]
        steps.extend(_steps(items, where="bảng"))
        # Paragraphs may open a new list with «1.»; two rows side by side with one number are a slip.
        steps.extend(
            Step(one, two, "bảng")
            for one, two in pairwise(items)
            if one.path == two.path and one.kind == two.kind == "number" and one.place == 1
        )
    for task in document.draft.tasks:
        if not task.from_table:
            continue
        items = [
            Item(f"({number})", ("",), number, *_with_marker(document, span_of(solution.source)), "solution")
            for solution in task.solutions
            if (number := _solution_number(solution.number)) and solution.text
        ]
        steps.extend(Step(one, two, f"nhiệm vụ {task.number}") for one, two in pairwise(items))
    return tuple(steps)


def paragraph_items(document: Document) -> list[Item]:
    """The numbered paragraphs; bullets are left out."""
    found = []
    for passage in document.passages:
        if passage.in_table or passage.footnote:
            continue
        marker = read_marker(document.plain, passage.start)
        place = ordinal(marker) if marker is not None and marker.kind is not MarkerKind.BULLET else None
        if marker is None or place is None or marker.end >= passage.end:
            continue
        if marker.kind in (MarkerKind.APPENDIX, MarkerKind.PART):
            found.append(Item(marker.number, (), 0, passage.start, passage.end, "break"))
            continue
        found.append(
            Item(
                marker.number,
                marker.parts,
                place,
                passage.start,
                _heading_end(document, passage.start, passage.end),
                _kind(marker),
                marker.closed,
            )
        )
    return found


def _kind(marker: Marker) -> str:
    # «1.» and «1.1» are levels of one numbering, told apart by the length of their path.
    return "number" if marker.kind in (MarkerKind.ARABIC, MarkerKind.DOTTED) else marker.kind.value


def _heading_end(document: Document, start: int, end: int) -> int:
    return end if end - start <= 120 else document.sentence_at(start + 6)[1]


_RANK = {"break": -1, "capital": 0, "roman": 1, "number": 2, "letter": 3, "bracketed": 4}


def _steps(items: list[Item], *, where: str) -> Iterator[Step]:
    """Neighbours in each list: an item goes on with the innermost open list that it fits."""
    open_lists: list[Item] = []
    for item in items:
        if item.kind == "break":
            open_lists.clear()
            continue
        fits = _innermost_fit(open_lists, item)
        if fits is not None:
            yield Step(open_lists[fits], item, where)
            del open_lists[fits:]
        else:
            rank = (_RANK.get(item.kind, 5), len(item.path))
            while open_lists and (_RANK.get(open_lists[-1].kind, 5), len(open_lists[-1].path)) > rank:
                open_lists.pop()
            if (
                item.kind == "number"
                and len(item.path) > 1
                and item.place > 1
                and _is_under(open_lists, item)
            ):
                yield Step(None, item, where)
        open_lists.append(item)


def _innermost_fit(open_lists: list[Item], item: Item) -> int | None:
    """The place of the innermost open list that an item goes on with; one starts a new list."""
    if item.place <= 1:
        return None
    for at in range(len(open_lists) - 1, max(-1, len(open_lists) - 1 - _DEEPEST), -1):
        one = open_lists[at]
        if (
            one.kind == item.kind
            and 0 <= item.place - one.place <= _FURTHEST
            and one.path[:-1] == item.path[:-1]
        ):
            return at
    return None


def _is_under(open_lists: list[Item], item: Item) -> bool:
    """Whether the heading that a dotted number goes on with stands right above it: «1.» then «1.2»."""
    return bool(open_lists) and open_lists[-1].kind == "number" and open_lists[-1].path == item.path[:-1]


def _streams(document: Document) -> Iterator[list[Row]]:
    """Rows of tables that go on with each other: the same number of columns, nothing between."""
    rows: list[Row] = []
    columns = 0
    for block in document.layout.blocks:
        if not isinstance(block, Table):
            if block.end - block.start > 60:
                yield rows
                rows, columns = [], 0
            continue
        width = max(len(row.cells) for row in block.rows)
        if rows and width != columns:
            yield rows
            rows = []
        columns = width
        rows.extend(block.rows)
    yield rows


def _row_item(document: Document, row: Row) -> Item | None:
    first = row.cells[0]
    code = document.layout.cell(first)
    found = _ROW_CODE.fullmatch(code)
    filled = [cell for cell in row.cells[1:] if cell.start < cell.end]
    if found is None and len(filled) + bool(code) == 1:
        return Item(code, (), 0, first.start, row.end, "break")  # the heading of a group
    if found is None or not filled or len(row.cells) < 3:
        return None
    text = filled[0]
    if not any(letter.isalpha() for letter in document.plain[text.start : text.end]):
        return None
    if found["roman"]:
        place = roman_value(found["roman"])
        return Item(code, (found["roman"],), place or 0, first.start, text.end, "roman") if place else None
    path = tuple(re.split(r"[.,]", found["number"]))
    return Item(code, path, int(path[-1]), first.start, text.end, "number")


def _solution_number(number: str | None) -> int:
    digits = (number or "").strip("().")
    return int(digits) if digits.isdigit() and len(digits) <= 2 else 0


def _with_marker(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a solution with the «(5)» that stands before it."""
    marker = re.search(r"[(⁽][\d¹²³⁴⁵⁶⁷⁸⁹]{1,2}[)⁾]\s*$", document.plain[max(0, span[0] - 6) : span[0]])
    return (max(0, span[0] - 6) + marker.start(), span[1]) if marker else span


def siblings(items: list[Item]) -> dict[tuple[str, tuple[str, ...]], list[Item]]:
    """The items by the list they could belong to."""
    found: dict[tuple[str, tuple[str, ...]], list[Item]] = defaultdict(list)
    for item in items:
        found[item.kind, item.path[:-1]].append(item)
    return found
