"""Load and authorise in one call: a foreign period is not found, a visible one may be forbidden."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import Sheet, spreadsheet
from kehoach.web.organizations.policy import Action, may
from kehoach.web.reporting import refusals
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.permissions import ask

# What a service declines with a sentence that the person reads.
REFUSED: Final = (
    refusals.AlreadyOpened,
    refusals.AlreadySent,
    refusals.DayIsPast,
    refusals.DecidedBefore,
    refusals.EntriesAsked,
    refusals.NothingToCorrect,
    refusals.NotSent,
    refusals.PeriodClosed,
    refusals.PeriodInTheFuture,
    refusals.PeriodOpen,
    refusals.ReasonNeeded,
)


def period_seen(request: SignedInRequest, period_id: int) -> Period:
    """Return a period of a unit that the person sees."""
    visible = Period.objects.visible_to(request.user).select_related("unit", "regime")
    return get_object_or_404(visible, pk=period_id)


def period_to_collect(request: SignedInRequest, period_id: int) -> Period:
    """Return a period that is the person's to open and close."""
    period = period_seen(request, period_id)
    ask(request.user, Action.COLLECT, period.unit)
    return period


def can_collect(request: SignedInRequest, period: Period) -> bool:
    """Return whether the person opens and closes periods of the unit."""
    return may(request.user, Action.COLLECT, period.unit)


def report_seen(request: SignedInRequest, period_id: int, submission_id: UUID) -> Submission:
    """Return a report of a period that the person sees."""
    period = period_seen(request, period_id)
    rows = period.submissions.select_related(
        "organization", "position__organization", "submitted_by", "decided_by"
    )
    submission = get_object_or_404(rows, pk=submission_id)
    submission.period, submission.unit = period, period.unit
    return submission


def report_to_decide(request: SignedInRequest, period_id: int, submission_id: UUID) -> Submission:
    """Return a report that is the person's to accept and send back."""
    submission = report_seen(request, period_id, submission_id)
    ask(request.user, Action.COLLECT, submission.unit)
    return submission


def as_a_file(period: Period, words: str, sheet: Sheet) -> HttpResponse:
    """Return a list of a period as an Excel file that is named after both."""
    label = period.label.replace("/", "-")
    return spreadsheet(f"{words} - {label}", sheet)
