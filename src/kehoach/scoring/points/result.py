"""The points of a criterion with all that they rest on."""

from dataclasses import dataclass
from decimal import Decimal

from kehoach.domain.plan import Criterion
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.points.rule import Family, Rule
from kehoach.scoring.points.words import in_words
from kehoach.scoring.sentences import HUNDRED

ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class PointsResult:
    """`points` None: `missing` says what has to be known first.

    Criterion, rule and inputs are all that the points were computed from: who scores again gets the same.
    """

    criterion: Criterion
    rule: Rule
    inputs: Inputs
    points: Decimal | None
    reason: str
    missing: tuple[str, ...] = ()

    @property
    def max_points(self) -> Decimal | None:
        """Return the most that the criterion gives."""
        return self.criterion.max_points

    @property
    def rule_words(self) -> str:
        """Return the rule as a sentence."""
        return in_words(self.rule)

    @property
    def rule_version(self) -> str:
        """Return which rule and which version of it gave the points."""
        return f"{self.rule.code}@{self.rule.version}"

    @property
    def is_adjustment(self) -> bool:
        """Whether it is a bonus or a penalty."""
        return self.rule.family is Family.ADJUSTMENT

    @property
    def least(self) -> Decimal:
        """Return the fewest points there can be: those given, else nothing or the whole penalty."""
        if self.points is not None:
            return self.points
        if not self.is_adjustment:
            return ZERO
        return -(self.max_points or ZERO) * self.rule.penalty_cap / HUNDRED

    @property
    def most(self) -> Decimal | None:
        """Return the most points there can be; None where the criterion has no figure of its own."""
        if self.points is not None or self.max_points is None:
            return self.points
        cap = self.rule.bonus_cap if self.is_adjustment else self.rule.cap
        return self.max_points * cap / HUNDRED
