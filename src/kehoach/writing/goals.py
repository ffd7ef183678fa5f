"""What a target asks for, as sentences and tables say it."""

from decimal import Decimal

from kehoach.domain.plan import Comparator
from kehoach.writing.spelled import amount, number

_WORDS = {
    Comparator.MORE_THAN: "trên {}",
    Comparator.AT_LEAST: "từ {} trở lên",
    Comparator.AT_MOST: "không quá {}",
    Comparator.LESS_THAN: "dưới {}",
    Comparator.ABOUT: "khoảng {}",
}
# A sign stays on the line of its figure.
_SIGNS = {
    Comparator.MORE_THAN: ">\u00a0",
    Comparator.AT_LEAST: "≥\u00a0",
    Comparator.AT_MOST: "≤\u00a0",
    Comparator.LESS_THAN: "<\u00a0",
    Comparator.ABOUT: "≈\u00a0",
}


def goal_in_words(
    comparator: Comparator | None,
    value: Decimal | None,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
) -> str:
    """Return what is to be reached as a sentence says it; nothing where no figure is known.

    >>> goal_in_words(Comparator.MORE_THAN, Decimal("96.2"), unit="%")
    'trên 96,2%'
    >>> goal_in_words(Comparator.RATIO, Decimal(4), high=Decimal(6), unit="trường học")
    '4/6 trường học'
    """
    if comparator is Comparator.RANGE and low is not None and high is not None:
        start = amount(low, unit) if unit in {"%", "‰"} else number(low)
        return f"từ {start} đến {amount(high, unit)}"
    if comparator is Comparator.RATIO and value is not None and high is not None:
        return f"{number(value)}/{amount(high, unit)}"
    if value is None:
        return ""
    return _WORDS.get(comparator or Comparator.EQUAL, "{}").format(amount(value, unit))


def goal_in_signs(
    comparator: Comparator | None,
    value: Decimal | None,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> str:
    """Return what is to be reached as a table says it, which has the unit in a column of its own.

    >>> goal_in_signs(Comparator.AT_LEAST, Decimal(9450)), goal_in_signs(None, None)
    ('≥\\xa09.450', '')
    """
    if comparator is Comparator.RANGE and low is not None and high is not None:
        return f"{number(low)} - {number(high)}"
    if comparator is Comparator.RATIO and value is not None and high is not None:
        return f"{number(value)}/{number(high)}"
    if value is None:
        return ""
    return _SIGNS.get(comparator or Comparator.EQUAL, "") + number(value)
