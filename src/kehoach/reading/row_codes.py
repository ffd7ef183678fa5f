"""The numbers of a table's rows and the paths they make: «II», «4», «4.5» → «II.4.5»."""

import re
from dataclasses import dataclass, field
from enum import IntEnum

from kehoach.reading.column_content import is_code
from kehoach.vietnamese.numerals import MarkerKind, read_marker

_EDGES = " \t\n.)(:/"
_ROMAN = re.compile(r"[IVXL]{1,6}")
_FULL_PATH = re.compile(r"[IVXL]{1,6}(?:[.\-]\d{1,3})+")
_DOTTED = re.compile(r"\d{1,3}(?:[.,\-]\d{1,3})+")
_PART_HEADED = re.compile(r"(?:phần|mục|nhóm)\s+(?P<number>[IVXL]{1,6}|\d{1,2}|[A-ZĐ])", re.IGNORECASE)


class CodeLevel(IntEnum):
    CAPITAL = 0
    ROMAN = 1
    ARABIC = 2
    DOTTED = 3  # and one deeper with each further part
    LETTER = 8
    BULLET = 9
    SUB_BULLET = 10


@dataclass(frozen=True, slots=True)
class RowCode:
    """A row's number without its dot or brackets, and how deep it stands."""

    text: str
    level: int

    @property
    def is_bullet(self) -> bool:
        return self.level in (CodeLevel.BULLET, CodeLevel.SUB_BULLET)


def read_code(cell: str) -> RowCode | None:
    """The code in a number cell, None where it is blank or holds words.

    >>> read_code("II.4"), read_code("1,10").text, read_code("Thu ngân sách")
    (RowCode(text='II.4', level=3), '1,10', None)
    """
    if not cell:
        return None
    if cell in {"-", "–", "—", "•", "*", "▪", "●"}:
        return RowCode("-", CodeLevel.BULLET)
    if cell == "+":
        return RowCode("+", CodeLevel.SUB_BULLET)
    headed = _PART_HEADED.fullmatch(cell.strip(_EDGES))
    text = headed["number"] if headed else cell.strip(_EDGES)
    if _ROMAN.fullmatch(text):
        return RowCode(text, CodeLevel.ROMAN)
    if _FULL_PATH.fullmatch(text):
        return RowCode(text.replace("-", "."), 1 + len(re.split(r"[.\-]", text)))
    if _DOTTED.fullmatch(text):
        return RowCode(text, 1 + len(re.split(r"[.,\-]", text)))
    if text.isdigit() and len(text) <= 3:
        return RowCode(text, CodeLevel.ARABIC)
    if len(text) == 1 and text.isalpha():
        return RowCode(text, CodeLevel.CAPITAL if text.isupper() else CodeLevel.LETTER)
    return None


def split_code(text: str) -> tuple[RowCode | None, int]:
    """A code at the head of a title («1.2. Mở lớp»), and where the title begins after it."""
    marker = read_marker(text)
    if marker is None or marker.kind in (MarkerKind.APPENDIX,):
        return None, 0
    if marker.kind is MarkerKind.PART:
        code = read_code(marker.number)
        return code, marker.end if code else 0
    code = read_code(text[marker.start : marker.end].strip())
    return (code, marker.end) if code else (None, 0)


def is_row_code(cell: str) -> bool:
    """Whether a number cell holds a code, not words."""
    return read_code(cell) is not None or is_code(cell)


@dataclass(slots=True)
class CodePaths:
    """Full paths of codes met one after the other; remembers what each level holds."""

    _above: list[tuple[int, str]] = field(default_factory=list)
    _children: dict[str, int] = field(default_factory=dict)

    def enter(self, code: RowCode) -> tuple[str, str | None]:
        """The full path of a code and the path of what it stands under."""
        while self._above and self._above[-1][0] >= code.level:
            self._above.pop()
        parent = self._above[-1][1] if self._above else None
        if code.is_bullet:
            path = self.next_child(parent)
        elif code.level > CodeLevel.ARABIC and _ROMAN.match(code.text):
            path = code.text
        elif CodeLevel.ARABIC < code.level < CodeLevel.LETTER:
            # A dotted code already says the arabic number it stands under.
            part = next((own for level, own in reversed(self._above) if level <= CodeLevel.ROMAN), None)
            path = f"{part}.{code.text}" if part else code.text
        else:
            path = f"{parent}.{code.text}" if parent else code.text
        self._above.append((code.level, path))
        return path, parent

    def next_child(self, parent: str | None) -> str:
        """A path for a row without a number: its place among its like."""
        key = parent or ""
        self._children[key] = self._children.get(key, 0) + 1
        return f"{key}.-{self._children[key]}" if key else f"-{self._children[key]}"

    @property
    def current(self) -> str | None:
        """The path of the row met last."""
        return self._above[-1][1] if self._above else None
