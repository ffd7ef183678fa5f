"""Who may change the tree: asked by every service of organizations."""

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may


def ask(actor: User | None, action: Action, organization: Organization | None) -> None:
    """Refuse those who may not; None as the actor is the program itself.

    :raises PermissionDenied: this is not the actor's to do there.
    """
    if actor is None:
        return
    if organization is None or not may(actor, action, organization):
        raise PermissionDenied


def ask_to_administer(actor: User | None, organization: Organization | None) -> None:
    """Refuse those who do not administer the organization.

    :raises PermissionDenied: the organization is not the actor's to administer.
    """
    ask(actor, Action.ADMINISTER, organization)
