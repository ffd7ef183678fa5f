"""The general criteria of a civil servant, judged one by one (Appendix I of the decree)."""

from collections.abc import Mapping
from decimal import Decimal

from kehoach.scoring.civil_servants.formula import Formula
from kehoach.scoring.points.score import PointsOutOfRange


def general_points(given: Mapping[str, Decimal | None], formula: Formula) -> Decimal | None:
    """Return what the general criteria come to; None while one of them is not judged.

    :param given: points by the criterion's number.
    :raises PointsOutOfRange: a criterion got more than it has, or less than nothing.
    """
    total = Decimal()
    is_complete = True
    for criterion in formula.general:
        judged, most = given.get(criterion.number), criterion.max_points or Decimal()
        if judged is None:
            is_complete = False
            continue
        if not 0 <= judged <= most:
            raise PointsOutOfRange(criterion, judged, Decimal(), most)
        total += judged
    return total if is_complete else None
