"""Workbooks: each sheet is text around one or more tables."""

from collections.abc import Iterator, Sequence

from kehoach.domain.layout import Layout
from kehoach.reading.formats.archive import Archive
from kehoach.reading.formats.layout_writer import GridCell, LayoutWriter, clean
from kehoach.reading.formats.side_by_side import block_of
from kehoach.reading.formats.workbook import Sheet, SheetCell, read_sheets
from kehoach.reading.refusals import Broken

_HIDDEN = "Trang tính «{}» có hàng hoặc cột ẩn; phần ẩn không được đọc."
# Rows that are left empty for the signature and the seal.
_ROOM_TO_SIGN = 8
_UNANSWERED = "Trang tính «{}», ô {}: công thức chưa có kết quả; hãy mở bằng Excel, lưu lại rồi tải lên."


def lay_out_xlsx(archive: Archive) -> Layout:
    """The layout of an Excel file.

    :raises Broken: it cannot be taken apart.
    """
    try:
        return lay_out_sheets(list(read_sheets(archive)))
    except ValueError as fault:
        # Row and column numbers that are no numbers.
        raise Broken(archive.name) from fault


def lay_out_sheets(sheets: Sequence[Sheet]) -> Layout:
    """The layout of sheets, one after the other; a table's caption is the name of its sheet."""
    writer = LayoutWriter()
    warnings = []
    for sheet in sheets:
        _write_sheet(writer, sheet)
        if sheet.hides_cells:
            warnings.append(_HIDDEN.format(sheet.name))
        if sheet.unanswered:
            warnings.append(_UNANSWERED.format(sheet.name, sheet.unanswered[0]))
    return writer.finish("xlsx", warnings=warnings)


def _write_sheet(writer: LayoutWriter, sheet: Sheet) -> None:
    for is_table, rows in _parts(sheet):
        if is_table:
            writer.table(_grid(sheet, rows), caption=sheet.name or None)
        else:
            for cell in _in_reading_order(sheet, rows):
                writer.paragraph(cell.text, bold=cell.bold)


def _parts(sheet: Sheet) -> Iterator[tuple[bool, list[int]]]:
    """The rows in runs that are a table or are text."""
    shown = sorted(
        row
        for row, cells in sheet.rows.items()
        if any(clean(cell.text) or cell.framed for cell in cells.values())
    )
    in_table = _table_rows(sheet, shown)
    run: list[int] = []
    for row in shown:
        if run and (row in in_table) != (run[-1] in in_table):
            yield run[-1] in in_table, run
            run = []
        run.append(row)
    if run:
        yield run[-1] in in_table, run


def _table_rows(sheet: Sheet, shown: Sequence[int]) -> set[int]:
    framed = {row for row in shown if sum(cell.framed for cell in _row(sheet, row).values()) > 1}
    if len(framed) > 1:
        return framed
    # No frames: a table reaches from the first to the last row with three cells, or two in a narrow sheet.
    counts = {row: sum(bool(cell.text) for cell in _row(sheet, row).values()) for row in shown}
    widest = max(counts.values(), default=0)
    if widest < 2:
        return set()
    full = [row for row in shown if counts[row] >= min(3, widest)]
    letterhead = [row for row in full if _kinds(sheet, row)]
    full = [row for row in full if row not in letterhead]
    if len(full) < 2:
        return set()
    within = {row for row in shown if full[0] <= row <= full[-1]}
    # A plan in prose has two cells abreast only in its letterhead and its signature.
    return within if len(full) * 3 >= len(within) else set()


def _row(sheet: Sheet, row: int) -> dict[int, SheetCell]:
    return sheet.rows.get(row, {})


def _kinds(sheet: Sheet, row: int) -> set[str | None]:
    return {block_of(line) for cell in _row(sheet, row).values() for line in cell.text.split("\n")} - {None}


def _in_reading_order(sheet: Sheet, rows: Sequence[int]) -> Iterator[SheetCell]:
    """The cells of text rows; a letterhead or signature block column by column, anything else row by row."""
    cells = [
        (row, column, cell) for row in rows for column, cell in sorted(_row(sheet, row).items()) if cell.text
    ]
    right = [
        column
        for _, column, cell in cells
        for line in cell.text.split("\n")
        if block_of(line) in ("letterhead", "signature") and any(other < column for _, other, _ in cells)
    ]
    if not right:
        yield from (cell for _, _, cell in cells)
        return
    split = min(right)
    done = -1
    for first, last in _blocks(cells, split):
        block = [item for item in cells if first <= item[0] <= last]
        yield from (cell for row, _, cell in cells if done < row < first)
        yield from (cell for _, column, cell in block if column < split)
        yield from (cell for _, column, cell in block if column >= split)
        done = last
    yield from (cell for row, _, cell in cells if row > done)


def _blocks(cells: Sequence[tuple[int, int, SheetCell]], split: int) -> Iterator[tuple[int, int]]:
    """First and last rows of each block of two columns: the letterhead above, the signature below."""
    abreast = sorted({row for row, column, _ in cells if column >= split})
    first = last = abreast[0]
    for row in [*abreast[1:], None]:
        if row is not None and row - last <= _ROOM_TO_SIGN:
            last = row
            continue
        # Recipients may be more than the lines of the signature beside them.
        listed = {at for at, _, cell in cells if cell.text.lstrip().startswith(("-", "–"))}
        while last + 1 in listed:
            last += 1
        yield first, last
        if row is not None:
            first = last = row


def _grid(sheet: Sheet, rows: Sequence[int]) -> list[list[GridCell]]:
    columns = sorted({column for row in rows for column in _row(sheet, row)})
    inside = {}
    for top, left, bottom, right in sheet.merged:
        for row in range(max(top, rows[0]), min(bottom, rows[-1]) + 1):
            for column in columns:
                if left <= column <= right and (row, column) != (top, left):
                    inside[row, column] = GridCell(continues_above=row > top, continues_left=column > left)
    grid = []
    for row in rows:
        cells = _row(sheet, row)
        grid.append([inside.get((row, column)) or _grid_cell(cells.get(column)) for column in columns])
    kept = [at for at in range(len(columns)) if any(row[at].text or row[at].continues_above for row in grid)]
    return [[row[at] for at in kept] for row in grid]


def _grid_cell(cell: SheetCell | None) -> GridCell:
    return GridCell() if cell is None else GridCell(cell.text, bold=cell.bold)
