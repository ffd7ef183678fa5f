"""The sheet for the weekly and the monthly meeting."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import office_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.spans import span_of
from kehoach.web.composing.target_facts import first_sentence, named
from kehoach.web.composing.work_facts import shown_name
from kehoach.web.composing.year_facts import reports_of
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Extension, Period, Submission
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.places import names_at
from kehoach.web.reporting.states import IndicatorState, SolutionState, UnitStates, compute_states
from kehoach.writing.citation import month_line, short_date
from kehoach.writing.content import Document
from kehoach.writing.documents.briefing import BriefingFacts, Matter, compose
from kehoach.writing.documents.facts import FINISHED, State, TargetFact, WorkFact
from kehoach.writing.period_names import week_name
from kehoach.writing.sentences import sentence
from kehoach.writing.template import Template

_WEEK: Final = timedelta(days=7)
_MONTH: Final = timedelta(days=31)
_NUMBER: Final = re.compile(r"^\(?[0-9a-zđ]{1,3}[).]\s+")  # of a solution within its task


def briefing_facts(
    actor: User | None, unit: Organization, on: date, *, ahead: timedelta, meeting: str
) -> BriefingFacts:
    """Return where a unit's year stands as of a day, computed anew and kept nowhere.

    :param ahead: what falls due within this time is named.
    :raises PermissionDenied: the actor does not see the unit.
    """
    ask_to_see(actor, unit)
    states = compute_states(unit, on.year, on)
    # Of the latest that is due it is known who is late; before any is due, how far the first has come.
    latest = Period.objects.filter(unit=unit, start__lte=on).annotate(is_due=Q(deadline__lt=on))
    period = latest.select_related("regime").order_by("-is_due", "-closing", "-pk").first()
    submissions = list(Submission.objects.filter(period=period).defer("draft")) if period else []
    for one in submissions:
        one.period = period  # type: ignore[assignment]
    asked = Extension.objects.filter(unit=unit, state=Extension.State.ASKED).order_by("asked_at", "pk")
    extensions = list(asked.select_related("submission__period", "solution__task"))
    places = {place for one in states.solutions for place in one.leads}
    places |= {place for one in states.indicators for place in one.leads}
    places |= {(one.organization_id, one.position_id) for one in submissions}
    places |= {
        (one.submission.organization_id, one.submission.position_id) for one in extensions if one.submission
    }
    names = names_at(places)
    work = tuple(_work(one, names) for one in states.solutions)
    soon = on + ahead
    return BriefingFacts(
        office=office_of(unit, on),
        year=on.year,
        meeting=meeting,
        period=span_of(period).name if period else None,
        targets=tuple(_target(one, names) for one in states.indicators),
        work=work,
        reports=reports_of(submissions, names),
        due_soon=tuple(
            one
            for one in work
            if one.due is not None and on <= one.due <= soon and one.state not in (*FINISHED, State.OVERDUE)
        ),
        decide=(*_obstacles(states, names), *_asked(extensions, names)),
    )


def compose_weekly(actor: User | None, unit: Organization, on: date, template: Template) -> Document:
    """Return the sheet of the week of a day."""
    facts = briefing_facts(actor, unit, on, ahead=_WEEK, meeting=week_name(on))
    return compose(facts, template, on=on)


def compose_monthly(actor: User | None, unit: Organization, on: date, template: Template) -> Document:
    """Return the sheet of the month of a day."""
    facts = briefing_facts(actor, unit, on, ahead=_MONTH, meeting=month_line(on.year, on.month))
    return compose(facts, template, on=on)


def _work(one: SolutionState, names: Mapping[Place, str]) -> WorkFact:
    return WorkFact(
        lineage=str(one.lineage),
        name=shown_name(_NUMBER.sub("", one.label, count=1)),
        lead=named(one.leads, names),
        due=one.due,
        state=State(one.verdict.status.value),
        why=first_sentence(one.verdict.reason),
    )


def _target(one: IndicatorState, names: Mapping[Place, str]) -> TargetFact:
    return TargetFact(
        lineage=str(one.lineage),
        name=one.label,
        lead=named(one.leads, names),
        met=one.met,
        state=State(one.verdict.status.value),
        why=first_sentence(one.verdict.reason),
    )


def _obstacles(states: UnitStates, names: Mapping[Place, str]) -> Iterator[Matter]:
    """Return what waits for a leader's word, the oldest first."""
    waiting = [one for one in states.solutions if one.obstacle is not None and one.obstacle.waits]
    for one in sorted(waiting, key=lambda one: (one.obstacle.reported_on, one.pk) if one.obstacle else ()):
        if one.obstacle is not None:
            told = " ".join(
                part for part in (sentence(one.obstacle.text), sentence(one.obstacle.proposal)) if part
            )
            origin = f"solution:{one.lineage}"
            name = shown_name(_NUMBER.sub("", one.label, count=1))
            yield Matter(name, named(one.leads, names), one.due, told, origin)


def _asked(extensions: list[Extension], names: Mapping[Place, str]) -> Iterator[Matter]:
    """Return more time that was asked for and not decided."""
    for one in extensions:
        told = f"Xin gia hạn đến {short_date(one.until)}: {sentence(one.reason)}"
        if one.solution is not None:
            name = shown_name(one.solution.text or one.solution.task.title)
            yield Matter(name, "", one.solution.due_end, told, f"solution:{one.lineage}")
        elif one.submission is not None:
            who = names.get((one.submission.organization_id, one.submission.position_id), "")
            label = f"Báo cáo {one.submission.period.label}"
            yield Matter(label, who, one.submission.deadline, told, f"submission:{one.submission_id}")
