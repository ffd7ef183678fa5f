"""What a column of a superior's form asks for."""

from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.text import key
from kehoach.writing.superior_form import Meaning


class Use(StrEnum):
    """Which figure of an indicator goes into a column."""

    SKIP = "skip"
    TARGET = "target"
    AMOUNT = "amount"
    TO_DATE = "to_date"
    SAME_TIME = "same_time"
    PREVIOUS = "previous"
    RATE = "rate"
    SAME_RATE = "same_rate"
    NOTE = "note"


NAMES: Final[dict[Use, str | Promise]] = {
    Use.SKIP: _("bỏ qua"),
    Use.TARGET: _("kế hoạch năm"),
    Use.AMOUNT: _("thực hiện trong kỳ"),
    Use.TO_DATE: _("lũy kế từ đầu năm"),
    Use.SAME_TIME: _("thực hiện cùng kỳ năm trước"),
    Use.PREVIOUS: _("thực hiện cả năm trước"),
    Use.RATE: _("% so với kế hoạch năm"),
    Use.SAME_RATE: _("% so với cùng kỳ"),
    Use.NOTE: _("ghi chú"),
}
# Superiors write these themselves; what they wrote stands.
OF_THE_SUPERIOR: Final = frozenset({Use.TARGET, Use.SAME_TIME, Use.PREVIOUS})


def use_of(heading: str, meaning: Meaning | None) -> Use:
    """Return what a column seems to ask for.

    >>> use_of("Lũy kế từ đầu năm", Meaning.ACTUAL), use_of("% so cùng kỳ", Meaning.RATE)
    (<Use.TO_DATE: 'to_date'>, <Use.SAME_RATE: 'same_rate'>)
    >>> use_of("Cùng kỳ năm trước", Meaning.BASELINE), use_of("Thực hiện năm trước", Meaning.BASELINE)
    (<Use.SAME_TIME: 'same_time'>, <Use.PREVIOUS: 'previous'>)
    """
    words = f" {key(heading)} "
    match meaning:
        case Meaning.RATE:
            return Use.SAME_RATE if " cung ky " in words else Use.RATE
        case Meaning.BASELINE:
            return Use.SAME_TIME if " cung ky " in words else Use.PREVIOUS
        case Meaning.TARGET:
            return Use.TARGET
        case Meaning.ACTUAL:
            return Use.TO_DATE if " luy ke " in words or "tu dau nam" in words else Use.AMOUNT
        case Meaning.NOTE:
            return Use.NOTE
        case _:
            return Use.SKIP
