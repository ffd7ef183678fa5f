"""What stands over a table: its title, and the unit of all its figures."""

import re
from bisect import bisect_left

from kehoach.reading.indicators.context import Context
from kehoach.reading.read_table import ReadTable
from kehoach.vietnamese.units import read_unit

_LINES_ABOVE = 4  # of a title over a table
_FARTHEST = 600  # characters
_LEADS_BACK = re.compile(r"\W*(?:ban\s+hành\s+)?kèm\s+theo(?!\w)")
_UNIT_OF_ALL = re.compile(r"\W*(?:đvt|đơn\s+vị\s+tính|đơn\s+vị)\s*:\s*(?P<unit>[^\s():][^():]{0,23})\W*$")


def title_above(context: Context, table: ReadTable) -> list[str]:
    """The lines above a table in lower case, the nearest first, and what its sheet is called."""
    paragraphs, start = context.layout.paragraphs, table.source.start
    at = bisect_left(paragraphs, start, key=lambda paragraph: paragraph.start)
    near = [item for item in paragraphs[max(0, at - _LINES_ABOVE) : at] if start - item.start < _FARTHEST]
    lines = [context.lower[item.start : item.end] for item in reversed(near)]
    own = [line for line in lines if not _LEADS_BACK.match(line)]
    return [*own, (table.caption or "").lower()] if table.caption and not near else own


def unit_of_all(title: list[str]) -> str | None:
    """«(Đơn vị tính: triệu đồng)»: the unit of every figure of the table below."""
    said = next((found["unit"].strip() for line in title[:2] if (found := _UNIT_OF_ALL.match(line))), None)
    return said if said and read_unit(said) is not None else None
