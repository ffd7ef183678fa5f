"""The rows of a scorecard as a tree; faults of its points are told, a broken tree is refused."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.domain.plan import Criterion, Scorecard
from kehoach.scoring.points.words import points
from kehoach.scoring.sentences import figure

ZERO = Decimal()


class ScorecardBroken(ValueError):
    """Rows that form no tree: nothing can be added up."""


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion with the rows below it; `is_scored`: points are given here, not below.

    Rows below a scored one only explain it («Hội đồng cho điểm thưởng nếu…») and have no points of their own.
    """

    criterion: Criterion
    depth: int
    children: tuple["Row", ...]
    is_scored: bool
    max_points: Decimal | None

    def walk(self) -> Iterator["Row"]:
        """Yield the row and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def label(self) -> str:
        """Return the row's number and name."""
        return f"{self.criterion.number} «{self.criterion.name}»"


def rows_of(scorecard: Scorecard) -> tuple[Row, ...]:
    """Return the top rows of a scorecard with all below them.

    :raises ScorecardBroken: a number comes twice, a parent is not there, or rows hang below each other.
    """
    criteria = scorecard.criteria
    twice = [number for number, times in Counter(one.number for one in criteria).items() if times > 1]
    if twice:
        raise ScorecardBroken(
            f"Bảng điểm: số thứ tự {', '.join(twice)} có ở nhiều tiêu chí. Sửa để mỗi tiêu chí có một số."
        )
    numbers = {one.number for one in criteria}
    lost = [one.number for one in criteria if one.parent is not None and one.parent not in numbers]
    if lost:
        raise ScorecardBroken(
            f"Bảng điểm: tiêu chí {', '.join(lost)} thuộc tiêu chí không có trong bảng. "
            "Chọn lại tiêu chí cha."
        )
    below: dict[str | None, list[Criterion]] = defaultdict(list)
    for one in criteria:
        below[one.parent].append(one)
    found = tuple(_row(one, below, depth=0) for one in below[None])
    placed = {row.criterion.number for top in found for row in top.walk()}
    circling = [one.number for one in criteria if one.number not in placed]
    if circling:
        raise ScorecardBroken(
            f"Bảng điểm: các tiêu chí {', '.join(circling)} thuộc lẫn nhau. Chọn lại tiêu chí cha."
        )
    return found


def _row(criterion: Criterion, below: dict[str | None, list[Criterion]], *, depth: int) -> Row:
    children = tuple(_row(one, below, depth=depth + 1) for one in below[criterion.number])
    has_points_below = any(child.max_points is not None for child in children)
    most = criterion.max_points
    if most is None and has_points_below:
        most = sum((child.max_points for child in children if child.max_points is not None), ZERO)
    is_scored = not has_points_below and (criterion.max_points is not None or not children)
    if is_scored:
        children = tuple(_as_note(child) for child in children)
    return Row(criterion, depth, children, is_scored, most)


def _as_note(row: Row) -> Row:
    return Row(row.criterion, row.depth, tuple(map(_as_note, row.children)), is_scored=False, max_points=None)


def faults_in(scorecard: Scorecard, *, outside: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return where points of rows do not add up to what is printed above them, a sentence each.

    :param outside: numbers of rows that do not count towards the total («điểm thưởng ngoài 100 điểm»).
    :raises ScorecardBroken: the rows form no tree.
    """
    tops = rows_of(scorecard)
    found = [fault for top in tops for row in top.walk() if (fault := _fault(row))]
    inside = [top.max_points for top in tops if top.criterion.number not in outside]
    known = [most for most in inside if most is not None]
    total = sum(known, ZERO)
    if scorecard.total is not None and len(known) == len(inside) and total != scorecard.total:
        found.append(
            f"Bảng điểm: tổng cộng ghi {points(scorecard.total)}, các phần cộng lại là {points(total)}. "
            "Sửa tổng điểm hoặc điểm các phần."
        )
    return tuple(found)


def _fault(row: Row) -> str | None:
    if row.is_scored:
        return None if row.max_points is not None else f"Tiêu chí {row.label}: chưa có điểm tối đa."
    parts = [child.max_points for child in row.children]
    if row.criterion.max_points is None or not parts or None in parts:
        return None
    total = sum((part for part in parts if part is not None), ZERO)
    if total == row.criterion.max_points:
        return None
    return (
        f"Tiêu chí {row.label}: ghi {points(row.criterion.max_points)}, các tiêu chí con cộng lại là "
        f"{figure(total)}. Sửa điểm của tiêu chí hoặc của các tiêu chí con."
    )


def scored_rows(tops: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows where points are given, in order."""
    return tuple(row for top in tops for row in top.walk() if row.is_scored)
