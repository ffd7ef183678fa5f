"""What is behind a figure or a sentence of a document: who reported it, when, with what evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from kehoach.web.accounts.models import User
from kehoach.web.organizations.policy import Action, reach
from kehoach.web.plans.models import Indicator
from kehoach.web.reporting.models import Actual, Evidence, Progress, Submission
from kehoach.writing.sentences import trimmed
from kehoach.writing.spelled import amount, number

# The newest; a page of a figure shows no more.
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that shows that what was reported is so."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Behind:
    """One report that stands behind a figure: what was said, by whom, for when, and where it is."""

    name: str  # of the target, the solution, or the report
    who: str  # the organization or the seat
    person: str  # who sent it in
    period: str
    at: datetime | None  # when it was reported
    figure: str
    words: str
    state: str  # of the report
    address: str  # of the report's page
    item_address: str
    counts: bool  # sent in, and not sent back
    evidence: tuple[Paper, ...] = ()


def origins_of(actor: User | None, origin: str) -> tuple[Behind, ...]:
    """Return what is behind an origin, the newest first; nothing where it is not the actor's to see.

    The database is asked as often for one figure as for sixty.
    """
    kind, _, key = origin.partition(":")
    reader = _READERS.get(kind)
    try:
        uuid = UUID(key)
    except ValueError:
        return ()
    return reader(_seen(actor), uuid) if reader else ()


def _seen(actor: User | None) -> Q:
    return Q() if actor is None else reach(actor, Action.VIEW, through="unit")


def _actuals(seen: Q, **conditions: object) -> tuple[Behind, ...]:
    rows = (
        Actual.objects.filter(seen, **conditions)
        .select_related(
            "period",
            "reported_by",
            "indicator",
            "submission__organization",
            "submission__position__organization",
        )
        .order_by("-period__closing", "-reported_at")
    )
    listed: Sequence[Actual] = list(rows[:MOST])
    papers = _papers(listed)
    return tuple(
        _behind(
            one,
            papers,
            name=one.indicator.name,
            item_address=reverse("states:indicator", args=[one.indicator_id]),
            figure=_figure(one),
            words=trimmed(one.note),
        )
        for one in listed
    )


def _progress(seen: Q, **conditions: object) -> tuple[Behind, ...]:
    rows = (
        Progress.objects.filter(seen, **conditions)
        .select_related(
            "period",
            "reported_by",
            "solution__task",
            "submission__organization",
            "submission__position__organization",
        )
        .order_by("-period__closing", "-reported_at")
    )
    listed: Sequence[Progress] = list(rows[:MOST])
    papers = _papers(listed)
    return tuple(
        _behind(
            one,
            papers,
            name=one.solution.text or one.solution.task.title,
            item_address=reverse("states:task", args=[one.solution.task_id]) + f"#s{one.solution_id}",
            figure="" if one.percent is None else f"{one.percent}%",
            words="\n".join(part for part in (one.result, one.obstacle, one.proposal) if part.strip()),
        )
        for one in listed
    )


def _submissions(seen: Q, key: UUID) -> tuple[Behind, ...]:
    rows = Submission.objects.filter(seen, pk=key).select_related(
        "period", "organization", "position__organization", "submitted_by"
    )
    return tuple(
        Behind(
            name=f"Báo cáo {one.period.label}",
            who=str(one.position or one.organization),
            person=str(one.submitted_by or ""),
            period=one.period.label,
            at=one.submitted_at,
            figure="",
            words=one.note,
            state=one.get_state_display(),
            address=reverse("periods:report", args=[one.period_id, one.pk]),
            item_address="",
            counts=not one.can_be_written,
        )
        for one in rows
    )


_READERS: Final[Mapping[str, Callable[[Q, UUID], tuple[Behind, ...]]]] = {
    "actual": lambda seen, key: _actuals(seen, pk=key),
    "indicator": lambda seen, key: _actuals(seen, lineage=key),
    "progress": lambda seen, key: _progress(seen, pk=key),
    "solution": lambda seen, key: _progress(seen, lineage=key),
    "submission": _submissions,
}


def _papers(rows: Iterable[Actual | Progress]) -> Mapping[tuple[UUID, UUID], list[Paper]]:
    listed = list(rows)
    found: dict[tuple[UUID, UUID], list[Paper]] = defaultdict(list)
    if not listed:
        return found
    files = Evidence.objects.filter(
        submission__in={one.submission_id for one in listed}, lineage__in={one.lineage for one in listed}
    )
    for submission, lineage, pk, name in files.order_by("uploaded_at").values_list(
        "submission", "lineage", "pk", "name"
    ):
        found[submission, lineage].append(Paper(name, reverse("mine:evidence", args=[pk])))
    return found


def _behind(
    one: Actual | Progress,
    papers: Mapping[tuple[UUID, UUID], list[Paper]],
    *,
    name: str,
    item_address: str,
    figure: str,
    words: str,
) -> Behind:
    submission = one.submission
    return Behind(
        name=name,
        who=str(submission.position or submission.organization),
        person=str(one.reported_by or ""),
        period=one.period.label,
        at=one.reported_at,
        figure=figure,
        words=words,
        state=submission.get_state_display(),
        address=reverse("periods:report", args=[one.period_id, submission.pk]),
        item_address=item_address,
        counts=not submission.can_be_written,
        evidence=tuple(papers.get((submission.pk, one.lineage), ())),
    )


def _figure(one: Actual) -> str:
    if one.indicator.kind == Indicator.Kind.ACHIEVEMENT:
        return {True: "Đạt", False: "Chưa đạt"}.get(one.achieved, "") if one.achieved is not None else ""
    if one.numerator is not None and one.denominator is not None:
        return f"{number(one.numerator)}/{number(one.denominator)}"
    if one.value is None:
        return "Không phát sinh" if one.nothing_new else ""
    return amount(one.value, one.indicator.unit)
