"""How many of the top class there may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from kehoach.scoring.rating.scheme import Scheme
from kehoach.scoring.sentences import HUNDRED, figure


@dataclass(frozen=True, slots=True)
class Quota:
    """How many there are, how many are allowed, how many are too many; `waiting` have no class yet."""

    top: int
    base: int
    allowed: int
    too_many: int
    waiting: int
    reason: str


def quota(ratings: Sequence[str | None], scheme: Scheme, *, special: bool = False) -> Quota | None:
    """Return how the top class stands to its quota; None where the scheme has none.

    :param ratings: the class of each unit or person within one authority, None where there is none yet.
    :param special: the authority decided on the higher share.
    """
    rule = scheme.quota
    if rule is None:
        return None
    top = sum(rating == rule.of_class for rating in ratings)
    base = sum(rating == rule.counted_on for rating in ratings)
    waiting = sum(rating is None for rating in ratings)
    percent = rule.special_percent if special else rule.percent
    # A share of a person is nobody: the part above a whole number is not allowed.
    allowed = int((Decimal(base) * percent / HUNDRED).to_integral_value(ROUND_FLOOR))
    too_many = max(top - allowed, 0)
    names = (scheme.class_of(rule.of_class).name.lower(), scheme.class_of(rule.counted_on).name.lower())
    said = (
        f"{top} được đề nghị «{names[0]}»; nhiều nhất {figure(percent, '%')} của {base} được xếp loại "
        f"«{names[1]}» là {allowed} ({rule.clause})"
    )
    said += f": vượt {too_many}." if too_many else "."
    if waiting:
        said += f" {waiting} chưa xếp loại, chưa tính."
    return Quota(top, base, allowed, too_many, waiting, said)
