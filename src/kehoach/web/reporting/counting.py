"""How many reports of a period are owed, in, accepted, sent back and late: kept on the period's own row."""

from typing import Final

from django.db import connection

from kehoach.web.reporting.models import Period

# One statement, that both databases know: to count in one and to write in another costs twice as much.
_RECOUNT: Final = """
UPDATE reporting_period SET (owed, submitted, accepted, sent_back, late) = (
    SELECT COUNT(*),
        COUNT(*) FILTER (WHERE state = 'submitted'),
        COUNT(*) FILTER (WHERE state = 'accepted'),
        COUNT(*) FILTER (WHERE state = 'sent_back'),
        COUNT(*) FILTER (WHERE was_late)
    FROM reporting_submission WHERE period_id = reporting_period.id)
WHERE id = %s RETURNING owed, submitted, accepted, sent_back, late
"""
_COUNTS: Final = ("owed", "submitted", "accepted", "sent_back", "late")


def recount(period: Period) -> None:
    """Bring the counts of the period up to date; called in the transaction that changed a submission.

    Counted anew rather than added to: a unit has some tens of reports, and a count cannot drift.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT, [period.pk])
        for name, count in zip(_COUNTS, cursor.fetchone(), strict=True):
            setattr(period, name, count)
