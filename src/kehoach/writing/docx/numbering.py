"""Numbers before paragraphs as Word's own numbering, each printed exactly as the content says.

A list is known by what stands around its counter: «II.4.» before and «.» after. As long as the numbers go up
by one the same list goes on, so that a row put in later moves the rest; a jump starts it anew. Letters follow
the Vietnamese alphabet, which has «đ» and lacks f, j, w and z: Word cannot count so, and «đ)» is a list of
its own with that letter as its text.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from kehoach.vietnamese.numerals import roman_value
from kehoach.writing import decree30
from kehoach.writing.docx.xml import Element, element, mm

_COUNTER: Final = re.compile(
    r"(?P<before>.*?)(?P<count>\d{1,9}|[IVXLC]{1,8}|[a-zđ]|[A-ZĐ])(?P<after>[.):/–-]{0,2})"
)
_BULLETS: Final = frozenset("-–—+*•●○▪")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands around a counter, and how it counts."""

    before: str
    kind: str  # of w:numFmt, or "text"
    after: str
    level: int

    @property
    def pattern(self) -> str:
        return self.before if self.kind in ("text", "bullet") else f"{self.before}%1{self.after}"


class Numbering:
    """The lists of one file."""

    def __init__(self, root: Any) -> None:
        self._root = root
        for old in list(root):
            root.remove(old)
        self._abstracts: dict[_Shape, int] = {}
        self._going: dict[_Shape, tuple[int, int]] = {}  # list and its last count
        self._lists = 0

    def mark(self, number: str, *, level: int = 0) -> Element:
        """Return the numbering properties that print this number before a paragraph."""
        shape, count = self._shape(number.strip(), level)
        going = self._going.get(shape)
        if going is None or (shape.kind not in ("text", "bullet") and count != going[1] + 1):
            going = (self._new_list(shape, count), count)
        self._going[shape] = (going[0], count)
        return element("numPr", [element("ilvl", val=0), element("numId", val=going[0])])

    def _shape(self, number: str, level: int) -> tuple[_Shape, int]:
        if number in _BULLETS:
            return _Shape(number, "bullet", "", level), 1
        found = _COUNTER.fullmatch(number)
        if found is None or "%" in number:
            return _Shape(number.replace("%", ""), "text", "", level), 1
        before, count, after = found["before"], found["count"], found["after"]
        for kind, value in _readings(count):
            shape = _Shape(before, kind, after, level)
            going = self._going.get(shape)
            if going and value == going[1] + 1:
                return shape, value
        kind, value = next(iter(_readings(count)), ("text", 1))
        if kind == "text":
            return _Shape(number, "text", "", level), 1
        return _Shape(before, kind, after, level), value

    def _new_list(self, shape: _Shape, count: int) -> int:
        abstract = self._abstracts.get(shape)
        if abstract is None:
            abstract = self._abstracts[shape] = len(self._abstracts)
            self._add_abstract(abstract, shape)
        self._lists += 1
        self._root.append(
            element(
                "num",
                [
                    element("abstractNumId", val=abstract),
                    element("lvlOverride", [element("startOverride", val=count)], ilvl=0),
                ],
                numId=self._lists,
            )
        )
        return self._lists

    def _add_abstract(self, identifier: int, shape: _Shape) -> None:
        made = element(
            "abstractNum",
            [
                element("multiLevelType", val="singleLevel"),
                element(
                    "lvl",
                    [
                        element("start", val=1),
                        element("numFmt", val="decimal" if shape.kind == "text" else shape.kind),
                        element("suff", val="space"),
                        element("lvlText", val=shape.pattern),
                        element("lvlJc", val="left"),
                        element(
                            "pPr",
                            [element("ind", left=0, firstLine=mm(decree30.FIRST_LINE.set))],
                        ),
                    ],
                    ilvl=0,
                ),
            ],
            abstractNumId=identifier,
        )
        # All abstract lists stand before the lists that use them (ECMA-376, 17.9.17).
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(made)
        else:
            first.addprevious(made)


def _readings(count: str) -> list[tuple[str, int]]:
    """Return how a counter may be meant, the likelier first."""
    if count.isdigit():
        if count.startswith("0"):
            return [("decimalZero", int(count))] if len(count) == 2 and int(count) else [("text", 1)]
        return [("decimal", int(count))]
    if count in "đĐ":
        return [("text", 1)]
    letter = ("lowerLetter" if count.islower() else "upperLetter", ord(count.lower()[0]) - ord("a") + 1)
    roman = roman_value(count) if count.isupper() else None
    if len(count) > 1:
        return [("upperRoman", roman)] if roman else [("text", 1)]
    if roman and count in "IVX":
        return [("upperRoman", roman), letter]
    return [letter, ("upperRoman", roman)] if roman else [letter]
