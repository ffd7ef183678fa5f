"""A sign that a file is ready: the page that asked for it shows a bar until the sign comes."""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_TOKEN: Final = re.compile(r"[a-z0-9]{1,24}")
COOKIE: Final = "tep-xong"
_SECONDS: Final = 60


class SignOfReadiness:
    """Middleware: answers that are files to save bring back the token with which they were asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer, with the sign where a page waits for it."""
        answer = self.get_response(request)
        token = request.GET.get("cho", "") if request.method == "GET" else ""
        if token and _TOKEN.fullmatch(token):
            answer.set_cookie(COOKIE, token, max_age=_SECONDS, samesite="Strict", secure=request.is_secure())
        return answer
