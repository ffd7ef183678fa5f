"""A superior's Excel form with our figures in its cells, and everything else as the superior made it."""

from kehoach.writing.superior_form.cells import SheetCells, read_cells
from kehoach.writing.superior_form.fill import fill_form, obstacles
from kehoach.writing.superior_form.mapping import CellKey, FormMapping, RowKey, RowsKey
from kehoach.writing.superior_form.proposals import ColumnProposal, Meaning, SheetProposal, propose_mapping
from kehoach.writing.superior_form.refusals import FormRefused

__all__ = [
    "CellKey",
    "ColumnProposal",
    "FormMapping",
    "FormRefused",
    "Meaning",
    "RowKey",
    "RowsKey",
    "SheetCells",
    "SheetProposal",
    "fill_form",
    "obstacles",
    "propose_mapping",
    "read_cells",
]
