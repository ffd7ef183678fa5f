"""Values of periods and reports in templates: {{ day|days_left:today }}, {{ actual|said_figure }}."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kehoach.scoring.sentences import figure as rounded
from kehoach.web.plans.models import Indicator
from kehoach.web.plans.wording import number
from kehoach.web.reporting.models import Actual, Correction, Progress

register = template.Library()


@register.filter
def days_left(deadline: date, today: date) -> str:
    """Return how far a last day is: «còn 3 ngày», «hôm nay là hạn cuối», «quá hạn 2 ngày»."""
    days = (deadline - today).days
    if days == 0:
        return _("hôm nay là hạn cuối")
    if days > 0:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
    return ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", -days) % {"days": -days}


@register.filter
def said_figure(actual: Actual | None, indicator: Indicator) -> str:
    """Return a reported figure with its unit; «không phát sinh» where none was said."""
    if actual is None:
        return ""
    if indicator.kind == Indicator.Kind.ACHIEVEMENT and actual.achieved is not None:
        return _("đã đạt") if actual.achieved else _("chưa đạt")
    parts = []
    if actual.value is not None:
        parts.append(with_unit(actual.value, indicator))
    if actual.numerator is not None:
        parts.append(f"{number(actual.numerator)}/{number(actual.denominator)}")
    if parts:
        return " = ".join(parts)
    return _("không phát sinh") if actual.nothing_new else _("chưa có số liệu")


@register.filter
def with_unit(value: Decimal, indicator: Indicator) -> str:
    """Return a figure with the indicator's unit."""
    return rounded(value, indicator.unit)


@register.filter
def field_label(correction: Correction) -> str:
    """Return what people call the field that was corrected."""
    for model in (Actual, Progress):
        if any(field.name == correction.field for field in model._meta.get_fields()):
            return str(model._meta.get_field(correction.field).verbose_name)  # type: ignore[union-attr]
    return correction.field


@register.filter
def field_value(correction: Correction, text: str) -> str:
    """Return a corrected value as people read it; it is kept as plain text."""
    if text in {"", "None"}:
        return _("(để trống)")
    if text in {"True", "False"}:
        return _("có") if text == "True" else _("không")
    if correction.field == "state":
        choices = dict(Progress._meta.get_field("state").flatchoices)
        return str(choices.get(text, text))
    if correction.field in {"value", "numerator", "denominator"}:
        return number(Decimal(text))
    return text
