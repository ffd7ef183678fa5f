"""States of work in templates: {% verdict one.verdict %}, {{ value|amount:unit }}."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from kehoach.scoring.sentences import figure
from kehoach.scoring.status import Verdict
from kehoach.web.frame.templatetags.look import state
from kehoach.web.reporting.states_looks import LOOK_OF

register = template.Library()
_CENT = Decimal("0.01")


@register.simple_tag
def verdict(of: Verdict) -> SafeString:
    """Return the state of a verdict as shape, word and colour."""
    return state(LOOK_OF[of.status])


@register.filter
def amount(value: Decimal | None, unit: str = "") -> str:
    """Return a figure with its unit; a dash where it is unknown."""
    return "–" if value is None else figure(value, unit)


@register.filter
def about(value: Decimal, unit: str = "") -> str:
    """Return a projected figure with its unit; more than two decimals would say more than anybody knows."""
    return figure(value.quantize(_CENT), unit)
