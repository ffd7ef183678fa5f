"""Short documents for the tests of rules, read by the real reader."""

from kehoach.checking.check import check
from kehoach.domain.finding import Finding
from kehoach.domain.plan import PlanDraft
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout


def draft_of(text: str) -> PlanDraft:
    """What the reader makes of a text."""
    return read_layout(lay_out_text(text))


def findings_in(text: str, kind: str) -> list[Finding]:
    """The findings of one kind in a text."""
    return [finding for finding in check(draft_of(text)) if finding.kind == kind]
