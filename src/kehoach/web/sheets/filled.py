"""What stands in a form before anybody fills it in: what was typed already, and what was said last."""

from decimal import Decimal

from kehoach.vietnamese.numbers import format_number
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Progress
from kehoach.web.sheets.columns import ACHIEVEMENTS, ACTUALS, LISTS, PROGRESS, STATES, Column


def columns_of(item: Solution | Indicator) -> tuple[Column, ...]:
    """Return what is filled in for an item."""
    if isinstance(item, Solution):
        return PROGRESS
    return ACHIEVEMENTS if item.kind == Indicator.Kind.ACHIEVEMENT else ACTUALS


def key_of(item: Solution | Indicator) -> str:
    """Return the hidden key of an item's row."""
    return field_name(item, "").rstrip("-")


def shown(item: Solution | Indicator) -> str:
    """Return the item as the form names it."""
    return " ".join(str(item).split())


def typed_before(draft: dict[str, str], item: Solution | Indicator, field: str) -> str:
    """Return what was typed into a field on the page, in the words of the form."""
    text = draft.get(field_name(item, field), "")
    words = {code: word for word, code in LISTS.get(field, {}).items() if code}
    return words.get(text, "x" if field == "nothing_new" and text else text)


def figure(value: Decimal | None) -> str:
    """Return an amount the way it is typed; nothing where there is none."""
    return "" if value is None else format_number(value.normalize())


def target_of(indicator: Indicator) -> str:
    """Return what the plan says: «120 ha»."""
    said = indicator.number_text or figure(indicator.value)
    return f"{said} {indicator.unit}".strip()


def said_last(row: Progress | Actual | None) -> str:
    """Return what was reported the last time, to go by."""
    if row is None:
        return ""
    if isinstance(row, Progress):
        state = next((word for word, code in STATES.items() if code == row.state), row.state)
        head = f"{state}, {row.percent}%" if row.percent is not None else state
        return f"{head}. {row.result}".strip() if row.result else head
    if row.value is None and row.numerator is not None:
        return f"{figure(row.numerator)}/{figure(row.denominator)}"
    if row.achieved is not None:
        return "Đã đạt" if row.achieved else "Chưa đạt"
    return figure(row.value)
