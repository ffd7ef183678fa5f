"""Numbers of a workbook as they are printed: percent, decimals and dates come from the cell's format.

The decimal mark is the comma, as on paper in Vietnam. Thousands are not grouped: the cell's value is known,
and «1.234» would leave a reader to wonder what it is.
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

# What Excel keeps and shows of a number.
_EXCEL = Context(prec=15)
_GENERAL = Context(prec=11)
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "dd/mm/yyyy",
    16: "dd/mm", 17: "mm/yyyy", 22: "dd/mm/yyyy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip
# Colours, conditions and locales; the width of a character; a character that fills the cell.
_UNPRINTED = re.compile(r"\[[^\]\[]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?,]*(?:\.([#0?]*))?")
_FIRST_DAY = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31/12/9999


def built_in_format(number: int) -> str:
    """The code of a format that workbooks name by number only."""
    return _BUILT_IN.get(number, "General")


def printed(stored: str, code: str, *, from_1904: bool = False) -> str:
    """A stored number as its format prints it; text that is no number stays as it is.

    >>> printed("0.12", "0%"), printed("1234.5", "#,##0.00"), printed("7", '0" ha"')
    ('12%', '1234,50', '7 ha')
    """
    try:
        number = _EXCEL.create_decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite():
        return stored
    section = _section(code, number)
    literals = [first or second for first, second in _LITERAL.findall(section)]
    bare = _LITERAL.sub("\0", section)
    if re.search(r"[dmy]", bare, re.IGNORECASE) and "general" not in bare.lower():
        return _date(number, bare, from_1904=from_1904)
    if "general" in bare.lower() or not re.search(r"[#0?]", bare) or re.search(r"[/Ee]", bare):
        text = _shortest(_GENERAL.plus(number))
        return _around(bare, literals, text) if "general" in bare.lower() else text
    return _around(bare, literals, _digits(number, bare))


def _section(code: str, number: Decimal) -> str:
    sections = _UNPRINTED.sub("", code).split(";")
    if number < 0 and len(sections) > 1:
        return f"-{sections[1]}" if "-" not in sections[1] and "(" not in sections[1] else sections[1]
    if number == 0 and len(sections) > 2 and re.search(r"[#0?]", sections[2]):
        return sections[2]
    return sections[0]


def _digits(number: Decimal, bare: str) -> str:
    found = next((match for match in _DIGITS.finditer(bare) if match[0].strip(",.")), None)
    places = (found[1] or "") if found else ""
    number = abs(number) if bare.startswith(("-", "(")) else number
    if "%" in bare:
        number *= 100
    whole = Decimal(1).scaleb(-len(places))
    text = _plain(number.quantize(whole, rounding=ROUND_HALF_UP, context=Context(prec=40)))
    # «0.0#» prints the second place only where there is one.
    spare = len(places) - len(places.rstrip("#?"))
    while spare and "," in text and text.endswith("0"):
        text, spare = text[:-1], spare - 1
    text = text.rstrip(",")
    width = len(re.sub(r"[^0]", "", (found[0] if found else "").split(".")[0]))
    head, mark, tail = text.partition(",")
    return head.zfill(width + head.startswith("-")) + mark + tail


def _around(bare: str, literals: list[str], digits: str) -> str:
    """The digits with the words that the format puts before and after them."""
    words = iter(literals)
    pattern = re.sub(r"(?i:general)|[#0?][#0?,.]*", "\1", bare, count=1)
    printed_signs = (
        next(words, "") if sign == "\0" else digits if sign == "\1" else sign for sign in pattern
    )
    return "".join(sign for sign in printed_signs if sign not in "$").strip()


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _shortest(number: Decimal) -> str:
    text = _plain(number)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _date(number: Decimal, bare: str, *, from_1904: bool) -> str:
    if not 0 < number <= _LAST_SERIAL:
        return _shortest(number)
    day = _FIRST_DAY + timedelta(days=int(number) + (1462 if from_1904 else 0))
    lowered = bare.lower()
    shapes = [(sign, shape) for sign, shape in (("d", "%d"), ("m", "%m"), ("y", "%Y")) if sign in lowered]
    return day.strftime("/".join(shape for _, shape in shapes))
