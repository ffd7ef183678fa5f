"""Places by points: equals share a place, who is left out is told why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.scoring.points.words import points as in_points


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody to be ranked; `excluded` says why not, where that is so."""

    key: str
    name: str
    points: Decimal | None
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A contender with its place, None where it has none; `moved`: so many places up, below zero down."""

    contender: Contender
    place: int | None
    tied: bool
    moved: int | None
    reason: str


def rank(contenders: Sequence[Contender], last_year: Mapping[str, int] | None = None) -> tuple[Placed, ...]:
    """Return the contenders by their points; two that are equal are both first, and the next is third.

    Those without a place come last: points that are not known are no points to be last with.

    >>> [one.place for one in rank([Contender(n, n, Decimal(p)) for n, p in zip("abcd", (9, 8, 8, 7))])]
    [1, 2, 2, 4]
    """
    ranked = [one for one in contenders if one.points is not None and not one.excluded]
    times = Counter(one.points for one in ranked)
    ranked.sort(key=lambda one: (-(one.points or Decimal()), one.name))
    places: dict[Decimal | None, int] = {}
    for at, one in enumerate(ranked, start=1):
        places.setdefault(one.points, at)
    earlier = last_year or {}
    found = [
        _placed(one, places[one.points], earlier.get(one.key), times=times[one.points], of=len(ranked))
        for one in ranked
    ]
    left = [one for one in contenders if one.points is None or one.excluded]
    return (*found, *(Placed(one, None, tied=False, moved=None, reason=_why_not(one)) for one in left))


def _placed(one: Contender, place: int, before: int | None, *, times: int, of: int) -> Placed:
    moved = None if before is None else before - place
    said = f"Thứ {place}/{of} với {in_points(one.points or Decimal())}"
    said += f", đồng hạng {times} đơn vị" if times > 1 else ""
    if moved is None:
        said += "; năm trước chưa xếp hạng"
    elif moved:
        said += f"; {'tăng' if moved > 0 else 'giảm'} {abs(moved)} bậc so với năm trước (thứ {before})"
    else:
        said += "; giữ nguyên so với năm trước"
    return Placed(one, place, tied=times > 1, moved=moved, reason=f"{said}.")


def _why_not(one: Contender) -> str:
    if one.excluded:
        return f"Không xếp hạng: {one.excluded.rstrip('.')}."
    return "Chưa xếp hạng: chưa chấm hết các tiêu chí."
