"""Whether a figure reaches its target, and by how many percent."""

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


def attain(
    target: Target,
    actual: Decimal | None,
    denominator: Decimal | None = None,
    *,
    achieved: bool | None = None,
) -> Attainment:
    """Return whether a figure reaches its target, by how many percent, and the sentence that says why."""
    raise NotImplementedError
