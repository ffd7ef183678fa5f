"""Who signed in with a password that somebody else has seen sets another before anything else."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# What can be done meanwhile: change it, leave, and see the page in another language or colour.
ALLOWED: Final = frozenset(
    {"accounts:password", "accounts:sign-in", "accounts:sign-out", "set-language", "set-theme", "health"}
)


class ChangeFirstPassword:
    """Middleware: leads to the page of the password until a first one was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, names: Any
    ) -> HttpResponse | None:
        """Return the way to the password; None for anybody else, and for whoever is not signed in."""
        # The cookie first: who has none is nobody, and looking that up would cost each answer a query.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
            return None
        found = request.resolver_match
        if found is not None and found.view_name in ALLOWED:
            return None
        is_first = request.user.is_authenticated and request.user.password_is_first
        return redirect("accounts:password") if is_first else None
