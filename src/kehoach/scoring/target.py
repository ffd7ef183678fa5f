"""What an indicator must reach, and how far it is from it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kehoach.domain.plan import Comparator, IndicatorKind


class Direction(StrEnum):
    """Which way is better; NONE: neither, the figure itself is wanted."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Change(StrEnum):
    """What a target that is a change against a base is counted in."""

    PERCENT = "percent"  # of the base
    AMOUNT = "amount"  # in the unit of the base: households, percentage points


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator must reach; fields as in READING.md: a ratio is `value` of `high`.

    `direction` None: nobody has said which way is better. `tolerance` in percent, for «khoảng» alone.
    A change is counted towards the better side, «giảm 77 hộ» as 77 where lower is better; a change that must
    stay below something, «tăng không quá 1%», towards the worse.
    """

    comparator: Comparator | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: IndicatorKind = IndicatorKind.QUANTITY
    direction: Direction | None = None
    tolerance: Decimal | None = None
    base: Decimal | None = None
    change: Change | None = None  # None: the value is a level
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Attainment:
    """`met` and `rate` (percent of the target) are None where they cannot be told; `reason` says why."""

    met: bool | None
    rate: Decimal | None
    reason: str
