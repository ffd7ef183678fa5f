"""Who may read plans in and mend them."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action, may

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def can_plan(actor: "User | AnonymousUser | None", organization: Organization) -> bool:
    """Return whether the actor may read plans in there and mend them; None is the program itself."""
    return actor is None or may(actor, Action.PLAN, organization)


def ask_to_plan(actor: User | None, organization: Organization) -> None:
    """Refuse those who may not.

    :raises PermissionDenied: the plans of the organization are not the actor's to change.
    """
    if not can_plan(actor, organization):
        raise PermissionDenied


def can_assign(actor: "User | AnonymousUser | None", organization: Organization) -> bool:
    """Return whether the actor may say who does what there; None is the program itself."""
    return actor is None or may(actor, Action.ASSIGN, organization)
