"""What has a deadline and is not settled: reports, instructions, solutions; all by the day that is given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from kehoach.scoring.status import ReportedState
from kehoach.web.notices.answering import Place
from kehoach.web.plans.models import Assignment, Plan, Solution
from kehoach.web.reporting.models import Extension, Instruction, Progress, Submission


class About(StrEnum):
    """What a deadline is about."""

    REPORT = "report"
    INSTRUCTION = "instruction"
    SOLUTION = "solution"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody has to do by a day."""

    about: About
    key: str  # the same as long as the thing and its day are the same
    unit: int
    unit_name: str
    place: Place
    whose: str
    what: str
    on: date
    link: str

    def days_left(self, today: date) -> int:
        """Return how many days there are; negative once it is overdue."""
        return (self.on - today).days


def reports_due(narrow: Q, *, since: date, until: date) -> Iterator[Due]:
    """Yield the reports of open periods that were not sent in, or were sent back."""
    rows = Submission.objects.filter(
        narrow,
        state__in=[Submission.State.WAITING, Submission.State.SENT_BACK],
        period__state="open",
        deadline__range=(since, until),
    )
    for row in rows.select_related("period", "unit", "organization", "position__organization"):
        yield Due(
            about=About.REPORT,
            key=f"report:{row.pk}:{row.deadline}",
            unit=row.unit_id,
            unit_name=row.unit.name,
            place=(row.organization_id, row.position_id),
            whose=str(row.position or row.organization),
            what=_("Báo cáo «%(period)s»") % {"period": row.period},
            on=row.deadline,
            link=f"/viec-cua-toi/{row.pk}/",
        )


def instructions_due(narrow: Q, *, since: date, until: date) -> Iterator[Due]:
    """Yield the instructions that nobody has answered."""
    rows = Instruction.objects.unanswered().filter(narrow, due_on__range=(since, until))
    for row in rows.select_related("unit", "organization", "position__organization"):
        yield Due(
            about=About.INSTRUCTION,
            key=f"instruction:{row.pk}:{row.due_on}",
            unit=row.unit_id,
            unit_name=row.unit.name,
            place=(row.organization_id, row.position_id),
            whose=str(row.position or row.organization),
            what=_("Trả lời ý kiến chỉ đạo «%(text)s»") % {"text": _short(row.text)},
            on=row.due_on,
            link="/viec-cua-toi/",
        )


def solutions_due(narrow: Q, *, since: date, until: date) -> Iterator[Due]:
    """Yield the solutions that were not reported done, by whoever leads them; a later day granted counts."""
    extended = _extended()
    later = [lineage for lineage, day in extended.items() if since <= day <= until]
    rows = Solution.objects.present().filter(
        Q(due_end__range=(since, until)) | Q(lineage__in=later),
        task__removed=False,
        plan__in=Plan.objects.confirmed(),
    )
    found = {row.lineage: row for row in rows.select_related("plan__organization").order_by("plan")}
    leading = _leading(found, narrow)
    done = _done(leading)
    for lineage, places in leading.items():
        row = found[lineage]
        day = max(day for day in (row.due_end, extended.get(lineage)) if day is not None)
        if lineage in done or not since <= day <= until:
            continue
        for place, whose in places:
            yield Due(
                about=About.SOLUTION,
                key=f"solution:{lineage}:{day}",
                unit=row.plan.organization_id,
                unit_name=row.plan.organization.name,
                place=place,
                whose=whose,
                what=_("Giải pháp «%(text)s»") % {"text": _short(str(row))},
                on=day,
                link="/viec-cua-toi/",
            )


def all_due(narrow: Q, *, since: date, until: date) -> list[Due]:
    """Return everything that is due between two days, the earliest first."""
    found = [
        due
        for finder in (reports_due, instructions_due, solutions_due)
        for due in finder(narrow, since=since, until=until)
    ]
    return sorted(found, key=lambda due: (due.on, due.about, due.what, due.place[0]))


def _extended() -> dict[UUID, date]:
    rows = Extension.objects.filter(state=Extension.State.GRANTED, lineage__isnull=False)
    return dict(rows.values_list("lineage").annotate(Max("until")))


def _leading(lineages: Iterable[UUID], narrow: Q) -> dict[UUID, list[tuple[Place, str]]]:
    rows = Assignment.objects.standing().leading().filter(narrow, lineage__in=list(lineages))
    found: dict[UUID, list[tuple[Place, str]]] = defaultdict(list)
    for row in rows.select_related("organization", "position__organization").order_by("pk"):
        place = (row.organization_id, row.position_id)
        found[row.lineage].append((place, str(row.position or row.organization)))
    return found


def _done(lineages: Iterable[UUID]) -> frozenset[UUID]:
    rows = Progress.objects.filter(
        lineage__in=list(lineages),
        state=ReportedState.DONE,
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED],
    )
    return frozenset(rows.values_list("lineage", flat=True))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 100 else words[:99] + "…"
