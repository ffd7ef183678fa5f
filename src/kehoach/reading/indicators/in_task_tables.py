"""Indicators promised inside a table of tasks: «Mở 02 lớp dạy nghề», «phấn đấu có 02 tổ hợp tác mới»."""

import re

from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.prose import read_sentence
from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.read_table import ReadTable
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.numerals import read_marker

_COLUMNS = (ColumnRole.TASK, ColumnRole.SOLUTION, ColumnRole.REQUIREMENT, ColumnRole.DELIVERABLE)
_PURPOSE = re.compile(r"(?<!\w)nhằm(?!\w)")


def read_task_table(context: Context, table: ReadTable) -> list[Candidate]:
    """The indicators of the cells that describe work; what a sentence says of its purpose is none."""
    found: list[Candidate] = []
    columns = [column.index for role in _COLUMNS for column in table.all_of(role)]
    for row in table.rows:
        for index in columns:
            if index >= len(row.cells) or not row.cells[index].text:
                continue
            for start, end in row.cells[index].spans:
                found.extend(_read_span(context, start, end, row.page))
    return found


def _read_span(context: Context, start: int, end: int, page: int | None) -> list[Candidate]:
    found: list[Candidate] = []
    for first, last in sentences(context.layout.plain, start, end):
        marker = read_marker(context.layout.plain, first)
        first = marker.end if marker is not None and marker.end < last else first
        purpose = _PURPOSE.search(context.lower, first, last)
        read = read_sentence(context, first, purpose.start() if purpose else last, Role.TASKS).found
        for item in read:
            item.page = page
        found.extend(read)
    return found
