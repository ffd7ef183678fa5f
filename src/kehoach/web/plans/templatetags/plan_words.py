"""Values of plans in templates: {{ item|target }}, {{ item|due }}, {{ value|figure }}."""

from collections.abc import Mapping
from decimal import Decimal

from django import template

from kehoach.web.plans import wording
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.plans.models.item import Item

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
def of(places: Mapping[str, str], anchor: str) -> str:
    """Return what a mapping holds for a name; nothing where it holds nothing."""
    return places.get(anchor, "")


@register.filter
def conflicts(item: Item) -> list[wording.Difference]:
    """Return where an edit and the new version of the document differ."""
    return wording.conflicts_of(item)
