"""A superior's Excel form with our figures in its cells, and everything else as the superior made it."""

from kehoach.writing.superior_form.fill import fill_form
from kehoach.writing.superior_form.mapping import CellKey, FormMapping, RowKey, RowsKey
from kehoach.writing.superior_form.proposals import Meaning, SheetProposal, propose_mapping
from kehoach.writing.superior_form.refusals import FormRefused

__all__ = [
    "CellKey",
    "FormMapping",
    "FormRefused",
    "Meaning",
    "RowKey",
    "RowsKey",
    "SheetProposal",
    "fill_form",
    "propose_mapping",
]
