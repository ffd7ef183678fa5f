"""The points of a civil servant for a month or a quarter: general criteria and results of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.scoring.civil_servants.formula import Formula
from kehoach.scoring.civil_servants.work import Leadership, Product, WorkDone, refuse_impossible
from kehoach.scoring.points.words import points
from kehoach.scoring.rounding import rounded
from kehoach.scoring.sentences import HUNDRED, figure

ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class Part:
    """One letter of the formula in percent; None: `missing` says what is not known."""

    letter: str
    name: str
    percent: Decimal | None
    reason: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonScore:
    """Points with all that they rest on; formula and work are enough to compute them again."""

    formula: Formula
    work: WorkDone
    parts: tuple[Part, ...]
    result_points: Decimal | None
    points: Decimal | None
    reason: str
    missing: tuple[str, ...] = ()


class GeneralOutOfRange(ValueError):
    """More points for general criteria than there are, or fewer than none."""

    def __init__(self, given: Decimal, most: Decimal) -> None:
        super().__init__(
            f"Điểm tiêu chí chung: {points(given)} không nằm trong khoảng từ 0 đến {points(most)}. "
            "Sửa lại điểm."
        )


def score_month(work: WorkDone, formula: Formula) -> PersonScore:
    """Return a civil servant's points: general criteria plus results × 70 (Articles 16 and 17).

    Results are the mean of quantity, quality and progress, for leaders of six parts. None where something is
    not known, or where nothing was assigned: a share of nothing is no share.

    :raises GeneralOutOfRange: the general points lie outside of their range.
    :raises WorkImpossible: figures of a piece of work contradict each other.
    """
    if work.general is not None and not ZERO <= work.general <= formula.general_max:
        raise GeneralOutOfRange(work.general, formula.general_max)
    for product in work.products:
        refuse_impossible(product)
    parts = (*_of_work(work.products, formula), *_of_leading(work.leadership, formula))
    missing = tuple(dict.fromkeys(lack for part in parts for lack in part.missing))
    if work.general is None:
        missing = ("điểm tiêu chí chung", *missing)
    known = [part.percent for part in parts if part.percent is not None]
    told = " ".join(f"{part.letter}: {part.reason}" for part in parts)
    if len(known) < len(parts):
        return PersonScore(formula, work, parts, None, None, _lacking(missing, told), missing)
    mean = sum(known, ZERO) / len(known)
    exact = min(mean, HUNDRED) * formula.result_max / HUNDRED
    result = rounded(exact, below=[formula.result_max])
    said = (
        f"Kết quả: ({' + '.join(part.letter for part in parts)}) / {len(parts)} = {figure(mean, '%')}"
        f"{', tính 100%' if mean > HUNDRED else ''} × {figure(formula.result_max)} = {points(result)}."
    )
    if work.general is None:
        return PersonScore(formula, work, parts, result, None, _lacking(missing, f"{told} {said}"), missing)
    total = rounded(work.general + exact, below=formula.marks)
    reason = f"{told} {said} Tổng: {figure(work.general)} điểm tiêu chí chung + {points(result)}"
    if total != work.general + result:
        reason += ", trước khi làm tròn chưa đủ mốc xếp loại,"
    reason += f" = {points(total)}."
    return PersonScore(formula, work, parts, result, total, reason)


def _lacking(missing: Sequence[str], told: str) -> str:
    return f"Chưa chấm được, còn thiếu: {'; '.join(missing)}. {told}".strip()


def _of_work(products: Sequence[Product], formula: Formula) -> tuple[Part, Part, Part]:
    assigned = sum((product.units for product in products if not product.is_extra), ZERO)
    names = (("a", "Số lượng"), ("b", "Chất lượng"), ("c", "Tiến độ"))
    if assigned == 0:
        lack = "nhiệm vụ được giao trong kỳ"
        quantity, quality, progress = (
            Part(letter, name, None, "Không có nhiệm vụ được giao nên không tính được.", (lack,))
            for letter, name in names
        )
        return quantity, quality, progress
    shares = (
        [_done(product) for product in products],
        [_less(product, product.redos, product.excused_redos, formula.per_redo) for product in products],
        [_less(product, product.delays, product.excused_delays, formula.per_delay) for product in products],
    )
    words = ("số đã hoàn thành", "số lần làm lại", "số lần chậm")
    quantity, quality, progress = (
        _part(letter, name, products, counted=counted, assigned=assigned, lacking=word)
        for (letter, name), counted, word in zip(names, shares, words, strict=True)
    )
    return quantity, quality, progress


def _done(product: Product) -> Decimal | None:
    return product.done


def _less(product: Product, times: int | None, excused: int, percent: Decimal) -> Decimal | None:
    """Return the units that still count when each time takes its percent off the product's own points."""
    if product.done is None or product.done == 0:
        return product.done
    if times is None:
        return None
    return product.done * max(HUNDRED - (times - excused) * percent, ZERO) / HUNDRED


def _part(
    letter: str,
    name: str,
    products: Sequence[Product],
    *,
    counted: Sequence[Decimal | None],
    assigned: Decimal,
    lacking: str,
) -> Part:
    unknown = [product for product, units in zip(products, counted, strict=True) if units is None]
    if unknown:
        missing = tuple(
            f"{'số đã hoàn thành' if product.done is None else lacking} của «{product.name}»"
            for product in unknown
        )
        return Part(letter, name, None, f"{name} chưa tính được.", missing)
    reached = sum((units for units in counted if units is not None), ZERO)
    percent = reached * HUNDRED / assigned
    reason = f"{name} {figure(reached)}/{figure(assigned)} = {figure(percent, '%')}."
    return Part(letter, name, percent, reason)


def _of_leading(leadership: Leadership | None, formula: Formula) -> tuple[Part, ...]:
    if leadership is None:
        return ()
    lesser = formula.leader_lesser
    return (
        _staff(leadership.staff_points, formula),
        _whole_or_lesser("đ", "Tổ chức triển khai nhiệm vụ", leadership.organizes_well, lesser),
        _whole_or_lesser("e", "Tập hợp, đoàn kết", leadership.is_united, lesser),
    )


def _staff(staff: Sequence[Decimal | None], formula: Formula) -> Part:
    name = "Kết quả của lĩnh vực phụ trách"
    below = sum(one is not None and one < formula.completed_from for one in staff)
    mark = points(formula.completed_from)
    if below:
        said = f"{name}: {below} công chức dưới {mark}, {figure(formula.leader_lesser, '%')}."
        return Part("d", name, formula.leader_lesser, said)
    if not staff or None in staff:
        lack = "điểm của công chức thuộc thẩm quyền quản lý"
        return Part("d", name, None, f"{name} chưa tính được.", (lack,))
    return Part("d", name, HUNDRED, f"{name}: cả {len(staff)} công chức từ {mark} trở lên, 100%.")


def _whole_or_lesser(letter: str, name: str, fine: bool | None, lesser: Decimal) -> Part:  # noqa: FBT001
    if fine is None:
        lack = f"nhận xét về {name[0].lower()}{name[1:]}"
        return Part(letter, name, None, f"{name} chưa được nhận xét.", (lack,))
    percent = HUNDRED if fine else lesser
    return Part(letter, name, percent, f"{name} {figure(percent, '%')}.")
