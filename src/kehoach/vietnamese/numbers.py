"""Numbers as plans write them, in every convention of grouping and decimal marks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kehoach.vietnamese.not_amounts import not_amounts_in
from kehoach.vietnamese.text import tone_key
from kehoach.vietnamese.units import UnitMatch, match_unit_in, read_unit

# Groups parted by spaces are three digits each and never open with a zero.
FIGURE = re.compile(
    r"(?<![\d])(?<![^\W\d_][.,])(?:[1-9]\d{0,2}(?:[ ]\d{3}){1,4}(?:[.,]\d{1,6})?(?![\d])(?![.,]\d)"
    r"|\d{1,18}(?:[.,]\d{1,18}){0,6})"
)
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
# One figure written the other way among several does not make the others doubtful.
_OUTWEIGHS = 3
_LONGEST_ROW = 300
_MOST_CELLS = 6  # between a unit and its figure
_LONGEST_UNIT_CELL = 25
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a text: where, as printed, its value, and a question where two readings are possible."""

    start: int
    end: int
    text: str
    value: Decimal
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Convention:
    """The marks a document uses: before decimals, between groups of three; None where it shows none.

    The two may be one mark where a document mixes its ways; `sure` tells that they are two, and seen.
    """

    decimal: str | None = None
    grouping: str | None = None
    sure: bool = False
    evidence: tuple[tuple[str, str, int], ...] = ()  # (role, mark, how often)

    def seen(self, role: str, mark: str) -> int:
        """Return how often a mark was seen in a role."""
        return sum(count for told, char, count in self.evidence if (told, char) == (role, mark))

    @property
    def is_mixed(self) -> bool:
        """Whether one mark was seen in both roles, or one role with both marks."""
        roles = [role for role, _, _ in self.evidence]
        marks = [mark for _, mark, _ in self.evidence]
        return len(set(roles)) < len(roles) or len(set(marks)) < len(marks)


VIETNAMESE = Convention(",", ".", sure=True)
ENGLISH = Convention(".", ",", sure=True)
UNKNOWN = Convention()


def _other(mark: str) -> str:
    return "," if mark == "." else "."


def _evidence(figure: str, unit: UnitMatch | None) -> list[tuple[str, str]]:
    """Return what one figure proves of the marks: pairs of role and mark."""
    marks = [char for char in figure if char in ".,"]
    if not marks:
        return []
    mark, digits = marks[-1], len(figure) - 1 - max(figure.rfind("."), figure.rfind(","))
    if len(set(marks)) == 2 and marks.count(mark) == 1 and _GROUPED.fullmatch(figure[: -digits - 1]):
        return [("decimal", mark), ("grouping", _other(mark))]
    if len(set(marks)) == 2:
        return []
    if len(marks) > 1:
        return [("grouping", mark)] if _GROUPED.fullmatch(figure) else []
    if digits != 3 or not _GROUPED.fullmatch(figure):
        return [("decimal", mark)]
    if unit is not None and unit.discrete:
        return [("grouping", mark)]
    return []


def infer_convention(text: str) -> Convention:
    """Return the marks a document uses, from all its figures and the units after them."""
    lowered = tone_key(text)
    seen: Counter[tuple[str, str]] = Counter()
    for match in _figures(lowered, text):
        if match[0].isdigit():
            continue  # no mark, no evidence
        unit = match_unit_in(lowered, match.end(), text=text) or _unit_in_row(text, match.start())
        seen.update(_evidence(match[0], unit))
    return _convention(seen)


def _unit_in_row(text: str, at: int) -> UnitMatch | None:
    """Return the unit that an earlier cell of the row gives to a figure that stands in a cell of its own."""
    row = text[max(0, text.rfind("\n", 0, at) + 1, at - _LONGEST_ROW) : at]
    if not row.endswith("\t"):
        return None
    cells = (cell for cell in reversed(row.split("\t")[-_MOST_CELLS:]) if 0 < len(cell) <= _LONGEST_UNIT_CELL)
    return next((unit for cell in cells if (unit := read_unit(cell))), None)


def _convention(seen: Counter[tuple[str, str]]) -> Convention:
    def best(role: str, taken: str | None = None) -> str | None:
        counts = {mark: seen[role, mark] for mark in ".,"}
        if not any(counts.values()):
            return None
        # Where both are as frequent, a mark that already parts groups is the less likely one.
        return max(counts, key=lambda mark: (counts[mark], mark != taken))

    grouping = best("grouping")
    decimal = best("decimal", grouping)
    one_way = all(not (seen[role, "."] and seen[role, ","]) for role in ("decimal", "grouping"))
    evidence = tuple((role, mark, count) for (role, mark), count in sorted(seen.items()))
    known = decimal is not None or grouping is not None
    return Convention(decimal, grouping, known and one_way and decimal != grouping, evidence)


def _figures(lowered: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the figures that may be amounts, left to right."""
    return FIGURE.finditer(masked(lowered, not_amounts_in(lowered, text)))


def masked(lowered: str, spans: list[tuple[int, int, str]]) -> str:
    """Return the text with the digits of the spans made unreadable; every length stays."""
    at = 0
    pieces: list[str] = []
    for start, end, _ in spans:
        pieces += (lowered[at:start], "\0" * (end - start))
        at = end
    pieces.append(lowered[at:])
    return "".join(pieces)


def find_numbers(text: str, convention: Convention) -> list[Number]:
    """Return the figures of a text that are no dates, names or numbers of documents, in order."""
    lowered = tone_key(text)
    numbers = []
    for match in _figures(lowered, text):
        unit = match_unit_in(lowered, match.end(), text=text)
        number = read_figure(match[0], match.start(), convention=convention, unit=unit)
        if number is not None:
            numbers.append(number)
    return numbers


def read_figure(
    figure: str, start: int, *, convention: Convention, unit: UnitMatch | None = None
) -> Number | None:
    """Return the number a run of digits and marks stands for; None where it is none («1.3.1», «12.5.4»)."""
    compact = figure.replace(" ", "")
    end = start + len(figure)
    marks = [char for char in compact if char in ".,"]
    if not marks:
        return Number(start, end, figure, Decimal(compact))
    mark = marks[-1]
    whole, _, fraction = compact.rpartition(mark)
    if len(set(marks)) == 2:
        if marks.count(mark) != 1 or not _GROUPED.fullmatch(whole):
            return None
        return Number(start, end, figure, Decimal(f"{_digits(whole)}.{fraction}"))
    if len(marks) > 1:
        return Number(start, end, figure, Decimal(_digits(compact))) if _GROUPED.fullmatch(compact) else None
    as_decimal = Decimal(f"{whole}.{fraction}")
    if not _GROUPED.fullmatch(compact) or " " in figure:
        return Number(start, end, figure, as_decimal)
    as_group = Decimal(_digits(compact))
    is_group, sure = _is_group(mark, convention, unit)
    value = as_group if is_group else as_decimal
    doubt = None if sure else _doubt(figure, as_group, as_decimal, unit)
    return Number(start, end, figure, value, doubt)


def _digits(figure: str) -> str:
    return figure.replace(".", "").replace(",", "")


def _is_group(mark: str, convention: Convention, unit: UnitMatch | None) -> tuple[bool, bool]:
    """Tell whether a mark before exactly three digits parts groups, and whether that is sure."""
    if unit is not None and unit.discrete:
        return True, True
    grouping, decimal = convention.grouping == mark, convention.decimal == mark
    if unit is not None and unit.family == "rate":
        # A share is hardly ever above a thousand; it is three decimals where the document has such decimals.
        return False, not grouping or decimal
    if grouping and not decimal:
        return True, _OUTWEIGHS * convention.seen("decimal", mark) <= convention.seen("grouping", mark)
    if decimal and not grouping:
        if convention.grouping == _other(mark):
            return False, True
        # Amounts with three decimals are far rarer than documents that mix their marks: grouped, but asked.
        return unit is not None, False
    if grouping and decimal:
        return True, False
    if convention.decimal == _other(mark):
        return True, True
    if convention.grouping == _other(mark):
        return False, True
    # Nothing known of this document: the Vietnamese way.
    return mark == ".", False


def _doubt(figure: str, as_group: Decimal, as_decimal: Decimal, unit: UnitMatch | None) -> str:
    after = f" {unit.written}" if unit else ""
    return (
        f"«{figure}{after}» có thể là {format_number(as_group)}{after} "
        f"hoặc {format_number(as_decimal)}{after}: dấu đứng trước đúng ba chữ số. Xác nhận cách đọc."
    )


def read_number(text: str, *, convention: Convention, unit: str | None = None) -> Number | None:
    """Return the number that a text consists of, its unit given apart as tables do; None where it is none.

    >>> read_number("13,482", convention=ENGLISH, unit="Người").value
    Decimal('13482')
    """
    stripped = text.strip()
    at = text.find(stripped)
    negative = stripped[:1] in {"-", "−", "–"} and len(stripped) > 1
    positive = stripped[:1] == "+"
    body = stripped[1:].lstrip() if negative or positive else stripped
    if body in _HALVES:
        number: Number | None = Number(at, at + len(stripped), stripped, Decimal(_HALVES[body]))
    else:
        if not FIGURE.fullmatch(body):
            return None
        number = read_figure(body, at, convention=convention, unit=read_unit(unit) if unit else None)
    if number is None:
        return None
    value = -number.value if negative else number.value
    return Number(at, at + len(stripped), stripped, value, number.doubt)


def format_number(value: Decimal) -> str:
    """Return the number as Vietnamese write it, without needless zeros.

    >>> format_number(Decimal("21485")), format_number(Decimal("0.420"))
    ('21.485', '0,42')
    """
    return write_number(value.normalize() if value == value else value, VIETNAMESE)


def write_number(value: Decimal, convention: Convention) -> str:
    """Return the number with a convention's marks; no grouping mark where the convention has none."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if convention.grouping:
        whole = f"{int(whole):,}".replace(",", convention.grouping)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}{convention.decimal or ','}{fraction}" if fraction else f"{sign}{whole}"
