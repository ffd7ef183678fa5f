"""What people do with regimes and periods: set a duty, open, close and reopen, renew who owes what."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from kehoach.timing.periods import ClosingKind, Frequency, PeriodSpan, label, spans_of_year
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.reporting.counting import recount
from kehoach.web.reporting.models import Period, Regime, Submission
from kehoach.web.reporting.owing_changes import owing_changes
from kehoach.web.reporting.permissions import ask
from kehoach.web.reporting.refusals import (
    AlreadyOpened,
    DayIsPast,
    PeriodClosed,
    PeriodInTheFuture,
    PeriodOpen,
    ReasonNeeded,
)


def set_regime(*, actor: User | None, organization: Organization, **values: Any) -> Regime:
    """Return the new duty to report.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises ValidationError: a value does not fit, or the unit has one of this name from that day.
    """
    ask(actor, Action.COLLECT, organization)
    regime = Regime(organization=organization)
    with recording(actor, "regime.created", regime) as entry:
        entry.change(regime, **values)
        regime.full_clean()
        regime.save()
    return regime


def end_regime(*, actor: User | None, regime: Regime, valid_to: date) -> Regime:
    """Return the duty with its last day; its periods stay as they are.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    """
    ask(actor, Action.COLLECT, regime.organization)
    with recording(actor, "regime.ended", regime) as entry:
        entry.change(regime, valid_to=valid_to)
        regime.full_clean()
        regime.save()
    return regime


def open_period(
    *, actor: User | None, regime: Regime, year: int, index: int, at: datetime | None = None
) -> Period:
    """Return the period, open, with what everybody owes in it.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises PeriodInTheFuture: it has not begun.
    :raises AlreadyOpened: it was opened before.
    """
    ask(actor, Action.COLLECT, regime.organization)
    now = moment(at)
    span = _span(regime, year, index)
    if span.start > day_of(now):
        raise PeriodInTheFuture(label(span), span.start)
    dates = {"start": span.start, "closing": span.closing, "deadline": span.deadline}
    values = {"label": label(span), "year": year, "index": index, **dates}
    return _open(actor, regime, values, now=now)


def ad_hoc_regime(*, actor: User | None, organization: Organization, at: datetime | None = None) -> Regime:
    """Return the unit's duty to report when asked («đột xuất»), set where it has none.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    """
    ask(actor, Action.COLLECT, organization)
    today = day_of(moment(at))
    kept = organization.regimes.current(today).filter(frequency=Frequency.AD_HOC).order_by("pk").first()
    if kept is not None:
        return kept
    return set_regime(
        actor=actor,
        organization=organization,
        name=_("Báo cáo đột xuất"),
        frequency=Frequency.AD_HOC,
        closing_kind=ClosingKind.CALENDAR,
        valid_from=today,
    )


def ask_day_ahead(deadline: date, *, at: datetime | None = None) -> None:
    """Refuse a deadline that is over.

    :raises DayIsPast: it is.
    """
    today = day_of(moment(at))
    if deadline < today:
        raise DayIsPast(today)


def open_ad_hoc(
    *,
    actor: User | None,
    regime: Regime,
    title: str,
    request: str,
    deadline: date,
    at: datetime | None = None,
) -> Period:
    """Return a period for a report asked for once («đột xuất»).

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises DayIsPast: the deadline is over already.
    """
    ask(actor, Action.COLLECT, regime.organization)
    now = moment(at)
    today = day_of(now)
    ask_day_ahead(deadline, at=at)
    last = regime.periods.filter(year=today.year).order_by("-index").values_list("index", flat=True).first()
    values = {
        "label": title.strip(),
        "request": request.strip(),
        "year": today.year,
        "index": (last or 0) + 1,
    }
    dates = {"start": today, "closing": max(today, deadline), "deadline": deadline}
    return _open(actor, regime, {**values, **dates}, now=now)


def renew_owing(*, actor: User | None, period: Period, at: datetime | None = None) -> int:
    """Return how many reports more, or fewer, are owed after assignments changed; what was sent in stays.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises PeriodClosed: nothing is owed in it any more.
    """
    ask(actor, Action.COLLECT, period.unit)
    before = period.submissions.count()
    with recording(actor, "period.owing-renewed", period) as entry:
        held = _locked(period)
        if not held.is_open:
            raise PeriodClosed(held)
        entry.about(held)
        _owe(held, entry)
        recount(held)
    return held.submissions.count() - before


def close_period(*, actor: User | None, period: Period, at: datetime | None = None) -> Period:
    """Return the period, closed: who has not sent anything is marked as missing, and stays so.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    """
    ask(actor, Action.COLLECT, period.unit)
    with recording(actor, "period.closed", period) as entry:
        held = _locked(period)
        entry.about(held)
        if held.is_open:
            entry.change(held, state=Period.State.CLOSED, closed_at=moment(at), closed_by=actor)
            recount(held)
            entry.note(missing=held.missing, late=held.late)
            held.full_clean(validate_unique=False)
            held.save()
    return held


def reopen_period(*, actor: User | None, period: Period, reason: str) -> Period:
    """Return the period, open again; its deadline stays, so what comes now is late.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises ReasonNeeded: nobody says why.
    :raises PeriodOpen: it is open.
    """
    ask(actor, Action.COLLECT, period.unit)
    if not reason.strip():
        raise ReasonNeeded
    with recording(actor, "period.reopened", period) as entry:
        held = _locked(period)
        if held.is_open:
            raise PeriodOpen(held)
        entry.about(held)
        entry.change(
            held,
            state=Period.State.OPEN,
            closed_at=None,
            closed_by=None,
            reopened_reason=reason.strip(),
        )
        held.full_clean(validate_unique=False)
        held.save()
    return held


def _span(regime: Regime, year: int, index: int) -> PeriodSpan:
    spans = spans_of_year(year, Frequency(regime.frequency), regime.closing, regime.deadline)
    return next(span for span in spans if span.index == index)


def _open(actor: User | None, regime: Regime, values: dict[str, Any], *, now: datetime) -> Period:
    period = Period(unit=regime.organization, regime=regime, opened_at=now, opened_by=actor)
    with recording(actor, "period.opened", period) as entry:
        # Locked, so that the job and the office do not open one month twice.
        Regime.objects.select_for_update().get(pk=regime.pk)
        before = regime.periods.filter(year=values["year"], index=values["index"]).first()
        if before is not None:
            raise AlreadyOpened(before)
        entry.change(period, **values)
        period.full_clean()
        period.save()
        _owe(period, entry)
        recount(period)
    return period


def _owe(period: Period, entry: Recording) -> None:
    """Give every assignee its report, and take back those that nobody wrote and nobody owes any more."""
    changes = owing_changes(period)
    province = _province_of(period.unit)
    Submission.objects.bulk_create(
        Submission(
            period=period,
            unit=period.unit,
            province=province,
            organization_id=organization,
            position_id=position,
            deadline=period.deadline,
        )
        for organization, position in changes.added
    )
    Submission.objects.filter(pk__in=[row.pk for row in changes.taken_back]).delete()
    entry.note(owed=changes.owed, added=len(changes.added), taken_back=len(changes.taken_back))


def _province_of(unit: Organization) -> Organization | None:
    above = unit
    while above.kind != Kind.PROVINCE:
        if above.parent is None:
            return None
        above = above.parent
    return above


def _locked(period: Period) -> Period:
    # Locked, so that closing the period and reporting in it cannot pass each other.
    return Period.objects.select_for_update().select_related("unit", "regime").get(pk=period.pk)
