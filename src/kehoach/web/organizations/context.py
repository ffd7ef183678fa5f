"""What the person may do, for the menu of every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kehoach.web.organizations.policy import actions_of


def rights(request: HttpRequest) -> dict[str, Any]:
    """Return what the person may do somewhere; asked of the database only where a page uses it."""
    user = getattr(request, "user", None)
    return {"rights": SimpleLazyObject(lambda: actions_of(user)) if user is not None else frozenset()}
