"""Small documents for the tests of tables."""

from kehoach.domain.plan import PlanDraft
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.outline import read_sections
from kehoach.reading.read import read_layout
from kehoach.reading.read_table import ReadTable
from kehoach.reading.tables import recognise_tables


def rows(*lines: str) -> str:
    """A table of which each line is a row and « | » parts the cells."""
    return "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)


def tables_of(*parts: str) -> tuple[ReadTable, ...]:
    """The tables of a text whose parts are set apart by blank lines, as by page breaks."""
    layout = lay_out_text("\n\n".join(parts))
    return recognise_tables(layout, read_sections(layout))


def draft_of(*parts: str) -> PlanDraft:
    """All that is read from such a text."""
    return read_layout(lay_out_text("\n\n".join(parts)))
