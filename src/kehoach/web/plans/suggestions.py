"""What a correction would change, shown in the words around it."""

from dataclasses import dataclass

from kehoach.web.plans.models import Finding

# How many signs are shown on either side.
AROUND = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of the document, what is wrong in them, and what would stand there instead."""

    before: str
    wrong: str
    right: str
    after: str

    @property
    def joins(self) -> bool:
        """Return whether nothing but a break is taken out."""
        return not self.wrong.strip() and not self.right.strip()


def suggestion_of(finding: Finding, text: str) -> Suggestion | None:
    """Return what the finding's correction would change in the text; None where it has none."""
    start, end = finding.correction_start, finding.correction_end
    if start is None or end is None:
        return None
    # Of its own line only: the words of other lines and cells would confuse.
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + "…"
    wrong = text[start:end]
    return Suggestion(before.replace("\t", " "), wrong, finding.replacement, after.replace("\t", " "))
