"""Values of plans in templates: {{ item|target }}, {{ item|due }}, {{ value|figure }}."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kehoach.web.plans import wording
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.passages import Piece, Words

register = template.Library()


@register.filter
def target(indicator: Indicator) -> str:
    """Return what the indicator must reach."""
    return wording.target(indicator)


@register.filter
def due(solution: Solution) -> str:
    """Return a deadline as computed."""
    return wording.due(solution)


@register.filter
def figure(value: Decimal | None) -> str:
    """Return a number the Vietnamese way."""
    return wording.number(value)


@register.filter
def partial_date(text: str) -> str:
    """Return a date of which parts may be missing."""
    return wording.partial_date(text)


@register.filter
def conflicts(item: Item) -> list[wording.Difference]:
    """Return where an edit and the new version of the document differ."""
    return wording.conflicts_of(item)


@register.filter
def at(found: Mapping[Any, Any], name: object) -> Any:
    """Return what is kept under a name; None where there is nothing."""
    return found.get(name)


@register.simple_tag
def words(pieces: Words, places: Mapping[str, str] | None = None) -> SafeString:
    """Return words of the text; those that something was read from lead to it.

    `places` names the page of each anchor where the items are on other pages. Drawn here and not by a
    template, since a table of 300 rows would include that template thousands of times.
    """
    return mark_safe("".join(_drawn(piece, places) for piece in pieces))


def _drawn(piece: Piece, places: Mapping[str, str] | None) -> str:
    text = escape(piece.text)
    if not piece.main:
        return text
    begins = "".join(f'<span id="p-{anchor}" class="begin"></span>' for anchor in piece.begins)
    look = "passage passage-point" if piece.is_point else "passage"
    # Beside the items the words are no stop of the Tab key: every item leads here anyway.
    where = f"../{places.get(piece.main, '')}/" if places else ""
    stop = "" if places else ' tabindex="-1"'
    link = f'class="{look}" href="{where}#{piece.main}" data-anchors="{piece.anchors}"{stop}'
    return f"{begins}<a {link}>{text}</a>"
