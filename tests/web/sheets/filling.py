"""A form as a person fills it in, or spoils it: its rows are taken out of the file and written anew."""

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from kehoach.web.reporting.models import Submission
from kehoach.web.sheets.columns import HIDDEN_SHEET, KEY_COLUMN, SHEET
from kehoach.web.sheets.writing import form_of

Cells = list[object]
Spoil = Callable[[list[Cells]], None]
SOFFICE = shutil.which("soffice")
STATE, PERCENT, DONE_ON, RESULT, OBSTACLE, NOTHING_NEW = 4, 5, 6, 7, 8, 10
VALUE, WAY = 4, 5


def read_back(content: bytes) -> tuple[list[Cells], list[Cells]]:
    """The rows of the form and of its hidden sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows, hidden = (
        [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in (SHEET, HIDDEN_SHEET)
    )
    return rows, hidden


def written(rows: Sequence[Cells], hidden: Sequence[Cells]) -> bytes:
    """A workbook with these rows; what begins with «=» is a formula."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for name, lines in ((SHEET, rows), (HIDDEN_SHEET, hidden)):
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, column, cell, value=250)
                elif cell != "":
                    sheet.write(at, column, cell)
    book.close()
    return memory.getvalue()


def key_of_row(row: Cells) -> str:
    return str(row[KEY_COLUMN]) if len(row) > KEY_COLUMN else ""


def rows_of(rows: list[Cells], letter: str) -> list[Cells]:
    """The rows about solutions («s») or indicators («i»)."""
    return [row for row in rows if key_of_row(row).startswith(f"{letter}-")]


def fill(rows: list[Cells], *, value: object = "250", percent: object = "40") -> None:
    """All is under way, and each indicator has a figure."""
    for row in rows_of(rows, "s"):
        row[STATE], row[PERCENT], row[RESULT] = "Đang thực hiện", percent, "Đã tiêm 1.200 con"
    for row in rows_of(rows, "i"):
        row[VALUE] = value


def filled_form(submission: Submission, spoil: Spoil = fill) -> bytes:
    """The form of a report, filled in."""
    rows, hidden = read_back(form_of(submission).content)
    spoil(rows)
    return written(rows, hidden)


def through_libreoffice(content: bytes, folder: Path) -> bytes:
    """The same file, opened and saved by LibreOffice."""
    assert SOFFICE is not None
    source, target = folder / "truoc.xlsx", folder / "sau"
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (target / "truoc.xlsx").read_bytes()
