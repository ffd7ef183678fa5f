"""The fields of one reported item as a form shows them, filled with what stands or with what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.web.plans.models import Indicator
from kehoach.web.plans.wording import number
from kehoach.web.reporting.entries import ACTUAL_FIELDS, PROGRESS_FIELDS, Question, field_name
from kehoach.web.reporting.models import Actual, Progress
from kehoach.web.reporting.models.entry import STATES

_LONG: Final = frozenset({"result", "obstacle", "proposal", "note"})
_FLAGS: Final = frozenset({"cumulative", "nothing_new"})
_FIGURES: Final = frozenset({"value", "numerator", "denominator"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its name in it, how it looks, what stands in it, what is wrong with it."""

    name: str
    label: str
    look: str  # text, long, figure, flag, choice, day
    value: str
    message: str = ""
    options: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()  # of a figure that may be two


def fields_of(
    row: Progress | Actual, *, texts: Mapping[str, str] | None = None, questions: Sequence[Question] = ()
) -> list[Field]:
    """Return the fields of what was reported on an item."""
    item = row.solution if isinstance(row, Progress) else row.indicator
    asked = {question.field: question for question in questions}
    fields = []
    for name in _names(row):
        key = field_name(item, name)
        question = asked.get(key)
        fields.append(
            Field(
                name=key,
                label=str(row._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
                look=_look(name),
                value=_typed(getattr(row, name)) if texts is None else texts.get(key, ""),
                message=question.message if question else "",
                options=_options(name),
                readings=tuple((str(one), number(one)) for one in question.choices) if question else (),
            )
        )
    return fields


def _names(row: Progress | Actual) -> Sequence[str]:
    if isinstance(row, Progress):
        return PROGRESS_FIELDS
    if row.indicator.kind == Indicator.Kind.ACHIEVEMENT:
        return ("achieved", "note", "nothing_new")
    return tuple(name for name in ACTUAL_FIELDS if name != "achieved")


def _look(name: str) -> str:
    if name in _LONG:
        return "long"
    if name in _FLAGS:
        return "flag"
    if name in _FIGURES or name == "percent":
        return "figure"
    return {"done_on": "day", "state": "choice", "achieved": "choice"}.get(name, "text")


def _options(name: str) -> tuple[tuple[str, str], ...]:
    if name == "state":
        return tuple((value, str(words)) for value, words in STATES)
    if name == "achieved":
        return (("", _("chưa báo")), ("yes", _("đã đạt")), ("no", _("chưa đạt")))
    return ()


def _typed(value: Any) -> str:
    """Return a value the way a person types it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return number(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)
