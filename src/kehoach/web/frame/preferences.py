"""Small pages of the frame: the theme a person likes, and whether the program is well."""

from typing import Final

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kehoach.web.frame.states import LOOKS

THEME_COOKIE: Final = "kehoach_theme"
THEMES: Final = ("auto", "light", "dark")
YEAR: Final = 60 * 60 * 24 * 365


def theme_of(request: HttpRequest) -> str:
    """Return the theme the person chose; «auto» follows their device."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie and go back to the page."""
    way_back = request.POST.get("next", "/")
    here = {request.get_host()}
    if not url_has_allowed_host_and_scheme(way_back, here, require_https=request.is_secure()):
        way_back = "/"
    answer = HttpResponseRedirect(way_back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        # Read by static/js/theme.js before the first paint, hence not HttpOnly; it is no secret.
        answer.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return answer


def health(request: HttpRequest) -> HttpResponse:
    """Answer «ok» where the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every piece of the look on one page; only while developing."""
    return render(request, "style_guide.html", {"rows": range(1, 41), "states": LOOKS})
