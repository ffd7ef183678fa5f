"""What a scorecard comes to: sums of what is known, and what is still missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.domain.plan import Criterion, Scorecard
from kehoach.scoring.points.result import PointsResult
from kehoach.scoring.points.words import points
from kehoach.scoring.scorecards.tree import Row, faults_in, rows_of
from kehoach.scoring.sentences import figure

ZERO = Decimal()
_NAMED = 10  # of those without points; the others are counted, all are listed in `missing`


@dataclass(frozen=True, slots=True)
class Lack:
    """A criterion without points, and what has to be known first."""

    criterion: Criterion
    what: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as a line of a list."""
        return f"{self.criterion.number} {self.criterion.name}: {'; '.join(self.what)}"


@dataclass(frozen=True, slots=True)
class RowTotal:
    """A row with what it comes to; `points` is None while something below is missing.

    `known` is the sum of what is there, out of `known_max`; the row will end between `least` and `most`.
    """

    criterion: Criterion
    depth: int
    max_points: Decimal | None
    points: Decimal | None
    known: Decimal
    known_max: Decimal
    least: Decimal
    most: Decimal
    reason: str
    missing: tuple[Lack, ...] = ()
    result: PointsResult | None = None
    children: tuple["RowTotal", ...] = ()
    is_scored: bool = False  # points are given here, not below

    def walk(self) -> Iterator["RowTotal"]:
        """Yield the row and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ScorecardTotal:
    """A scorecard with what it comes to; fields as of a row, `faults` where printed points do not add up."""

    rows: tuple[RowTotal, ...]
    max_points: Decimal
    points: Decimal | None
    known: Decimal
    known_max: Decimal
    least: Decimal
    most: Decimal
    reason: str
    missing: tuple[Lack, ...] = ()
    faults: tuple[str, ...] = ()

    def walk(self) -> Iterator[RowTotal]:
        """Yield all rows in order."""
        for row in self.rows:
            yield from row.walk()


def total_of(
    scorecard: Scorecard,
    results: Mapping[str, PointsResult],
    *,
    outside: frozenset[str] = frozenset(),
    ceiling: Decimal | None = None,
) -> ScorecardTotal:
    """Return what a scorecard comes to, from the results of its scored rows by number.

    :param outside: top rows whose points are added without being part of the whole («thưởng ngoài 100 điểm»).
    :param ceiling: what the total cannot exceed, where points from outside would lift it above.
    :raises ScorecardBroken: the rows form no tree.
    """
    rows = tuple(_total(row, results) for row in rows_of(scorecard))
    inside = [row for row in rows if row.criterion.number not in outside]
    whole = sum((row.max_points or ZERO for row in inside), ZERO)
    missing = tuple(lack for row in rows for lack in row.missing)

    def bounded(amount: Decimal) -> Decimal:
        amount = amount if ceiling is None else min(amount, ceiling)
        return max(amount, ZERO)

    known = bounded(sum((row.known for row in rows), ZERO))
    known_max = sum((row.known_max for row in inside), ZERO)
    return ScorecardTotal(
        rows=rows,
        max_points=whole,
        points=None if missing else known,
        known=known,
        known_max=known_max,
        least=bounded(sum((row.least for row in rows), ZERO)),
        most=bounded(sum((row.most for row in rows), ZERO)),
        reason=_sentence(rows, known, known_max=known_max, whole=whole, missing=missing),
        missing=missing,
        faults=faults_in(scorecard, outside=outside),
    )


def _total(row: Row, results: Mapping[str, PointsResult]) -> RowTotal:
    if row.is_scored:
        return _scored(row, results.get(row.criterion.number))
    children = tuple(_total(child, results) for child in row.children)
    most = row.max_points

    def capped(amount: Decimal) -> Decimal:
        return amount if most is None else min(amount, most)

    missing = tuple(lack for child in children for lack in child.missing)
    summed = sum((child.known for child in children), ZERO)
    known = capped(summed)
    reason = _sum_in_words(children, known, missing)
    if known < summed:
        reason += f" Cộng lại là {points(summed)}, tính {points(known)} vì nhóm có nhiều nhất chừng ấy."
    return RowTotal(
        row.criterion,
        row.depth,
        most,
        points=None if missing else known,
        known=known,
        known_max=capped(sum((child.known_max for child in children), ZERO)),
        least=capped(sum((child.least for child in children), ZERO)),
        most=capped(sum((child.most for child in children), ZERO)),
        reason=reason,
        missing=missing,
        children=children,
    )


def _scored(row: Row, result: PointsResult | None) -> RowTotal:
    most = row.max_points or ZERO
    if result is None:
        lack = Lack(row.criterion, ("quy tắc chấm điểm",) if row.max_points is not None else ("điểm tối đa",))
        least, highest, given, reason = ZERO, most, None, f"Chưa chấm được, còn thiếu: {lack.what[0]}."
        missing: tuple[Lack, ...] = (lack,)
    else:
        least, highest = result.least, result.most if result.most is not None else most
        given, reason = result.points, result.reason
        missing = (Lack(row.criterion, result.missing),) if given is None else ()
    notes = tuple(_note(child) for child in row.children)
    return RowTotal(
        row.criterion,
        row.depth,
        row.max_points,
        points=given,
        known=ZERO if given is None else given,
        known_max=ZERO if given is None else most,
        least=least,
        most=highest,
        reason=reason,
        missing=missing,
        result=result,
        children=notes,
        is_scored=True,
    )


def _note(row: Row) -> RowTotal:
    """Return a row that explains the one above: it neither has points nor lacks any."""
    notes = tuple(map(_note, row.children))
    return RowTotal(row.criterion, row.depth, None, None, ZERO, ZERO, ZERO, ZERO, "", children=notes)


def _sum_in_words(children: Sequence[RowTotal], known: Decimal, missing: Sequence[Lack]) -> str:
    given = [child for child in children if child.known_max]
    if not given:
        return "Chưa tiêu chí con nào có điểm."
    parts = " + ".join(f"({figure(one.known)})" if one.known < 0 else figure(one.known) for one in given)
    said = f"{parts} = {points(known)}." if len(given) > 1 else f"{points(known)}."
    return said + (f" Còn thiếu {len(missing)} tiêu chí." if missing else "")


def _sentence(
    rows: Sequence[RowTotal],
    known: Decimal,
    *,
    known_max: Decimal,
    whole: Decimal,
    missing: Sequence[Lack],
) -> str:
    if not missing:
        return f"Tổng cộng {figure(known)}/{points(whole)}."
    scored = sum(row.is_scored for top in rows for row in top.walk())
    left = sum((lack.criterion.max_points or ZERO for lack in missing), ZERO)
    named = ", ".join(lack.criterion.number for lack in missing[:_NAMED])
    more = f" và {len(missing) - _NAMED} tiêu chí khác" if len(missing) > _NAMED else ""
    return (
        f"Đã chấm {scored - len(missing)}/{scored} tiêu chí, được {figure(known)}/{points(known_max)}; "
        f"còn thiếu {len(missing)} tiêu chí ({points(left)}): {named}{more}."
    )
