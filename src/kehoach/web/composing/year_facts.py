"""A unit's year as the facts of documents: its targets, its work, and who reported, as of a closing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kehoach.web.composing.spans import Span
from kehoach.web.composing.target_facts import target_fact
from kehoach.web.composing.work_facts import Said, work_fact
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import indicators_in_force, plans_in_force, solutions_in_force
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.models import Actual, Progress, Submission
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.places import names_at
from kehoach.web.reporting.year_rows import YearRows, load_rows
from kehoach.writing.documents.facts import ReporterFact, ReportsFact, TargetFact, WorkFact

_STANDING: Final = [Submission.State.SUBMITTED, Submission.State.ACCEPTED]
_MARKER: Final = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,4})[.)/]\s*")


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What a unit's year came to by the closing of a span."""

    targets: tuple[TargetFact, ...]
    work: tuple[WorkFact, ...]
    reports: ReportsFact


def year_facts(unit: Organization, span: Span) -> YearFacts:
    """Return the facts of a year; few items and many ask the database as often."""
    solutions: list[Solution] = list(solutions_in_force(unit, span.year).select_related("task__group"))
    indicators: list[Indicator] = list(indicators_in_force(unit, span.year))
    plans = {plan.pk: plan for plan in plans_in_force(unit, span.year).only("organization", "year")}
    for item in (*solutions, *indicators):
        # So that no item asks for its plan by itself.
        item.plan = plans[item.plan_id]
        item.plan.organization = unit
    rows = load_rows(unit, span.year, today=span.closing)
    actuals, said = _actuals(unit, span), _said(unit, span)
    submissions = [one for one in rows.submissions if span.start <= one.period.closing <= span.closing]
    names = names_at(_places(rows, said, submissions))
    return YearFacts(
        targets=tuple(
            target_fact(one, rows, span, actuals.get(one.lineage, ()), group=group, names=names)
            for one, group in in_families(indicators)
        ),
        work=tuple(work_fact(one, rows, span, said.get(one.lineage, ()), names=names) for one in solutions),
        reports=reports_of(submissions, names),
    )


def in_families(indicators: Sequence[Indicator]) -> Iterator[tuple[Indicator, str]]:
    """Return each target with its group, its parts behind it, in the order of the plan."""
    listed = {one.pk for one in indicators}
    parts: dict[int, list[Indicator]] = defaultdict(list)
    for one in indicators:
        if one.parent_id in listed and one.parent_id is not None:
            parts[one.parent_id].append(one)

    def family(one: Indicator, group: str) -> Iterator[tuple[Indicator, str]]:
        yield one, group
        for part in parts[one.pk]:
            yield from family(part, group)

    for one in indicators:
        if one.parent_id not in listed:
            yield from family(one, group_of(one.group))


def group_of(text: str) -> str:
    """Return the nearest heading above a target, without its number.

    >>> group_of("II. NHIỆM VỤ › 1. Lĩnh vực kinh tế › 1.1. Thu, chi ngân sách:")
    'Thu, chi ngân sách'
    """
    return _MARKER.sub("", text.rsplit(" › ", 1)[-1], count=1).strip(" :.")


def reports_of(submissions: Sequence[Submission], names: Mapping[Place, str]) -> ReportsFact:
    """Return who reported; where several periods are counted, each is named with its period."""
    has_several = len({one.period_id for one in submissions}) > 1

    def named(rows: Iterable[Submission]) -> tuple[ReporterFact, ...]:
        return tuple(
            ReporterFact(
                names.get((one.organization_id, one.position_id), "")
                + (f" ({one.period.label})" if has_several else ""),
                f"submission:{one.pk}",
            )
            for one in rows
        )

    state = Submission.State
    return ReportsFact(
        owed=len(submissions),
        sent=sum(one.state in _STANDING for one in submissions),
        late=named(one for one in submissions if one.was_late and one.state in _STANDING),
        missing=named(one for one in submissions if one.state == state.WAITING),
        sent_back=named(one for one in submissions if one.state == state.SENT_BACK),
    )


def _places(rows: YearRows, said: Mapping[UUID, list[Said]], submissions: Sequence[Submission]) -> set[Place]:
    found = {place for held in rows.leads.values() for place in held}
    found |= {one.place for held in said.values() for one in held}
    return found | {(one.organization_id, one.position_id) for one in submissions}


def _actuals(unit: Organization, span: Span) -> dict[UUID, list[tuple[UUID, str]]]:
    """Return the keys and notes of the figures that stand for the span, by indicator."""
    rows = Actual.objects.filter(
        unit=unit,
        period__year=span.year,
        period__closing__range=(span.start, span.closing),
        submission__state__in=_STANDING,
    ).order_by("period__closing", "reported_at")
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for lineage, key, note in rows.values_list("lineage", "pk", "note"):
        found[lineage].append((key, note))
    return found


def _said(unit: Organization, span: Span) -> dict[UUID, list[Said]]:
    """Return the last word of each assignee on each solution within the span."""
    rows = Progress.objects.filter(
        unit=unit,
        period__year=span.year,
        period__closing__range=(span.start, span.closing),
        submission__state__in=_STANDING,
    ).order_by("period__closing", "reported_at")
    latest: dict[tuple[UUID, Place], Said] = {}
    for row in rows.values_list(
        "lineage",
        "pk",
        "submission__organization",
        "submission__position",
        "state",
        "percent",
        "done_on",
        "result",
        "obstacle",
        "proposal",
        "nothing_new",
    ):
        place = (row[2], row[3])
        latest[row[0], place] = Said(row[1], place, *row[4:])
    found: dict[UUID, list[Said]] = defaultdict(list)
    for (lineage, _place), one in latest.items():
        found[lineage].append(one)
    return found
