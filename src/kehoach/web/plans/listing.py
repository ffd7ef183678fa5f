"""Choosing and ordering what a list shows: by words whatever their diacritics, by kind, by column."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from kehoach.vietnamese.text import key

Row = TypeVar("Row")


def matching(rows: Iterable[Row], sought: str, *, words_of: Callable[[Row], str]) -> list[Row]:
    """Return the rows that hold all the words sought: «ho ngheo» finds «Hộ nghèo»."""
    wanted = key(sought).split()
    if not wanted:
        return list(rows)
    return [row for row in rows if all(word in key(words_of(row)) for word in wanted)]


def in_order(rows: list[Row], name: str, *, orders: Mapping[str, Callable[[Row], Any]]) -> list[Row]:
    """Return the rows in the order asked for («ten»; «-ten» the other way); as they are where unknown."""
    by = orders.get(name.removeprefix("-"))
    if by is None:
        return rows
    return sorted(rows, key=by, reverse=name.startswith("-"))
