"""Things counted whose noun no list knows: «08 đường hẻm», «03 bảng tin điện tử»."""

import re
from dataclasses import replace
from functools import cache

from kehoach.domain.plan import Comparator
from kehoach.reading.indicators.context import Context
from kehoach.vietnamese.amounts import Amount
from kehoach.vietnamese.comparators import comparator_after_in
from kehoach.vietnamese.cues import cue
from kehoach.vietnamese.text import key

# Plans write small counts with a nought before them; a year, a code or a bare figure has none.
_COUNT = re.compile(r"0\d(?!\d)|0\d\s?[-–]\s?\d{1,2}(?!\d)")
# «số năm sống khỏe đạt tối thiểu 66 năm»
_TIMES, _NEAR = frozenset(("năm", "tháng", "ngày", "giờ")), 60  # characters
_NOUN = re.compile(r"\s([^\W\d_]{2,8})(?=[\s,;.:)]|$)")


@cache
def _misread_units() -> frozenset[str]:
    """The units of one word that are no other word when their marks are lost."""
    return frozenset(key(name) for name in ("tấn", "tạ", "triệu", "người", "hộ", "đồng", "tỷ"))


def counted(context: Context, amount: Amount, end: int) -> Amount:
    """The amount with the noun right behind it as its unit, where it counts something and has no unit yet."""
    lower = context.lower
    noun = _NOUN.match(lower, amount.number_end, end) if amount.unit is None else None
    if noun is None:
        return amount
    is_time = noun[1] in _TIMES and re.search(
        rf"(?<!\w)số {noun[1]}(?!\w)", lower[max(0, amount.start - _NEAR) : amount.start]
    )
    if cue("uncounted").match(lower, noun.start(1)) and not is_time:
        return amount
    # A scan may have taken the marks off a unit: «3.750 tân».
    is_counted = is_time or _COUNT.match(lower, amount.number_start)
    if not is_counted and key(noun[1]) not in _misread_units():
        return amount
    after = comparator_after_in(lower, noun.end(1), end)
    said = after.comparator if after and amount.comparator is Comparator.EQUAL else None
    return replace(
        amount,
        unit=context.layout.plain[noun.start(1) : noun.end(1)],
        unit_start=noun.start(1),
        unit_end=noun.end(1),
        end=after.end if after else noun.end(1),
        comparator=said or amount.comparator,
        discrete=True,
    )
