"""What pages ask of plans."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.kinds import KINDS, SOLUTION, Kind, anchor_of, kind_of
from kehoach.web.plans.layouts import unpack
from kehoach.web.plans.models import Finding, Plan, SourceDocument
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.suggestions import Suggestion, suggestion_of

UNSETTLED = (Q(doubt_settled=False) & ~Q(doubt="")) | ~Q(conflicts={})


@dataclass(frozen=True, slots=True)
class Point:
    """A place somebody still has to look at: an item's doubt, or a finding."""

    anchor: str  # of the point itself
    leads_to: str  # anchor of the item it is about; its own where there is none
    look: str  # error or doubt
    message: str
    quote: str
    start: int
    item: Item | None = None
    kind: Kind | None = None
    finding: Finding | None = None
    near: str = ""  # anchor of the item that a finding is about
    near_address: str = ""
    suggestion: Suggestion | None = None
    alike: int = 1  # how many open points are of its kind, itself among them

    @property
    def passage(self) -> str:
        """Return the address, within the page, of the words it is about."""
        return f"#p-{self.leads_to}"

    @property
    def sort(self) -> str:
        """Return what points of one kind have in common."""
        return self.finding.kind if self.finding else self.message


@dataclass(frozen=True, slots=True)
class Span:
    """Where an item stands in the text."""

    start: int
    end: int
    kind: Kind
    pk: int


def items_of(plan: Plan, kind: Kind) -> QuerySet[Any]:
    """Return the plan's present items of a kind, as the document has them."""
    rows = kind.model._default_manager.filter(plan=plan, removed=False)
    if kind is SOLUTION:
        rows = rows.filter(task__removed=False)
    return rows.order_by("order")


def unsettled(plan: Plan) -> list[Item]:
    """Return the items with a doubt or a conflict that nobody has settled."""
    return [item for kind in KINDS for item in items_of(plan, kind).filter(UNSETTLED)]


def open_findings(plan: Plan) -> list[Finding]:
    """Return the findings nobody has settled, errors first, then as the document has them."""
    rows = plan.findings.filter(state=Finding.State.OPEN)
    return sorted(rows, key=lambda row: (row.severity != "sai", row.start if row.start is not None else 0))


def count_points_left(plan: Plan) -> int:
    """Return how many places somebody still has to look at: doubts, conflicts and open findings."""
    open_items = sum(items_of(plan, kind).filter(UNSETTLED).count() for kind in KINDS)
    return open_items + plan.findings.filter(state=Finding.State.OPEN).count()


def points_of(plan: Plan) -> list[Point]:
    """Return the places to look at: errors, then what the reader was unsure of, then the other findings."""
    findings = open_findings(plan)
    spans = _spans(plan) if findings else []
    is_corrected = any(finding.correction_start is not None for finding in findings)
    text = unpack(bytes(plan.document.layout)).text if is_corrected else ""
    found = [_of_finding(finding, spans, text=text) for finding in findings]
    errors = [point for point in found if point.look == "error"]
    doubts = [_of_item(item) for item in unsettled(plan)]
    rest = [point for point in found if point.look != "error"]
    points = errors + sorted(doubts, key=lambda point: point.start) + rest
    alike = Counter(point.sort for point in points)
    return [replace(point, alike=alike[point.sort]) for point in points]


def count_open_findings(plan: Plan) -> int:
    """Return how many findings nobody has settled."""
    return plan.findings.filter(state=Finding.State.OPEN).count()


def counts_of(plan: Plan) -> dict[str, int]:
    """Return how many items of each kind the plan has, by the word of the kind."""
    return {kind.word: items_of(plan, kind).count() for kind in KINDS}


def _of_item(item: Item) -> Point:
    anchor = anchor_of(item)
    return Point(
        anchor=f"d-{anchor}",
        leads_to=anchor,
        look="doubt",
        message=item.doubt,
        quote=str(item).strip(),
        start=item.start or 0,
        item=item,
        kind=kind_of(item),
    )


def _of_finding(finding: Finding, spans: list[Span], *, text: str) -> Point:
    anchor = f"f{finding.pk}"
    near = _nearest(finding, spans)
    return Point(
        anchor=anchor,
        leads_to=anchor,
        look="error" if finding.severity == "sai" else "doubt",
        message=finding.message,
        quote=finding.quote,
        start=finding.start or 0,
        finding=finding,
        near=f"{near.kind.letter}{near.pk}" if near else "",
        near_address=f"{near.kind.word}/{near.pk}" if near else "",
        suggestion=suggestion_of(finding, text),
    )


def _spans(plan: Plan) -> list[Span]:
    return [
        Span(start, end, kind, pk)
        for kind in KINDS
        for start, end, pk in items_of(plan, kind).values_list("start", "end", "pk")
        if start is not None
    ]


def _nearest(finding: Finding, spans: list[Span]) -> Span | None:
    """Return the shortest item that shares words with the finding's passage: the one to mend."""
    if finding.start is None or finding.end is None:
        return None
    start, end = finding.start, finding.end
    sharing = [span for span in spans if span.start < end and start < span.end]
    return min(sharing, key=lambda span: span.end - span.start, default=None)


def drafts_of(organizations: QuerySet[Organization]) -> list[SourceDocument]:
    """Return the documents still being read or looked through, the newest first."""
    documents = (
        SourceDocument.objects.light()
        .filter(organization__in=organizations)
        .exclude(plan__status__in=[Plan.Status.CONFIRMED, Plan.Status.REPLACED])
        .select_related("organization", "uploaded_by", "plan")
    )
    return list(documents.order_by("-uploaded_at"))
