"""Who may write, sign and issue documents; None is the program itself."""

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may


def ask(actor: User | None, action: Action, organization: Organization) -> None:
    """Refuse those who may not do this for the organization.

    :raises PermissionDenied: it is not the actor's to do.
    """
    if actor is not None and not may(actor, action, organization):
        raise PermissionDenied
