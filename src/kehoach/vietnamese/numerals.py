"""Numbering of headings, items and rows: what stands before the text of a heading, item or table row.

A row code is text, never a number: «1,1» and «1,10» are two rows.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

# Decree 30/2020/NĐ-CP, Annex I: points follow the Vietnamese alphabet, without f, j, w and z.
ALPHABET = tuple("abcdđeghiklmnopqrstuvxy")


class MarkerKind(StrEnum):
    PART = "part"  # PHẦN THỨ NHẤT, CHƯƠNG I
    APPENDIX = "appendix"  # Phụ lục I, Biểu số 02
    CAPITAL = "capital"  # A.
    ROMAN = "roman"  # II.
    ARABIC = "arabic"  # 1.
    DOTTED = "dotted"  # 1.3.1.
    LETTER = "letter"  # đ)
    BRACKETED = "bracketed"  # (1)
    BULLET = "bullet"  # - + * •


@dataclass(frozen=True, slots=True)
class Marker:
    """`number` is as printed, without its dot or bracket; `end` is where the text after it begins."""

    kind: MarkerKind
    number: str
    start: int
    end: int
    closed: bool = True  # a dot or bracket stands after the number

    @property
    def parts(self) -> tuple[str, ...]:
        """«1.3.1» → ("1", "3", "1")."""
        return tuple(re.split(r"[.,]", self.number))

    @property
    def level(self) -> int:
        """How deep such a marker stands when all kinds are used in the usual order."""
        if self.kind is MarkerKind.DOTTED:
            return 2 + len(self.parts)
        return _LEVELS[self.kind]


_LEVELS = {
    MarkerKind.APPENDIX: 0,
    MarkerKind.PART: 0,
    MarkerKind.CAPITAL: 1,
    MarkerKind.ROMAN: 2,
    MarkerKind.ARABIC: 3,
    MarkerKind.LETTER: 6,
    MarkerKind.BRACKETED: 7,
    MarkerKind.BULLET: 8,
}
_MARKER = re.compile(
    r"""[ \t]*(?:
      (?P<part>
        Điều[ ]\d{1,2}(?=[.:])
      | (?:PHẦN|Phần|CHƯƠNG|Chương)[ ](?:(?:thứ|THỨ)[ ]\w{2,5}|[IVX]{1,6}|[A-E]|\d{1,2}))(?=[ \n.:]|$)
    | (?P<appendix>
        (?:PHỤ[ ]LỤC|Phụ[ ]lục|PHỤ[ ]BIỂU|Phụ[ ]biểu|BIỂU|Biểu)(?:[ ](?:SỐ|số|mẫu|MẪU))?
        (?:[ ][IVX\d][\dIVXA-Z./-]{0,9})
      )(?=[ \n.:(]|$)
    | (?P<roman>[IVX]{1,6})(?P<roman_close>[.)/:]|[ ]?[-–](?=[ ]))(?!\d)
    | (?P<capital>[A-ZĐ])(?P<capital_close>[.)]|[-–])(?=\s)
    | (?P<dotted>(?:[IVX]{1,5}\.)?\d{1,2}(?:[.,]\d{1,2}){1,4}|[IVX]{1,5}\.\d{1,2})
      (?P<dotted_close>[.)]?)(?=[ \t\n]|[^\W\d]{2})
    | (?P<arabic>\d{1,3})(?P<arabic_close>[.)/]|[-–](?=[ ]?[A-ZĐÀ-Ỹ][^\W\d]))(?=[ \t\n]|[^\W\d])
    | (?P<bracketed>\(\d{1,2}\)|[⁽(][¹²³⁴⁵⁶⁷⁸⁹]{1,2}[⁾)])
    | (?P<letter>[a-zđ])(?P<letter_close>[).])(?=[ \t\n]|[^\W\d])
    | (?P<bullet>[-–—+*•▪●♦✓o](?=[ \t]|[-–+•](?=[^\W\d]))|[-–+•](?=[^\W\d_]))
    )[ \t]*""",
    re.VERBOSE,
)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾", "1234567890()")


def read_marker(text: str, at: int = 0) -> Marker | None:
    """The marker at the offset, or None where the text begins with a word.

    >>> read_marker("1.3.1. Nông nghiệp").number
    '1.3.1'
    >>> read_marker("2023 là năm") is None
    True
    """
    found = _MARKER.match(text, at)
    if found is None or found.lastgroup is None:
        return None
    for kind in MarkerKind:
        number = found[kind.value]
        if number is None:
            continue
        if kind is MarkerKind.CAPITAL and number in "IVX":
            kind = MarkerKind.ROMAN  # «V.» alone is the numeral
        if kind is MarkerKind.BRACKETED:
            number = number.translate(_SUPERSCRIPTS).strip("()")
        closed = True
        if kind is MarkerKind.DOTTED:
            closed = bool(found["dotted_close"])
        return Marker(kind, " ".join(number.split()), found.start(), found.end(), closed)
    return None


_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral up to the eighties, None where the letters make none.

    >>> roman_value("XIV")
    14
    """
    total = 0
    for letter, following in zip(text, [*text[1:], None], strict=True):
        if letter not in _ROMANS:
            return None
        value = _ROMANS[letter]
        total += -value if following and _ROMANS.get(following, 0) > value else value
    return total or None


def ordinal(marker: Marker) -> int | None:
    """The place of a marker among its siblings, counted from one; None for a bullet."""
    last = marker.parts[-1]
    if marker.kind is MarkerKind.LETTER:
        return ALPHABET.index(last) + 1 if last in ALPHABET else None
    if marker.kind is MarkerKind.CAPITAL:
        return ord(last) - ord("A") + 1 if last.isascii() else None
    if last.isdigit():
        return int(last)
    return roman_value(last)


def follows(previous: Marker, following: Marker) -> bool:
    """Whether the second is the next sibling of the first: «1.2» → «1.3», «d» → «đ»."""
    one, two = ordinal(previous), ordinal(following)
    if one is None or two is None or previous.kind is not following.kind:
        return False
    return previous.parts[:-1] == following.parts[:-1] and two == one + 1
