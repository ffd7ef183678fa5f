"""Who may have a document composed: whoever sees the unit whose records it is made of."""

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may


def ask_to_see(actor: User | None, unit: Organization) -> None:
    """Refuse those who do not see the unit; None is the program itself.

    :raises PermissionDenied: the unit's records are not the actor's to look at.
    """
    if actor is not None and not may(actor, Action.VIEW, unit):
        raise PermissionDenied
