"""One sheet of a workbook: what its cells say, and how a value is put into one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from lxml import etree

from kehoach.writing.sheets import fitting, is_exact
from kehoach.writing.superior_form.mapping import Figure

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LAST_COLUMN: Final = 16_384
_LAST_ROW: Final = 1_048_576
_MOST_DIGITS: Final = 8  # of the number of a row
_LONGEST_NUMBER: Final = 40
_NUMBER: Final = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def column_number(letters: str) -> int:
    """Return which column letters name, from 1; 0 for none.

    >>> column_number("A"), column_number("AB"), column_number("?")
    (1, 28, 0)
    """
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number if number <= _LAST_COLUMN else 0


def column_letters(number: int) -> str:
    """Return the letters of a column.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address_of(text: str) -> tuple[int, int] | None:
    """Return row and column of an address, from 1; None where it is none.

    >>> address_of("$D$7"), address_of("7D")
    ((7, 4), None)
    """
    found = _ADDRESS.fullmatch(text.strip().replace("$", "").upper())
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if row <= _LAST_ROW and column else None


@dataclass(frozen=True, slots=True)
class Merged:
    """A range of cells that show as one."""

    top: int
    left: int
    bottom: int
    right: int


class Grid:
    """A sheet's XML; changed in place."""

    def __init__(self, root: Any, strings: list[str]) -> None:
        self.root = root
        self._strings = strings
        self._space = etree.QName(root).namespace or ""

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}" if self._space else name

    @cached_property
    def _rows(self) -> dict[int, Any]:
        found: dict[int, Any] = {}
        number = 0
        for row in self.root.iter(self._tag("row")):
            # A row without its number is the next one.
            number = _whole(row.get("r")) or number + 1
            found[number] = row
        return found

    @cached_property
    def _cells(self) -> dict[tuple[int, int], Any]:
        found = {}
        for number, row in self._rows.items():
            column = 0
            for cell in row.iter(self._tag("c")):
                place = address_of(cell.get("r") or "")
                column = place[1] if place else column + 1
                found[number, column] = cell
        return found

    @cached_property
    def merged(self) -> tuple[Merged, ...]:
        """The merged ranges."""
        found = []
        for item in self.root.iter(self._tag("mergeCell")):
            first, _, last = (item.get("ref") or "").partition(":")
            start, end = address_of(first), address_of(last or first)
            if start and end:
                found.append(Merged(*start, *end))
        return tuple(found)

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Each cell that says something: its row, its column, its words or figure."""
        for (row, column), cell in self._cells.items():
            if text := self._text(cell).strip():
                yield row, column, text

    def figures(self) -> Iterator[tuple[int, int, Decimal]]:
        """Each cell that holds a number, typed or reckoned: its row, its column, the number."""
        for (row, column), cell in self._cells.items():
            number = _number(cell.findtext(self._tag("v"))) if cell.get("t", "n") == "n" else None
            if number is not None:
                yield row, column, number

    def _text(self, cell: Any) -> str:
        kind = cell.get("t")
        if kind == "inlineStr":
            return _words_of(cell)
        value = cell.findtext(self._tag("v")) or ""
        if kind == "s":
            place = _whole(value) if value else len(self._strings)
            return self._strings[place] if place < len(self._strings) else ""
        return str(value)

    def has_formula(self, row: int, column: int) -> bool:
        """Return whether a cell reckons its value, alone or as part of a formula over many cells."""
        cell = self._cells.get((row, column))
        return (cell is not None and cell.find(self._tag("f")) is not None) or any(
            each.top <= row <= each.bottom and each.left <= column <= each.right for each in self._spilling
        )

    def columns_with_formulas(self, *, below: int) -> set[int]:
        """Return the columns that have formulas below a row."""
        return {column for row, column in self.formulas() if row > below}

    def formulas(self) -> Iterator[tuple[int, int]]:
        """Each cell that has a formula: its row, its column."""
        return (place for place, cell in self._cells.items() if cell.find(self._tag("f")) is not None)

    @cached_property
    def _spilling(self) -> tuple[Merged, ...]:
        found = []
        for formula in self.root.iter(self._tag("f")):
            if formula.get("t") in {"array", "dataTable"}:
                first, _, last = (formula.get("ref") or "").partition(":")
                start, end = address_of(first), address_of(last or first)
                if start and end:
                    found.append(Merged(*start, *end))
        return tuple(found)

    def covering(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that shows at a place: itself, or the first of the merged ones over it."""
        for each in self.merged:
            if each.top <= row <= each.bottom and each.left <= column <= each.right:
                return each.top, each.left
        return row, column

    def put(self, row: int, column: int, figure: Figure) -> None:
        """Set the value of a cell; its format stays."""
        cell = self._cells.get((row, column))
        if cell is None:
            if figure is None:
                return
            cell = self._new_cell(row, column)
        for child in list(cell):
            if child.tag in (self._tag("v"), self._tag("is")):
                cell.remove(child)
        for name in ("t", "vm", "cm"):
            cell.attrib.pop(name, None)
        if figure is None or figure == "":
            return
        if isinstance(figure, str) or not is_exact(figure):
            cell.set("t", "inlineStr")
            words = etree.SubElement(etree.SubElement(cell, self._tag("is")), self._tag("t"))
            words.text = fitting(str(figure))
            words.set(_SPACE, "preserve")
        else:
            etree.SubElement(cell, self._tag("v")).text = f"{Decimal(figure):f}"

    def forget_reckoned(self) -> None:
        """Drop the values that formulas had: they follow from figures that were changed."""
        for formula in self.root.iter(self._tag("f")):
            cell = formula.getparent()
            value = cell.find(self._tag("v"))
            if value is not None:
                cell.remove(value)
                cell.attrib.pop("t", None)

    def _new_cell(self, row: int, column: int) -> Any:
        line = self._rows.get(row)
        if line is None:
            line = etree.Element(self._tag("row"), r=str(row))
            _insert(self.root.find(self._tag("sheetData")), line, row, self._rows)
            self._rows[row] = line
        # A hint for the reader that would be wrong now.
        line.attrib.pop("spans", None)
        cell = etree.Element(self._tag("c"), r=f"{column_letters(column)}{row}")
        style = line.get("s") if line.get("customFormat") in ("1", "true") else self._column_style(column)
        if style:
            cell.set("s", style)
        beside = {place[1]: found for place, found in self._cells.items() if place[0] == row}
        _insert(line, cell, column, beside)
        self._cells[row, column] = cell
        return cell

    def _column_style(self, column: int) -> str | None:
        for item in self.root.iter(self._tag("col")):
            if _whole(item.get("min")) <= column <= _whole(item.get("max")):
                style: str | None = item.get("style")
                return style
        return None


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS else 0


def _number(text: str | None) -> Decimal | None:
    """Return a number as people see it: a spreadsheet keeps fifteen digits, the rest is its arithmetic's."""
    if not text or len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text.strip()):
        return None
    return Decimal(f"{float(text):.15g}")


def _insert(parent: Any, item: Any, place: int, others: dict[int, Any]) -> None:
    """Put an element among its siblings, which stand in the order of their places."""
    after = [other for other in others if other < place]
    if after:
        others[max(after)].addnext(item)
    else:
        parent.insert(0, item)


def _words_of(item: Any) -> str:
    """Return the words of a text in runs, without its phonetic hints."""
    return "".join(
        words.text or "" for words in item.iter("{*}t") if etree.QName(words.getparent()).localname != "rPh"
    )


def shared_strings(root: Any) -> list[str]:
    """Return the texts that cells of all sheets refer to."""
    return [_words_of(item) for item in root.iter("{*}si")]
