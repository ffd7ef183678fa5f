"""Columns of tables that share targets among places, whichever way round the table stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.reading.column_content import mostly_numbers
from kehoach.reading.read_table import Column, ReadRow
from kehoach.vietnamese.headings import ColumnRole, meaning_of
from kehoach.vietnamese.places import are_places, is_place, is_shared_among, is_whole, may_be_places

_LEAST_PLACES = 2
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORDS_OF_A_COMPARISON = 2
# What a table tells beside its targets.
_BESIDE = frozenset({ColumnRole.ACTUAL, ColumnRole.COMPARISON, ColumnRole.NOTE, ColumnRole.DUE})


def heads_places(columns: Sequence[Column], rows: Sequence[ReadRow]) -> bool:
    """Whether each row is a place: «STT | Thôn | Diện tích lúa (ha) | Đàn lợn (con)»."""
    own = [column for column in columns if column.role is not ColumnRole.NUMBER]
    if len(own) < _LEAST_PLACES:
        return False
    if are_places(own[0].heading):
        return True
    named = [row.text(own[0].index) for row in rows if row.text(own[0].index)]
    return may_be_places(own[0].heading) and 2 * sum(map(is_place, named)) > len(named)


def with_targets(columns: Sequence[Column], rows: Sequence[ReadRow]) -> tuple[Column, ...]:
    """The columns of a table whose rows are places: what names the place, and a target each."""
    places = next(column.index for column in columns if column.role is not ColumnRole.NUMBER)
    found = []
    for column in columns:
        role = column.role
        if column.index == places:
            role = ColumnRole.PLACES
        elif role is not ColumnRole.NUMBER:
            cells = [row.text(column.index) for row in rows]
            is_beside = role in _BESIDE and not _is_rate(column.heading)
            is_target = column.heading and not is_beside and mostly_numbers(cells)
            role = ColumnRole.VALUE if is_target else None if role is ColumnRole.VALUE else role
        found.append(replace(column, role=role))
    return tuple(found)


def _is_rate(heading: str) -> bool:
    """«Tỷ lệ hộ khá (%)» says of what; «Tỷ lệ (%)» compares."""
    meaning = meaning_of(heading)
    words = _IN_BRACKETS.sub("", heading).split()
    return meaning is not None and meaning.words == "tỷ lệ" and len(words) > _WORDS_OF_A_COMPARISON


def with_places(
    columns: Sequence[Column], stacks: Sequence[Sequence[str]], rows: Sequence[ReadRow]
) -> list[Column]:
    """The columns of a table whose rows are targets, those of single places and of all of them marked."""
    found = list(columns)
    for column, stack in zip(columns, stacks, strict=True):
        if column.role in _BESIDE or column.role is ColumnRole.NUMBER or not stack:
            continue
        is_shared = any(is_shared_among(text) for text in stack[:-1])
        if is_whole(stack[-1]):
            found[column.index] = replace(column, role=ColumnRole.VALUE)
        elif (is_place(stack[-1]) or is_shared) and mostly_numbers([row.text(column.index) for row in rows]):
            found[column.index] = replace(column, role=ColumnRole.PLACE)
    places = sum(column.role is ColumnRole.PLACE for column in found)
    return found if places >= _LEAST_PLACES else list(columns)
