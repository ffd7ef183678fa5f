"""Growth stated beside its two levels: «125 tỷ đồng, tăng 8% so với năm 2025 (110 tỷ đồng)»."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kehoach.checking.document import Document
from kehoach.checking.figures import read_printed, rounding_of
from kehoach.domain.plan import Comparator, Indicator
from kehoach.vietnamese.text import tone_key

_BASE = re.compile(r"so (?:với )?[^();]{0,70}\([^()\d]{0,30}(?P<base>\d[\d.,]*)\s?(?P<unit>[^()\d]{1,40})\)")
_ALL = Decimal(100)
_SLACK = Decimal("0.1")


class Growth(NamedTuple):
    """A stated change that the two levels beside it contradict."""

    change: Indicator
    level: Decimal
    base: Decimal
    start: int
    end: int
    true: Decimal


def wrong_growths(document: Document) -> Iterator[Growth]:
    """Changes in per cent that do not follow from the level and the base given in the same sentence."""
    for change in document.draft.indicators:
        level = document.by_id.get(change.parent or "")
        if not change.is_change or change.unit != "%" or change.value is None or level is None:
            continue
        if level.value is None or any(
            item.comparator not in (None, Comparator.EQUAL) for item in (change, level)
        ):
            continue
        _, end = document.sentence_at(max(level.source.start, change.source.end - 1))
        found = _BASE.search(document.lowered, change.source.start, end)
        base = read_printed(found["base"]) if found else None
        # A bracket may hold another thing than the base: another unit tells.
        if found is None or not base or tone_key(level.unit or "") not in found["unit"]:
            continue
        falls = "giảm" in tone_key(change.name)
        true = (level.value / base - 1) * _ALL * (-1 if falls else 1)
        slack = rounding_of(change.value) + (rounding_of(level.value) + rounding_of(base)) / base * _ALL
        if abs(true - change.value) > slack + _SLACK:
            yield Growth(change, level.value, base, level.source.start, found.end(), true)
