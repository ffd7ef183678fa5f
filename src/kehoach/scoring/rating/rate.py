"""The class of a unit or a person: every condition ticked, failed or unknown; gaps are told, not filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kehoach.scoring.rating.facts import FACT_WORDS, Facts, Known, known_of
from kehoach.scoring.rating.scheme import Condition, Measure, RatingClass, Scheme

NOT_ENOUGH = "Chưa đủ căn cứ xếp loại"


# A condition of a good class is met or not; one of «không hoàn thành» is the case or not.
_DEMAND = {True: "đạt", False: "không đạt", None: "chưa rõ"}
_CASE = {True: "thuộc trường hợp này", False: "không thuộc", None: "chưa rõ"}


class Outcome(StrEnum):
    """Whether a class was found."""

    RATED = "rated"
    GAP = "gap"  # all is known, and no class describes it
    UNKNOWN = "unknown"  # something has to be known first


@dataclass(frozen=True, slots=True)
class Check:
    """A condition held against what is known; `met` None: not known."""

    condition: Condition
    met: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class ClassCheck:
    """A class with its conditions; `holds` None: not known."""

    rating: RatingClass
    holds: bool | None
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """A class, or why there is none; `possible` are the classes that may still come out.

    Scheme and facts are all that it was found from.
    """

    scheme: Scheme
    facts: Facts
    outcome: Outcome
    rating: RatingClass | None
    reason: str
    classes: tuple[ClassCheck, ...]
    possible: tuple[RatingClass, ...] = ()

    @property
    def name(self) -> str:
        """Return the class as a page shows it."""
        return self.rating.name if self.rating else NOT_ENOUGH


def rate(facts: Facts, scheme: Scheme) -> Rating:
    """Return the class that a scheme gives for what is known.

    A class that one condition is enough for («không hoàn thành») goes first: while it is not known whether
    one holds, no other class is given.
    """
    classes = tuple(_check(one, facts) for one in scheme.classes)
    for check in classes:
        if check.rating.any_of and check.holds:
            because = [one.reason for one in check.checks if one.met]
            return Rating(scheme, facts, Outcome.RATED, check.rating, _rated(check.rating, because), classes)
    open_ones = [check for check in classes if check.holds is None]
    held = [check for check in classes if check.holds]
    if held and not open_ones:
        best = held[0]
        because = [one.reason for one in best.checks]
        return Rating(scheme, facts, Outcome.RATED, best.rating, _rated(best.rating, because), classes)
    if open_ones:
        possible = tuple(check.rating for check in classes if check.holds is not False)
        return Rating(scheme, facts, Outcome.UNKNOWN, None, _unknown(classes), classes, possible)
    return Rating(scheme, facts, Outcome.GAP, None, _gap(classes), classes)


def _check(rating: RatingClass, facts: Facts) -> ClassCheck:
    checks = tuple(
        _held(condition, known_of(facts, condition.fact), _CASE if rating.any_of else _DEMAND)
        for condition in rating.conditions
    )
    met = [check.met for check in checks]
    decisive = rating.any_of  # one that holds decides here, one that fails elsewhere
    if decisive in met:
        holds: bool | None = decisive
    else:
        holds = None if None in met else not decisive
    return ClassCheck(rating, holds, checks)


def _held(condition: Condition, known: Known, words: Mapping[bool | None, str]) -> Check:
    met = _met(condition, known)
    clause = f" ({condition.clause})" if condition.clause else ""
    return Check(condition, met, f"{condition.words}{clause}: {known.said}, {words[met]}")


def _met(condition: Condition, known: Known) -> bool | None:
    if condition.measure is Measure.IS:
        return None if known.flag is None else known.flag is condition.flag
    level = condition.level
    if level is None:
        return None
    return _compared(condition.measure, level, known.least, known.most)


def _compared(measure: Measure, level: Decimal, least: Decimal | None, most: Decimal | None) -> bool | None:
    """Return whether what lies between two ends stands on the right side of a level, where that is sure."""
    if measure in {Measure.BELOW, Measure.AT_MOST}:
        opposite = _compared(
            Measure.AT_LEAST if measure is Measure.BELOW else Measure.ABOVE, level, least, most
        )
        return None if opposite is None else not opposite
    if least is not None and (least >= level if measure is Measure.AT_LEAST else least > level):
        return True
    if most is not None and (most < level if measure is Measure.AT_LEAST else most <= level):
        return False
    return None


def _rated(rating: RatingClass, because: Sequence[str]) -> str:
    clause = f" theo {rating.clause}" if rating.clause else ""
    return f"{rating.name}{clause}. {'; '.join(because)}."


def _unknown(classes: Sequence[ClassCheck]) -> str:
    missing = dict.fromkeys(
        check.condition.fact
        for one in classes
        if one.holds is None
        for check in one.checks
        if check.met is None
    )
    possible = ", ".join(one.rating.name.lower() for one in classes if one.holds is not False)
    words = "; ".join(FACT_WORDS[fact].lower() for fact in missing)
    return f"{NOT_ENOUGH}, còn phải biết: {words}. Còn có thể là: {possible}."


def _gap(classes: Sequence[ClassCheck]) -> str:
    """Say of each class which conditions fail: the decree names none for this, so nobody may invent one."""
    said = []
    for one in classes:
        if one.rating.any_of:
            said.append(f"Không thuộc trường hợp «{one.rating.name}»")
            continue
        failed = "; ".join(check.reason for check in one.checks if check.met is False)
        said.append(f"Không đủ điều kiện mức «{one.rating.name}»: {failed}")
    return f"{NOT_ENOUGH}: {'. '.join(said)}. Cấp có thẩm quyền quyết định."
