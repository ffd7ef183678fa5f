"""Which row of a form is which indicator and which column asks for what, as it is kept with the form."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kehoach.vietnamese.text import tone_key
from kehoach.web.superior_forms.uses import Use


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column; `keeps` leaves the figures that the superior wrote into it."""

    letters: str
    heading: str
    use: Use
    keeps: bool = False
    has_figures: bool = False
    has_formulas: bool = False


@dataclass(frozen=True, slots=True)
class MappedRow:
    """A row with its words in the form, and the indicator of the unit that it asks for."""

    row: int
    text: str
    unit: str = ""
    lineage: str = ""
    # The indicator's own name and unit, by which it is found in the plan of another year.
    name: str = ""
    own_unit: str = ""
    likeness: float = 0.0
    is_settled: bool = False  # a person looked at it


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet of the form."""

    sheet: str
    name_column: str
    columns: tuple[MappedColumn, ...]
    rows: tuple[MappedRow, ...]

    def in_order(self) -> Iterator[tuple[tuple[str, int], MappedRow]]:
        """Yield each row with what it is known by in another issue of the form: its words and their place."""
        seen: Counter[str] = Counter()
        for row in self.rows:
            words = tone_key(row.text)
            seen[words] += 1
            yield (words, seen[words]), row


@dataclass(frozen=True, slots=True)
class Mapping:
    """All sheets of a form that have a table of indicators."""

    sheets: tuple[MappedSheet, ...] = ()

    def to_values(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return asdict(self)

    @property
    def indicators(self) -> int:
        """Return how many rows have an indicator."""
        return sum(bool(row.lineage) for sheet in self.sheets for row in sheet.rows)


def mapping_from(values: dict[str, Any]) -> Mapping:
    """Return what `to_values` kept."""
    return Mapping(
        tuple(
            MappedSheet(
                sheet["sheet"],
                sheet["name_column"],
                tuple(MappedColumn(**{**one, "use": Use(one["use"])}) for one in sheet["columns"]),
                tuple(MappedRow(**one) for one in sheet["rows"]),
            )
            for sheet in values.get("sheets", ())
        )
    )
