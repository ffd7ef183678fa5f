"""Sheets of .xls, .xlsb and .ods files by their values; their formats are not known here."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kehoach.reading.formats.number_formats import printed
from kehoach.reading.formats.workbook import Sheet, SheetCell
from kehoach.reading.refusals import Broken, Encrypted

if TYPE_CHECKING:
    import python_calamine


def read_old_sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of a workbook.

    :raises Encrypted: it asks for a password.
    :raises Broken: it cannot be taken apart.
    """
    # Only old workbooks need this library.
    import python_calamine  # noqa: PLC0415

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _sheet(workbook.get_sheet_by_name(entry.name))
            for entry in workbook.sheets_metadata
            if entry.visible == python_calamine.SheetVisibleEnum.Visible
        ]
    except python_calamine.PasswordError as fault:
        raise Encrypted(name) from fault
    except (python_calamine.CalamineError, OSError, ValueError) as fault:
        raise Broken(name) from fault
    except BaseException as fault:
        # The library gives up on some damaged files in a way that is no Exception.
        if type(fault).__name__ == "PanicException":
            raise Broken(name) from fault
        raise


def _sheet(source: "python_calamine.CalamineSheet") -> Sheet:
    sheet = Sheet(source.name)
    for row, values in enumerate(source.to_python(skip_empty_area=False)):
        cells = {column: SheetCell(_shown(value)) for column, value in enumerate(values) if value != ""}
        if cells:
            sheet.rows[row] = cells
    for start, end in source.merged_cell_ranges or ():
        sheet.merged.append((*start, *end))
    return sheet


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int | float):
        return printed(str(Decimal(repr(value))), "General")
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    return str(value)
