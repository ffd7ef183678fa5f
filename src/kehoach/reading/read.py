"""From a layout to a PlanDraft: each reader finds its kind of item, this puts them together."""

from kehoach.domain.layout import Layout
from kehoach.domain.plan import PlanDraft
from kehoach.reading.header import read_header
from kehoach.reading.outline import read_sections


def read_layout(layout: Layout) -> PlanDraft:
    """All that the document says, in document order; ends well on any text."""
    sections = read_sections(layout)
    return PlanDraft(layout=layout, header=read_header(layout, sections), sections=sections)
