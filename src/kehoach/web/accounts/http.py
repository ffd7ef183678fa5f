"""Requests that carry a signed-in person."""

from django.http import HttpRequest

from kehoach.web.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind `login_required`: its user is one of ours."""

    user: User
