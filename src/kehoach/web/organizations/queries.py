"""What pages ask of the tree."""

from django.db.models import Q

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment, Organization, OrganizationQuerySet

# A screen nobody scrolls past; who looks for more types a name.
LONGEST_LIST = 300


def listed(user: User, sought: str) -> tuple[list[Organization], bool]:
    """Return the organizations of the list, and whether there are more than it shows.

    Without a name: the top of what the person sees and what stands directly below it.
    """
    visible = Organization.objects.visible_to(user)
    found = visible.named_like(sought) if sought.strip() else near_the_top(visible)
    rows = list(found.select_related("parent").order_by("path")[: LONGEST_LIST + 1])
    return rows[:LONGEST_LIST], len(rows) > LONGEST_LIST


def near_the_top(visible: OrganizationQuerySet) -> OrganizationQuerySet:
    """Return the top of what is visible and its children."""
    top = list(visible.at_the_top().values_list("pk", flat=True)[:LONGEST_LIST])
    return visible.filter(Q(pk__in=top) | Q(parent__in=top))


def who_sits_in(organization: Organization) -> list[Appointment]:
    """Return who holds which seat there today."""
    held = Appointment.objects.filter(position__organization=organization).current()
    return list(held.select_related("user", "position").order_by("position__title", "user__full_name"))
