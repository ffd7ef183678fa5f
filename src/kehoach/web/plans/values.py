"""An item's values as plain JSON, so that a reading and an edit can be compared."""

from datetime import date
from decimal import Decimal
from typing import Any

from kehoach.web.plans.models.item import Item


def plain_values(item: Item) -> dict[str, Any]:
    """Return the editable values of an item as JSON keeps them; a parent is kept as its key."""
    return {name: plain(getattr(item, _column(item, name))) for name in item.EDITABLE}


def plain(value: Any) -> Any:
    """Return one value as JSON keeps it; a decimal without needless zeros."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def decimal_text(value: Decimal) -> str:
    """Return a decimal without exponent and without needless zeros.

    >>> decimal_text(Decimal("971.50000000")), decimal_text(Decimal("1000"))
    ('971.5', '1000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def edited_fields(item: Item) -> tuple[str, ...]:
    """Return the fields in which a person departed from what was read; all where a person added the item."""
    if item.read_as is None:
        return item.EDITABLE
    now = plain_values(item)
    return tuple(name for name in item.EDITABLE if now[name] != item.read_as.get(name))


def _column(item: Item, name: str) -> str:
    return str(item._meta.get_field(name).attname)  # type: ignore[union-attr]
