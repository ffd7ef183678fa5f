"""What looks wrong in a figure before it is sent: a jump, or parts that do not fit their whole."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from kehoach.scoring.entries import Entry, Flow, in_order, of_periods
from kehoach.scoring.limits import JUMP_FACTOR
from kehoach.scoring.sentences import day, figure


def jump(previous: Sequence[Entry], now: Entry, flow: Flow) -> str | None:
    """Return the question to ask where a figure jumps against the months before; None where it does not.

    >>> january = Entry(date(2026, 1, 14), Decimal(12))
    >>> jump([january], Entry(date(2026, 2, 14), Decimal(125)), Flow.ACCUMULATING)
    'Số kỳ này là 125, gấp hơn 3 lần mức thường thấy của 1 kỳ trước (12). Kiểm tra đơn vị tính và dấu phẩy.'
    """
    if now.value is None:
        return None
    before = [entry for entry in in_order(previous, date.max) if entry.closing < now.closing]
    if flow is Flow.ACCUMULATING and now.cumulative:
        fall = _fall(before, now)
        if fall:
            return fall
    if flow is Flow.LEVEL:
        earlier = [entry.value for entry in before if entry.value is not None]
        figure_now: Decimal | None = now.value
    else:
        earlier = [amount for _, amount in of_periods(before)]
        alone = of_periods([*before, now])
        figure_now = alone[-1][1] if alone and alone[-1][0] == now.closing else None
    return _odd(earlier, figure_now)


def _fall(before: list[Entry], now: Entry) -> str | None:
    held = _held(before, now)
    if held is None or now.value is None or now.value >= held:
        return None
    return (
        f"Số lũy kế giảm từ {figure(held)} (ngày {day(before[-1].closing)}) xuống {figure(now.value)}. "
        "Số lũy kế không thể giảm: kiểm tra lại, hoặc sửa số kỳ trước kèm lý do."
    )


def _held(before: list[Entry], now: Entry) -> Decimal | None:
    """Return the sum that the entries before come to at least; None where that is not known."""
    alone = of_periods([*before, now])
    if now.value is not None and alone and alone[-1][0] == now.closing:
        return now.value - alone[-1][1] if before else None
    # Months are missing in between: what was told as a sum before them still holds.
    last = next((entry for entry in reversed(before) if entry.cumulative and entry.is_known), None)
    return None if last is None else last.value


def _odd(earlier: list[Decimal], now: Decimal | None) -> str | None:
    usual = median(earlier) if earlier else Decimal()
    if now is None or usual <= 0:
        return None  # what was nothing may begin: there is no size to compare with
    factor = JUMP_FACTOR.value
    if now > usual * factor:
        told = f"gấp hơn {figure(factor)} lần"
    elif now * factor < usual:
        told = f"chưa bằng một phần {figure(factor)}"
    else:
        return None
    return (
        f"Số kỳ này là {figure(now)}, {told} mức thường thấy của {len(earlier)} kỳ trước ({figure(usual)}). "
        "Kiểm tra đơn vị tính và dấu phẩy."
    )


def parts_conflict(
    whole: Decimal | None, parts: Sequence[Decimal | None], *, exhaustive: bool = False
) -> str | None:
    """Return the question to ask where parts do not fit their whole; None where they do.

    :param exhaustive: the parts make up the whole, so that they may not stay below it either.

    >>> parts_conflict(Decimal(10), [Decimal(8), Decimal(3)])
    'Các phần cộng lại là 11, lớn hơn tổng số 10. Sửa tổng số hoặc số của từng phần.'
    """
    known = [part for part in parts if part is not None]
    if whole is None or not known:
        return None
    total = sum(known, Decimal())
    if total > whole:
        return (
            f"Các phần cộng lại là {figure(total)}, lớn hơn tổng số {figure(whole)}. "
            "Sửa tổng số hoặc số của từng phần."
        )
    if exhaustive and len(known) == len(parts) and total < whole:
        return (
            f"Các phần cộng lại là {figure(total)}, nhỏ hơn tổng số {figure(whole)}. "
            "Sửa tổng số hoặc bổ sung phần còn thiếu."
        )
    return None
