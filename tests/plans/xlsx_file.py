"""A made document as a workbook: prose in merged rows, tables as cells with their merges."""

from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.plans.content import Content, Grid, Line, Note, Pair

_NARROW, _WIDEST = 6, 48


def write_xlsx(content: Content, path: Path, *, sheet: str = "Kế hoạch") -> None:
    """Write the document there, all on one sheet."""
    workbook = Workbook(str(path))
    width = max((len(block.rows[0]) for block in content.blocks if isinstance(block, Grid)), default=6)
    writer = _Writer(workbook, workbook.add_worksheet(sheet), width)
    for block in content.blocks:
        writer.block(block)
    writer.fit()
    workbook.close()


class _Writer:
    def __init__(self, workbook: Workbook, sheet: Worksheet, width: int) -> None:
        self.workbook = workbook
        self.sheet = sheet
        self.width = width
        self.row = 0
        self.loads = [_NARROW] * width

    def block(self, block: Line | Grid | Pair | Note) -> None:
        if isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Pair):
            self._pair(block)
        elif isinstance(block, Note):
            self._across(Line(f"{block.mark} {block.text}"), 0, self.width - 1)
        else:
            self._across(block, 0, self.width - 1)

    def fit(self) -> None:
        for column, load in enumerate(self.loads):
            self.sheet.set_column(column, column, min(load, _WIDEST))

    def _format(self, **properties: object) -> Format:
        shared = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "vcenter"}
        return self.workbook.add_format({**shared, **properties})

    def _across(self, line: Line, first: int, last: int, *, next_row: bool = True) -> None:
        shape = self._format(bold=line.bold, italic=line.italic, align="center" if line.centered else "left")
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, line.text, shape)
        else:
            self.sheet.write_string(self.row, first, line.text, shape)
        self.row += next_row

    def _pair(self, pair: Pair) -> None:
        middle = max(1, self.width // 2)
        top = self.row
        for lines, first, last in ((pair.left, 0, middle - 1), (pair.right, middle, self.width - 1)):
            self.row = top
            for line in lines:
                self._across(line, first, last)
        self.row = top + max(len(pair.left), len(pair.right))

    def _grid(self, grid: Grid) -> None:
        top = self.row
        merged = {(first + n, column) for column, first, last in grid.down for n in range(last - first + 1)}
        merged |= {(row, first + n) for row, first, last in grid.across for n in range(last - first + 1)}
        for number, row in enumerate(grid.rows):
            shape = self._format(border=1, bold=number in grid.bold)
            for column, text in enumerate(row):
                if (number, column) not in merged:
                    self.sheet.write_string(top + number, column, text, shape)
                    self.loads[column] = max(self.loads[column], min(len(text), _WIDEST))
        for column, first, last in grid.down:
            self._merge(grid, top, (first, column), (last, column))
        for number, start, stop in grid.across:
            self._merge(grid, top, (number, start), (number, stop))
        self.row = top + len(grid.rows)

    def _merge(self, grid: Grid, top: int, first: tuple[int, int], last: tuple[int, int]) -> None:
        text = grid.rows[first[0]][first[1]]
        shape = self._format(border=1, bold=first[0] in grid.bold)
        self.sheet.merge_range(top + first[0], first[1], top + last[0], last[1], text, shape)
        if first[1] == last[1]:
            self.loads[first[1]] = max(self.loads[first[1]], min(len(text), _WIDEST))
