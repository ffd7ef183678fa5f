"""Queries that are asked all the time: Django writes their SQL once, afterwards only the values change.

Most of what a short query costs is putting it together; the database answers in a tenth of that time.
What is asked stays a query set, so that nobody writes SQL by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import local
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

Value = int | str | UUID | date | None
Given = Value | list[Any]
# Lists differ in length, and each length is a statement of its own; more than these are not kept.
MOST_SHAPES: Final = 200
# Stands for a value while the statement is written: of its type, and nothing that a query would name.
_FIRST_NUMBER: Final = 31_001
_FIRST_DAY: Final = date(9000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement, where its values go, and how what it answers becomes Python's."""

    sql: str
    params: tuple[Any, ...]
    slots: tuple[tuple[int, int], ...]  # the place among the parameters, the place among the values
    converters: Mapping[int, tuple[list[Any], Any]]
    locks: bool


class Prepared:
    """A query by its values: `make` gives the query set for them, `fields` is what is read of each row."""

    def __init__(self, model: Any, make: Callable[..., QuerySet[Any]], *fields: str) -> None:
        self._model = model
        self._make = make
        self._fields = fields
        self._names: list[str] | None = None
        # Of each thread its own, as its connection is.
        self._kept = local()

    def rows(self, *values: Given) -> list[tuple[Any, ...]]:
        """Return the rows for these values; an empty list among them finds nothing."""
        flat: list[Value] = []
        shape: list[Any] = [connection.vendor]
        for value in values:
            if isinstance(value, list):
                if not value:
                    return []
                flat += value
                shape.append(len(value))
            else:
                flat.append(value)
                # Nothing is asked for in other words than something.
                shape.append(value is None)
        written = self._written(tuple(shape), values)
        if written is None:
            return []
        if written.locks and not connection.in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        params = list(written.params)
        for place, value_at in written.slots:
            params[place] = _adapted(flat[value_at])
        with connection.cursor() as cursor:
            cursor.execute(written.sql, params)
            found = cursor.fetchall()
        return _converted(found, written.converters) if written.converters else found

    def things(self, *values: Given) -> list[Any]:
        """Return the same rows as objects of the model; what was not read of them is read when asked for."""
        if self._names is None:
            # In the order in which a model takes its values.
            self._names = [
                one.attname for one in self._model._meta.concrete_fields if one.attname in self._fields
            ]
            if self._names != list(self._fields):
                raise ValueError(f"named by their columns and in the model's order: {self._names}")
        return [self._model.from_db(connection.alias, self._names, row) for row in self.rows(*values)]

    def _written(self, shape: tuple[Any, ...], values: Sequence[Given]) -> _Written | None:
        kept: dict[tuple[Any, ...], _Written | None] = self._kept.__dict__.setdefault("written", {})
        if shape not in kept:
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            kept[shape] = self._write(values)
        return kept[shape]

    def _write(self, values: Sequence[Given]) -> _Written | None:
        """Return the statement for values of this shape; None where it can find nothing."""
        marks: list[Any] = []

        def mark(value: Value) -> Any:
            marks.append(_mark(value, len(marks)))
            return marks[-1]

        marked = [
            [mark(one) for one in value] if isinstance(value, list) else mark(value) for value in values
        ]
        query = self._make(*marked).values_list(*self._fields).query
        compiler = query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        at = {_adapted(one): number for number, one in enumerate(marks) if one is not None}
        slots = tuple((place, at[param]) for place, param in enumerate(params) if _is_mark(param, at))
        if {number for _place, number in slots} != set(at.values()):
            raise ValueError("a value does not reach the statement as it is given")
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        return _Written(sql, tuple(params), slots, compiler.get_converters(fields), query.select_for_update)


def _mark(value: Value, number: int) -> Value:
    match value:
        case None:
            return None
        case UUID():
            return UUID(int=(0xFADE << 112) + number)
        case date():
            return _FIRST_DAY + timedelta(days=number)
        case int():
            return _FIRST_NUMBER + number
    return f"\N{CURRENCY SIGN}{number}"


def _is_mark(param: Any, at: Mapping[Any, int]) -> bool:
    return isinstance(param, int | str | UUID | date) and not isinstance(param, bool) and param in at


def _adapted(value: Value) -> Any:
    """Return the value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        raise TypeError("moments are not among the values of a prepared query")
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _converted(
    rows: Sequence[tuple[Any, ...]], converters: Mapping[int, tuple[list[Any], Any]]
) -> list[tuple[Any, ...]]:
    found = []
    for row in rows:
        values = list(row)
        for place, (steps, expression) in converters.items():
            for step in steps:
                values[place] = step(values[place], expression, connection)
        found.append(tuple(values))
    return found
