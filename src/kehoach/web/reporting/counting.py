"""How many reports of a period are owed, in, accepted, sent back and late: kept on the period's own row."""

from django.db.models import Count, Q

from kehoach.web.reporting.models import Period, Submission


def recount(period: Period) -> None:
    """Bring the counts of the period up to date; called in the transaction that changed a submission.

    Counted anew rather than added to: a unit has some tens of reports, and a count cannot drift.
    """
    state = Submission.State
    counts = Submission.objects.filter(period=period).aggregate(
        owed=Count("pk"),
        submitted=Count("pk", filter=Q(state=state.SUBMITTED)),
        accepted=Count("pk", filter=Q(state=state.ACCEPTED)),
        sent_back=Count("pk", filter=Q(state=state.SENT_BACK)),
        late=Count("pk", filter=Q(was_late=True)),
    )
    Period.objects.filter(pk=period.pk).update(**counts)
    for name, count in counts.items():
        setattr(period, name, count)
