"""What a cell of an Excel file can hold, and that its text is never a formula."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kehoach.writing.clean import clean

FONT: Final = "Times New Roman"
A4: Final = 9  # as Excel numbers sizes of paper
# A cell's text stays text, whatever it begins with: «=1+1», a web address, a row of digits.
PLAIN_TEXT: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST_TEXT: Final = 32_767  # what a cell of Excel holds
_MOST_DIGITS: Final = 15  # what a number of Excel keeps exactly
_LONGEST_NAME: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_RESERVED: Final = {"history"}


def is_exact(number: int | Decimal) -> bool:
    """Return whether Excel keeps the number as it is; a longer one is written as text."""
    value = Decimal(number)
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= _MOST_DIGITS


def fitting(text: str) -> str:
    """Return the text as a cell can hold it: cleaned, and cut with «…» where it is longer."""
    text = clean(text)
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """Return a name that a sheet may have, unlike those taken.

    >>> sheet_name("Thu/chi 2027"), sheet_name("a", ["A"]), sheet_name("")
    ('Thu chi 2027', 'a (2)', '1')
    """
    name = _NOT_IN_A_NAME.sub(" ", wanted)[:_LONGEST_NAME].strip() or "1"
    others = {each.casefold() for each in taken} | _RESERVED
    shown, number = name, 1
    while shown.casefold() in others:
        number += 1
        mark = f" ({number})"
        shown = name[: _LONGEST_NAME - len(mark)].rstrip() + mark
    return shown
