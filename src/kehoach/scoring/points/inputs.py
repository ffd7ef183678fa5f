"""What is known of a criterion when it is scored."""

from dataclasses import dataclass
from decimal import Decimal

from kehoach.scoring.points.rule import Counted
from kehoach.scoring.target import Target


@dataclass(frozen=True, slots=True)
class Count:
    """How many times something that costs points happened."""

    counted: Counted
    times: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a rule may ask for; what nobody has said is None or absent, never zero.

    `denominator` where `actual` is the numerator of a rate; `basis` says how the figure was come by. `given`,
    `given_by` and `opinion` are a person's points and why; `evidence` are names or numbers of what proves the
    result.
    """

    target: Target | None = None
    actual: Decimal | None = None
    denominator: Decimal | None = None
    achieved: bool | None = None
    counts: tuple[Count, ...] = ()
    given: Decimal | None = None
    given_by: str = ""
    opinion: str = ""
    evidence: tuple[str, ...] = ()
    nothing_arose: bool = False
    basis: str = ""

    def times(self, counted: Counted) -> int | None:
        """Return how many times it happened; None where nobody has counted."""
        return next((count.times for count in self.counts if count.counted is counted), None)
