"""What of a year is left to do: periods that are open, or closed with reports nobody has decided on."""

from django.db.models import Q

from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Period


def unsettled_of(unit: Organization, year: int) -> tuple[Period, ...]:
    """Return the periods of a year that are not settled, of the unit and those whose place it took.

    Settled is what is closed and has no report left that waits to be looked at or to come again.
    """
    is_left = Q(state=Period.State.OPEN) | Q(submitted__gt=0) | Q(sent_back__gt=0)
    whose = Q(unit=unit.pk) if unit.is_carried_on else Q(unit__unit=unit.pk)
    rows = Period.objects.filter(is_left, whose, year=year)
    return tuple(rows.select_related("unit").order_by("-closing", "unit__path", "-pk")[:6])
