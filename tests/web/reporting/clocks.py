"""The day on which a test plays: pages ask Django for it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

Clock = Callable[[date], None]


def set_clock(patch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be ten in the morning of the day in the office."""
    patch.setattr("django.utils.timezone.now", lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
