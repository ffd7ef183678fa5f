"""Figures as Vietnamese documents spell them; what is not known is never spelled as zero."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from kehoach.vietnamese.numbers import format_number

UNKNOWN: Final = "…"  # in a sentence
NO_FIGURE: Final = "-"  # in a cell of a table
_HUNDRED: Final = Decimal(100)
_TENTH: Final = Decimal("0.1")
_CLOSE: Final = frozenset({"%", "‰"})  # stand close to their figure
_KEPT_CAPITAL: Final = 2  # a unit of one or two letters, «ha», «HS», stays as it is


def number(value: Decimal | int | None) -> str:
    """Return a figure with all the decimals that are known of it and no more.

    >>> number(Decimal("1234.500")), number(Decimal("10.00000000")), number(None)
    ('1.234,5', '10', '…')
    """
    return UNKNOWN if value is None else format_number(Decimal(value))


def cell(value: Decimal | int | None) -> str:
    """Return a figure for a table.

    >>> cell(Decimal("0.42")), cell(None)
    ('0,42', '-')
    """
    return NO_FIGURE if value is None else number(value)


def amount(value: Decimal | int | None, unit: str = "") -> str:
    """Return a figure with its unit.

    >>> amount(Decimal("12.4"), "tỷ đồng"), amount(Decimal(95), "%"), amount(None, "tấn")
    ('12,4 tỷ đồng', '95%', '… tấn')
    """
    unit = " ".join(unit.split())
    # Tables of plans begin units with a capital: «Triệu đồng».
    if len(unit) > _KEPT_CAPITAL and unit[1:2].islower():
        unit = unit[0].lower() + unit[1:]
    return number(value) + ("" if not unit else unit if unit in _CLOSE else f" {unit}")


def share(value: Decimal | None) -> str:
    """Return a percentage that was computed, with one decimal; only what is 100 becomes 100 from below.

    >>> share(Decimal("62")), share(Decimal("99.97")), share(Decimal("108.149")), share(None)
    ('62,0%', '99,9%', '108,1%', '…')
    """
    return UNKNOWN if value is None else f"{_one_decimal(value)}%"


def share_cell(value: Decimal | None) -> str:
    """Return a computed percentage for a column that has the sign in its heading.

    >>> share_cell(Decimal("62")), share_cell(None)
    ('62,0', '-')
    """
    return NO_FIGURE if value is None else _one_decimal(value)


def _one_decimal(value: Decimal) -> str:
    rounded = value.quantize(_TENTH, ROUND_HALF_UP)
    if value < _HUNDRED <= rounded:
        rounded = value.quantize(_TENTH, ROUND_DOWN)
    whole, _, tenth = f"{abs(rounded):f}".partition(".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{format_number(Decimal(whole))},{tenth}"


def of_all(part: int, whole: int) -> str:
    """Return a count out of another: «07/45», both with a zero below ten as offices write counts.

    >>> of_all(7, 45), of_all(0, 9)
    ('07/45', '0/09')
    """
    return f"{count(part)}/{count(whole)}"


def count(how_many: int) -> str:
    """Return how many there are.

    >>> count(5), count(0), count(1200)
    ('05', '0', '1.200')
    """
    return f"{how_many:02}" if 0 < how_many < 10 else format_number(Decimal(how_many))
