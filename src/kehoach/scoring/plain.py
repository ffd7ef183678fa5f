"""Values of scoring as plain ones for JSON, with nothing rounded on the way."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


def plain(value: object) -> Any:
    """Return a value as JSON holds it: amounts as text, days in ISO, dataclasses as objects.

    >>> plain((Decimal("1.50"), date(2026, 1, 1)))
    ['1.50', '2026-01-01']
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def amount(stored: str | int | None) -> Decimal | None:
    """Return an amount from what is stored of it; None stays unknown."""
    return None if stored is None else Decimal(stored)
