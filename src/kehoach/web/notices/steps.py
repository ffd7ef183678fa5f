"""Which reminder a day brings: so many days before the deadline, on the day, so many days after it."""

from collections.abc import Sequence
from typing import Final

# A weekend without power: a step that was missed is made up for within these days, not later.
CATCH_UP: Final = 2
# Who stands above is told even if the program slept for weeks.
CATCH_UP_ABOVE: Final = 30


def step_of(days_left: int, *, before: Sequence[int], after: Sequence[int]) -> str | None:
    """Return the step that the day belongs to; None on a day that reminds of nothing.

    >>> [step_of(days, before=[7, 3, 1, 0], after=[1, 3]) for days in (8, 7, 5, 4, 0, -1, -2, -9)]
    [None, 'before-7', 'before-7', None, 'before-0', 'after-1', 'after-1', None]
    """
    if days_left >= 0:
        reached = [days for days in before if 0 <= days - days_left <= CATCH_UP]
        return f"before-{min(reached)}" if reached else None
    overdue = -days_left
    reached = [days for days in after if 0 <= overdue - days <= CATCH_UP]
    return f"after-{max(reached)}" if reached else None


def is_to_tell_above(days_left: int, after: int | None) -> bool:
    """Return whether somebody above hears of what is overdue.

    >>> is_to_tell_above(-3, 3), is_to_tell_above(-2, 3), is_to_tell_above(-3, None)
    (True, False, False)
    """
    return after is not None and 0 <= -days_left - after <= CATCH_UP_ABOVE and days_left < 0
