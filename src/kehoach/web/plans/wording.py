"""How values of a plan are said on a page and in the history."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _

from kehoach.vietnamese.numbers import format_number
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.plans.models.item import Item

SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ ", "=": "", "": ""}


def number(value: Decimal | None) -> str:
    """Return the number the Vietnamese way; nothing where it is unknown."""
    return "" if value is None else format_number(value)


def target(indicator: Indicator) -> str:
    """Return what the indicator must reach, in a few signs: «≥ 21.485 tấn», «14,5 – 16,5 %»."""
    if indicator.kind == Indicator.Kind.ACHIEVEMENT:
        return _("đạt, giữ vững")
    if indicator.comparator == "range":
        figure = f"{number(indicator.low)} – {number(indicator.high)}"
    elif indicator.comparator == "ratio":
        figure = f"{number(indicator.value)}/{number(indicator.high)}"
    elif indicator.value is None:
        return _("chưa rõ số liệu")
    else:
        figure = SIGNS[indicator.comparator] + number(indicator.value)
    # The per cent sign stands close to its figure, other units apart.
    return (
        f"{figure}{indicator.unit}" if indicator.unit in {"%", "‰"} else f"{figure} {indicator.unit}".strip()
    )


def due(solution: Solution) -> str:
    """Return a deadline as computed: «đến 30/04/2026», «01/01/2026 – 31/12/2026»."""
    start, end = solution.due_start, solution.due_end
    if solution.due_kind in {Solution.DueKind.BY, Solution.DueKind.ON} and end:
        return _("đến %(day)s") % {"day": day(end)}
    if start and end:
        return f"{day(start)} – {day(end)}"
    if end:
        return _("đến %(day)s") % {"day": day(end)}
    return str(solution.get_due_kind_display()) if solution.due_kind else ""


def day(value: date) -> str:
    """Return a day the Vietnamese way."""
    return value.strftime("%d/%m/%Y")


def partial_date(text: str) -> str:
    """Return an ISO date of which parts may be missing the Vietnamese way: «03/2026».

    >>> partial_date("2026-03"), partial_date("2026-03-09")
    ('03/2026', '09/03/2026')
    """
    return "/".join(reversed(text.split("-"))) if text else ""


def plain_value(value: Any) -> str:
    """Return a value as the history or a reading keeps it, for a person to read."""
    if value is None or value == "":
        return _("(để trống)")
    if isinstance(value, list) and len(value) == 2:
        return str(value[1])
    if isinstance(value, str):
        try:
            return number(Decimal(value))
        except InvalidOperation:
            pass
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)


def label_of(model: type[Model], name: str) -> str:
    """Return what people call a field; its own name where it has no other."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", name))


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that two sides give differently."""

    label: str
    before: str
    after: str


def conflicts_of(item: Item) -> list[Difference]:
    """Return where a person's edit and the new version of the document say different things."""
    return [
        Difference(
            label_of(type(item), name), said(item, name, getattr(item, name)), said(item, name, theirs)
        )
        for name, theirs in item.conflicts.items()
    ]


def said(thing: Model, name: str, value: Any) -> str:
    """Return a value of a thing the way its form shows it."""
    try:
        field = thing._meta.get_field(name)
    except FieldDoesNotExist:
        return plain_value(value)
    choices = dict(getattr(field, "flatchoices", ()))
    if value in choices:
        return str(choices[value])
    return plain_value(str(value) if isinstance(value, (Decimal, date)) else value)
