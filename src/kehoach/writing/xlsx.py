"""Tables as an Excel file: figures as numbers, reckoned ones as formulas, each sheet ready to print."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from kehoach.vietnamese.numbers import VIETNAMESE, read_number
from kehoach.writing import decree30
from kehoach.writing.clean import cleaned
from kehoach.writing.content import Align, Cell, Document, Formula, Reckoning, Row, Run, Table
from kehoach.writing.grid import Placed, placed, shares, with_columns
from kehoach.writing.sheets import A4, FONT, PLAIN_TEXT, fitting, is_exact, sheet_name
from kehoach.writing.widths import width

_INCH: Final = 25.4
# How many letters wide the columns of a sheet are together, so that it fills a page upright or across.
_LETTERS: Final = {False: 88, True: 135}
_NARROWEST: Final = 4.0
_LETTER: Final = 5.25  # points: how wide Excel takes a letter of its columns' widths to be
_USED: Final = 0.9  # of a line, since words do not break
_HIGHEST_ROW: Final = 409
_SIDES: Final = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "left"}
_LARGE: Final = 14
_EMPTY: Final = '""'


def tables_of(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document; one of an annex that has no title has the annex's."""
    found = [block for block in document.body if isinstance(block, Table)]
    for annex in document.annexes:
        label = f"{annex.label} {annex.number}".strip()
        title = f"{label}. {annex.title}" if annex.title else label
        found += [
            replace(block, title=block.title or title, is_wide=block.is_wide or annex.is_wide)
            for block in annex.blocks
            if isinstance(block, Table)
        ]
    return tuple(found)


def write_tables(tables: Sequence[Table], *, above: Sequence[str] = ()) -> bytes:
    """Return an Excel file with a sheet for each table; the lines `above` stand over each of them."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, dict(PLAIN_TEXT))
    looks = _Looks(book)
    names: list[str] = []
    for place, table in enumerate(tables, start=1):
        names.append(sheet_name(cleaned(table.title) or f"Bảng {place}", names))
        _Sheet(book.add_worksheet(names[-1]), cleaned(table), looks).write(tuple(cleaned(tuple(above))))
    if not tables:
        book.add_worksheet()
    book.close()
    return content.getvalue()


class _Looks:
    """Formats of cells, each made once for a file."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:
        chosen = {"font_name": FONT, "valign": "vcenter", **properties}
        known = tuple(sorted(chosen.items()))
        if known not in self._made:
            self._made[known] = self._book.add_format(chosen)
        return self._made[known]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number and how it is shown: as many decimals as its words have."""

    value: Decimal
    form: str
    is_share: bool = False  # written with «%»


class _Sheet:
    def __init__(self, page: Any, table: Table, looks: _Looks) -> None:
        self.page, self.table, self.looks = page, with_columns(table), looks
        self.widths = [max(_NARROWEST, _LETTERS[table.is_wide] * share) for share in shares(self.table)]
        self.last = len(self.widths) - 1

    def write(self, above: Sequence[str]) -> None:
        page, table = self.page, self.table
        for column, letters in enumerate(self.widths):
            page.set_column(column, column, letters)
        page.set_default_row(round(table.size * 1.5))
        at = 0
        for line in above:
            at = self._line(at, line, align="left", size=12)
        if table.title:
            at = self._line(at, table.title, align="center", size=_LARGE, bold=True)
        if table.note:
            at = self._line(at, table.note, align="right", size=12, italic=True)
        body = at + len(table.heading)
        self._rows(at, table.heading, is_head=True)
        self._rows(body, table.rows, is_head=False)
        if table.heading:
            page.repeat_rows(at, body - 1)
            page.freeze_panes(body, 0)
        self._set_up()

    def _set_up(self) -> None:
        page = self.page
        page.set_paper(A4)
        if self.table.is_wide:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_margins(
            left=decree30.MARGIN_LEFT.set / _INCH,
            right=decree30.MARGIN_RIGHT.set / _INCH,
            top=decree30.MARGIN_TOP.set / _INCH,
            bottom=decree30.MARGIN_BOTTOM.set / _INCH,
        )
        page.set_header(f'&C&"{FONT},Regular"&{decree30.PAGE_NUMBER_SIZE:.0f}&P')
        page.hide_gridlines(2)

    def _line(self, at: int, text: str, *, align: str, size: float, **looks: bool) -> int:
        look = self.looks.of(align=align, font_size=size, text_wrap=True, **looks)
        if self.last:
            self.page.merge_range(at, 0, at, self.last, None, look)
        self.page.write_string(at, 0, fitting(text), look)
        self._make_room(at, _lines(text, letters=sum(self.widths), size=size), size=size)
        return at + 1

    def _make_room(self, at: int, lines: int, *, size: float) -> None:
        """Set the height of a row of several lines, which not every program finds by itself."""
        if lines > 1:
            self.page.set_row(at, min(_HIGHEST_ROW, lines * size * 1.25 + 3))

    def _rows(self, top: int, rows: Sequence[Row], *, is_head: bool) -> None:
        for place, (row, cells) in enumerate(zip(rows, placed(rows, columns=len(self.widths)), strict=True)):
            tallest = 1
            for each in cells:
                letters = sum(self.widths[each.column : each.column + each.across])
                if each.down == 1:
                    tallest = max(tallest, _lines(each.cell.text, letters=letters, size=self.table.size))
                self._cell((top + place, each.column), each, is_bold=row.bold or is_head, is_head=is_head)
            self._make_room(top + place, tallest, size=self.table.size)

    def _cell(self, at: tuple[int, int], each: Placed, *, is_bold: bool, is_head: bool) -> None:
        cell, column = each.cell, self.table.columns[each.column]
        align = cell.align or (Align.CENTER if is_head else column.align)
        base = {
            "border": 1,
            "text_wrap": True,
            "font_size": self.table.size,
            "align": _SIDES[align],
            "bold": is_bold or _all(cell, "bold"),
            "italic": _all(cell, "italic"),
        }
        figure = None if is_head or not column.is_figure else _figure(cell)
        if figure is not None and align == Align.LEFT:
            base["align"] = "right"
        look = self.looks.of(**base, **({"num_format": figure.form} if figure else {}))
        row, first = at
        if each.across > 1 or each.down > 1:
            self.page.merge_range(row, first, row + each.down - 1, first + each.across - 1, None, look)
        formula = self._formula(at, cell.formula, figure) if cell.formula and not is_head else None
        if formula and (figure or not cell.text):
            self.page.write_formula(row, first, formula, look, figure.value if figure else "")
        elif figure:
            self.page.write_number(row, first, figure.value, look)
        elif not cell.text:
            self.page.write_blank(row, first, None, look)
        else:
            self._text(at, cell, look, base=base)

    def _text(self, at: tuple[int, int], cell: Cell, look: Any, *, base: dict[str, Any]) -> None:
        runs = _joined(cell)
        text = fitting(cell.text)
        if len(runs) < 2 or text != cell.text or not any(_stands_out(run, base) for run in runs):
            self.page.write_string(*at, text, look)
            return
        parts: list[Any] = []
        for run in runs:
            parts.append(
                self.looks.of(
                    font_size=base["font_size"],
                    bold=base["bold"] or run.bold,
                    italic=base["italic"] or run.italic,
                    **({"font_script": 1} if run.raised else {}),
                )
            )
            parts.append(run.text)
        self.page.write_rich_string(*at, *parts, look)

    def _formula(self, at: tuple[int, int], formula: Formula, figure: _Figure | None) -> str | None:
        row, column = at
        if formula.how is Reckoning.PERCENT:
            if len(formula.columns) != 2 or not all(0 <= each <= self.last for each in formula.columns):
                return None
            part, whole = (xl_rowcol_to_cell(row, each) for each in formula.columns)
            times = "" if figure and figure.is_share else "*100"
            # Nothing where a figure is missing: a blank part is not zero.
            return f"=IF(COUNT({part},{whole})<2,{_EMPTY},IFERROR({part}/{whole}{times},{_EMPTY}))"
        lines = sorted({row + below for below in formula.rows if below > 0})
        if not lines:
            return None
        first, last = xl_rowcol_to_cell(lines[0], column), xl_rowcol_to_cell(lines[-1], column)
        if len(lines) == lines[-1] - lines[0] + 1:
            return f"=SUM({first}:{last})"
        return f"=SUM({','.join(xl_rowcol_to_cell(line, column) for line in lines)})"


def _lines(text: str, *, letters: float, size: float) -> int:
    room = letters * _LETTER
    if len(text) * size < room:
        return 1 + text.count("\n")
    return sum(
        1 + int(max(0.0, width(part, size, bold=True) - room) / (room * _USED) + 0.999)
        for part in text.split("\n")
    )


def _figure(cell: Cell) -> _Figure | None:
    text = cell.text.strip()
    is_share = text.endswith("%")
    bare = text.removesuffix("%").rstrip()
    number = read_number(bare, convention=VIETNAMESE)
    if number is None or number.doubt or not is_exact(number.value):
        return None
    decimals = len(bare.partition(",")[2])
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    value = number.value / 100 if is_share else number.value
    return _Figure(value, form + "%" if is_share else form, is_share)


def _all(cell: Cell, look: str) -> bool:
    runs = _joined(cell)
    return bool(runs) and all(getattr(run, look) for run in runs if run.text.strip())


def _joined(cell: Cell) -> list[Run]:
    """Return the runs of all paragraphs of a cell, a line end between two."""
    found: list[Run] = []
    for place, words in enumerate(cell.paragraphs):
        if place:
            found.append(Run("\n"))
        found += [run for run in words if run.text]
    return found


def _stands_out(run: Run, base: dict[str, Any]) -> bool:
    return run.raised or (run.bold and not base["bold"]) or (run.italic and not base["italic"])
