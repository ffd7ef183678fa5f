"""A target shared out to units below, so that the parts add up exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from kehoach.scoring.rollup.aggregate import Aggregation
from kehoach.scoring.sentences import figure

ZERO = Decimal()


class Basis(StrEnum):
    """What a target is shared out by."""

    BY_HAND = "by_hand"
    LAST_YEAR = "last_year"
    POPULATION = "population"
    AREA = "area"


BASIS_WORDS = {
    Basis.BY_HAND: "ghi tay",
    Basis.LAST_YEAR: "kết quả năm trước",
    Basis.POPULATION: "dân số",
    Basis.AREA: "diện tích",
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that takes a part; `weight` is its last year's figure, its people or its area."""

    key: str
    name: str
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SharedPart:
    """The part of one unit, and how it was come by."""

    receiver: Receiver
    value: Decimal
    by_hand: bool
    reason: str


class CannotShare(ValueError):
    """A target that these parts cannot make up; nothing was shared out."""


def share_out(
    total: Decimal,
    receivers: Sequence[Receiver],
    basis: Basis,
    *,
    fixed: Mapping[str, Decimal] | None = None,
    step: Decimal = Decimal(1),
    aggregation: Aggregation = Aggregation.SUM,
) -> tuple[SharedPart, ...]:
    """Return the part of each unit; parts add up to the total exactly (largest remainders).

    :param fixed: parts written by hand, by key; the rest is shared out among the others.
    :param step: how fine parts are: 1 for people and households, 0.1 or 0.01 for amounts.
    :raises CannotShare: the figure does not add up from parts, a weight is missing, or the parts written by
        hand leave a rest that nobody takes.

    >>> villages = [Receiver(name, name, Decimal(1)) for name in "ABC"]
    >>> [int(part.value) for part in share_out(Decimal(100), villages, Basis.POPULATION)]
    [34, 33, 33]
    """
    written = dict(fixed or {})
    _refuse_before(total, receivers, written, step=step, aggregation=aggregation)
    rest = total - sum(written.values(), ZERO)
    takers = [one for one in receivers if one.key not in written]
    if rest < 0:
        raise CannotShare(
            f"Các phần ghi tay cộng lại lớn hơn tổng số {figure(total)} là {figure(-rest)}. Sửa các phần."
        )
    if not takers or basis is Basis.BY_HAND:
        if rest or takers:
            left = f"Còn {figure(rest)} chưa giao. " if rest else ""
            names = f"Chưa ghi phần của {', '.join(one.name for one in takers)}. " if takers else ""
            raise CannotShare(f"{left}{names}Ghi cho đủ tổng số {figure(total)}.")
        shares: dict[str, SharedPart] = {}
    else:
        shares = {part.receiver.key: part for part in _shared(rest, takers, basis, step=step)}
    return tuple(
        shares[one.key] if one.key in shares else _by_hand(one, written[one.key]) for one in receivers
    )


def _by_hand(one: Receiver, value: Decimal) -> SharedPart:
    return SharedPart(one, value, by_hand=True, reason=f"{figure(value)}, ghi tay.")


def _refuse_before(
    total: Decimal,
    receivers: Sequence[Receiver],
    written: Mapping[str, Decimal],
    *,
    step: Decimal,
    aggregation: Aggregation,
) -> None:
    if aggregation is not Aggregation.SUM:
        raise CannotShare(
            "Chỉ tiêu này không cộng từ các đơn vị nên không chia được. Giao cho mỗi đơn vị một mức riêng."
        )
    if not receivers:
        raise CannotShare("Chưa chọn đơn vị nhận chỉ tiêu.")
    keys = [one.key for one in receivers]
    if len(set(keys)) < len(keys):
        raise CannotShare("Có đơn vị được giao hai lần. Bỏ dòng thừa.")
    strange = [key for key in written if key not in keys]
    if strange:
        raise CannotShare("Có phần ghi tay của đơn vị không có trong danh sách. Chọn lại đơn vị.")
    if total < 0 or any(value < 0 for value in written.values()):
        raise CannotShare("Số giao không được âm: chỉ tiêu giảm thì giao số giảm, ví dụ «giảm 77 hộ» là 77.")
    if step <= 0 or (total - sum(written.values(), ZERO)) % step:
        raise CannotShare(
            f"{figure(total)} không chia hết theo bước {figure(step)}. "
            "Chọn bước nhỏ hơn, ví dụ 0,1 hoặc 0,01."
        )


def _shared(rest: Decimal, takers: Sequence[Receiver], basis: Basis, *, step: Decimal) -> list[SharedPart]:
    unknown = [one.name for one in takers if one.weight is None]
    if unknown:
        raise CannotShare(
            f"Chưa có {BASIS_WORDS[basis]} của {', '.join(unknown)}. Nhập số đó hoặc ghi tay phần của đơn vị."
        )
    weights = [one.weight or ZERO for one in takers]
    whole = sum(weights, ZERO)
    if any(weight < 0 for weight in weights) or whole == 0:
        raise CannotShare(f"Tổng {BASIS_WORDS[basis]} bằng 0 hoặc có số âm nên không chia theo được.")
    steps = rest / step
    quotas = [steps * weight / whole for weight in weights]
    given = [quota.to_integral_value(ROUND_FLOOR) for quota in quotas]
    left = int(steps - sum(given, ZERO))
    # The largest remainders first; of equal ones the larger unit, then the order of the list.
    order = sorted(range(len(takers)), key=lambda at: (given[at] - quotas[at], -weights[at], at))
    for at in order[:left]:
        given[at] += 1
    return [
        SharedPart(
            one,
            count * step,
            by_hand=False,
            reason=(
                f"{figure(rest)} × {figure(weight)}/{figure(whole)} ({BASIS_WORDS[basis]}), "
                f"làm tròn để các phần cộng đủ: {figure(count * step)}."
            ),
        )
        for one, weight, count in zip(takers, weights, given, strict=True)
    ]
