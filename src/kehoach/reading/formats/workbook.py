"""The sheets of an Excel file: what each cell shows, which cells are merged, bold or framed."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kehoach.reading.formats.archive import Archive
from kehoach.reading.formats.number_formats import built_in_format, printed
from kehoach.reading.refusals import Broken

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_ROWS = 20_000
_MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows; a framed one has a border on at least two sides."""

    text: str
    bold: bool = False
    framed: bool = False


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet by row and column, from 0; hidden rows and columns are not among them."""

    name: str
    rows: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first row, column; last row, column
    hides_cells: bool = False
    unanswered: list[str] = field(default_factory=list)  # formulas that no program has worked out


@dataclass(frozen=True, slots=True)
class _Format:
    code: str = "General"
    bold: bool = False
    framed: bool = False


def read_sheets(archive: Archive) -> Iterator[Sheet]:
    """The sheets that are shown, in order.

    :raises Broken: the workbook has no sheets or names some that are not there.
    """
    book = archive.xml_if_there("xl/workbook.xml")
    relations = archive.xml_if_there("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        raise Broken(archive.name)
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    settings = book.find(_MAIN + "workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    strings = _shared_strings(archive)
    formats = _formats(archive)
    for entry in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        if entry.get("state") in ("hidden", "veryHidden"):
            continue
        target = targets.get(entry.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if "worksheets" not in path:
            continue  # a chart on a sheet of its own
        sheet = Sheet(entry.get("name") or "")
        _fill(sheet, archive.xml(path), strings=strings, formats=formats, from_1904=from_1904)
        yield sheet


def _fill(
    sheet: Sheet, root: "Element", *, strings: list[str], formats: list[_Format], from_1904: bool
) -> None:
    hidden_columns = {
        column
        for entry in root.iterfind(f"{_MAIN}cols/{_MAIN}col")
        if entry.get("hidden") in ("1", "true")
        for column in range(int(entry.get("min", "1")) - 1, min(int(entry.get("max", "1")), _MOST_COLUMNS))
    }
    for at, row in enumerate(root.iterfind(f"{_MAIN}sheetData/{_MAIN}row")):
        hidden_row = row.get("hidden") in ("1", "true")
        number = int(row.get("r") or at + 1) - 1
        for column_at, cell in enumerate(row.iterfind(_MAIN + "c")):
            place = _place(cell.get("r") or "") or (number, column_at)
            look = _looked_up(formats, cell.get("s"))
            text = _text(cell, look, strings=strings, from_1904=from_1904)
            if hidden_row or place[1] in hidden_columns:
                sheet.hides_cells = sheet.hides_cells or bool(text)
                continue
            if cell.find(_MAIN + "f") is not None and cell.find(_MAIN + "v") is None:
                sheet.unanswered.append(cell.get("r") or "")
            if (text or look.framed) and place[1] < _MOST_COLUMNS and len(sheet.rows) < _MOST_ROWS:
                sheet.rows.setdefault(place[0], {})[place[1]] = SheetCell(
                    text, bold=look.bold, framed=look.framed
                )
    for entry in root.iterfind(f"{_MAIN}mergeCells/{_MAIN}mergeCell"):
        first, _, last = (entry.get("ref") or "").partition(":")
        start, end = _place(first), _place(last)
        if start and end:
            sheet.merged.append((*start, *end))


def _text(cell: "Element", look: _Format, *, strings: list[str], from_1904: bool) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _joined(cell.find(_MAIN + "is"))
    value = cell.find(_MAIN + "v")
    stored = (value.text or "") if value is not None else ""
    if kind == "s":
        at = int(stored) if stored.isdigit() else -1
        return strings[at] if 0 <= at < len(strings) else ""
    if kind == "b":
        return "x" if stored == "1" else ""
    if kind == "n" and stored:
        return printed(stored, look.code, from_1904=from_1904)
    return stored


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _shared_strings(archive: Archive) -> list[str]:
    root = archive.xml_if_there("xl/sharedStrings.xml")
    return [] if root is None else [_joined(item) for item in root.iterfind(_MAIN + "si")]


def _joined(item: "Element | None") -> str:
    """The text of a string, with its runs but without the readings that East Asian text carries."""
    if item is None:
        return ""
    pieces = []
    for child in item:
        if child.tag == _MAIN + "t":
            pieces.append(child.text or "")
        elif child.tag == _MAIN + "r":
            pieces.extend(text.text or "" for text in child.iterfind(_MAIN + "t"))
    return "".join(pieces)


def _formats(archive: Archive) -> list[_Format]:
    root = archive.xml_if_there("xl/styles.xml")
    if root is None:
        return []
    codes = {
        entry.get("numFmtId"): entry.get("formatCode") or "General"
        for entry in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
    }
    fonts = [_is_on(font.find(_MAIN + "b")) for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    borders = [
        sum(side.get("style") not in (None, "none") for side in border) >= 2
        for border in root.iterfind(f"{_MAIN}borders/{_MAIN}border")
    ]
    found = []
    for entry in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        number = entry.get("numFmtId") or "0"
        code = codes.get(number) or built_in_format(int(number) if number.isdigit() else 0)
        found.append(_Format(code, _at(fonts, entry.get("fontId")), _at(borders, entry.get("borderId"))))
    return found


def _is_on(switch: "Element | None") -> bool:
    return switch is not None and switch.get("val") not in ("0", "false")


def _at(flags: list[bool], index: str | None) -> bool:
    at = int(index) if index and index.isdigit() else -1
    return 0 <= at < len(flags) and flags[at]


def _looked_up(formats: list[_Format], index: str | None) -> _Format:
    return formats[int(index)] if index and index.isdigit() and int(index) < len(formats) else _Format()
