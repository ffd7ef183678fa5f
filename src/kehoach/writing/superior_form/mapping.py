"""Which figure goes into which cell of a form, as an office saves it for the next period."""

from dataclasses import dataclass
from decimal import Decimal

# None: not known, so the cell becomes empty.
Figure = Decimal | int | str | None


@dataclass(frozen=True, slots=True)
class CellKey:
    """A cell by its address, and the key of the figure for it."""

    sheet: str
    cell: str  # «D7»
    key: str


@dataclass(frozen=True, slots=True)
class RowKey:
    """A row by what stands in it, the name or the code of an indicator, and the key of its figure."""

    name: str
    key: str
    # Of rows with the same name, as «Trong đó: nữ», which one from the top; None: there is one alone.
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class RowsKey:
    """Rows found by their names in one column; the figures go into another."""

    sheet: str
    name_column: str  # «B»
    target_column: str  # «E»
    rows: tuple[RowKey, ...]


@dataclass(frozen=True, slots=True)
class FormMapping:
    """All of a form that is filled."""

    cells: tuple[CellKey, ...] = ()
    rows: tuple[RowsKey, ...] = ()
