"""The letter to those who did not report in a period."""

from datetime import date
from typing import Final

from kehoach.timing.working_days import add_working_days
from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import office_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.spans import span_of
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.missing import missing_in
from kehoach.web.reporting.models import Period
from kehoach.web.reporting.owing import owed_in
from kehoach.web.reporting.who_reported import who_reported
from kehoach.writing.content import Document
from kehoach.writing.documents.reminder import Owing, ReminderFacts, compose
from kehoach.writing.template import Template

# How many working days those who are late still get; the office changes the day in the draft.
_MORE_DAYS: Final = 3


def reminder_facts(actor: User | None, unit: Organization, period: Period, on: date) -> ReminderFacts:
    """Return who has not reported in a period as of a day, and what they owe.

    :raises PermissionDenied: the actor does not see the unit.
    """
    ask_to_see(actor, unit)
    rows = who_reported(period, today=on)
    owed = owed_in(period)
    owing = []
    for one in missing_in(period, rows):
        submission = one.row.submission
        items = owed.get((submission.organization_id, submission.position_id))
        owing.append(
            Owing(
                name=one.row.name,
                origin=f"submission:{submission.pk}",
                targets=len(items.indicators) if items else None,
                works=len(items.solutions) if items else None,
                deadline=submission.deadline,
                days_late=max((on - submission.deadline).days, 0),
                note=one.note,
            )
        )
    return ReminderFacts(
        office=office_of(unit, on),
        year=period.year,
        period=span_of(period).name,
        regime=f"“{period.regime.name}”",
        deadline=period.deadline,
        until=add_working_days(on, _MORE_DAYS),
        owed=len(rows),
        sent=len(rows) - len(owing),
        owing=tuple(owing),
    )


def compose_reminder(
    actor: User | None, unit: Organization, period: Period, on: date, template: Template
) -> Document:
    """Return the letter as a draft of a day."""
    return compose(reminder_facts(actor, unit, period, on), template, on=on)
