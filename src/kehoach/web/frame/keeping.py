"""What a browser may keep."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class KeepNothingOfAPerson:
    """Middleware: pages of a signed-in person are kept nowhere.

    Offices share computers: after signing out, the button «back» must not show the pages once more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        # The cookie, not the person: looking the person up would cost each small answer a query.
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if is_known and not answer.has_header("Cache-Control"):
            patch_cache_control(answer, private=True, no_store=True)
        return answer
