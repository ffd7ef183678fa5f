"""The head of a table that was read: which rows it takes, and which of its cells reach over others."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kehoach.domain.layout import Row as ReadRow
from kehoach.writing.content import Cell, Row

Words = Callable[[ReadRow], list[str]]
_COUNT: Final = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s?=\s?[\d+x/*():\s-]{1,20})?")
_MOST_ROWS: Final = 4


def head_rows(rows: Sequence[ReadRow], words: Words) -> list[ReadRow]:
    """Return the rows that name columns: the first, those that part its columns, and one that counts them."""
    head = [rows[0]]
    for row in rows[1:_MOST_ROWS]:
        if not _parts(words(head[-1]), words(row)) and not _counts(words(row)) and not _is_merged(row, words):
            break
        head.append(row)
    return head


def _parts(above: list[str], row: list[str]) -> bool:
    """Return whether a row names the parts of columns above: «PHÂN CÔNG» over «Chỉ đạo», «Chủ trì»."""
    if len(above) != len(row) or row[0] or not any(row):
        return False
    blanks = [place for place, text in enumerate(above) if not text]
    if not any(row[place] for place in blanks):
        return False
    # Words stand below a name that reaches over blanks, or below those blanks; never below a whole column.
    return all(
        not text or not above[place] or (place + 1 < len(above) and not above[place + 1])
        for place, text in enumerate(row)
    )


def _counts(row: list[str]) -> bool:
    """Return whether a row only counts the columns: «(1)», «(2)», «A», «B», «3=1+2»."""
    said = [text for text in row if text]
    return len(said) >= 2 and all(map(_COUNT.fullmatch, said)) and len(set(said)) == len(said)


def _is_merged(row: ReadRow, words: Words) -> bool:
    return any(cell.continues_above for cell in row.cells) and any(words(row))


def with_spans(head: Sequence[Row]) -> tuple[Row, ...]:
    """Return the head with names over the columns they are for, and down to where nothing parts them."""
    if len(head) < 2:
        return tuple(head)
    top, below, *rest = head
    above: list[Cell] = []
    under = list(below.cells)
    place = 0
    taken: set[int] = set()
    while place < len(top.cells):
        cell, end = top.cells[place], place + 1
        while end < len(top.cells) and not top.cells[end].text and under[end].text:
            end += 1
        if end == place + 1 and cell.text and not under[place].text:
            cell = replace(cell, down=2)
            taken.add(place)
        above.append(replace(cell, across=end - place))
        place = end
    kept = tuple(cell for place, cell in enumerate(under) if place not in taken)
    return (replace(top, cells=tuple(above)), replace(below, cells=kept), *rest)
