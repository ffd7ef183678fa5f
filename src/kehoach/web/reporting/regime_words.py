"""The rules of a regime in words: when figures are cut off, until when a report is due."""

from django.utils.translation import gettext as _

from kehoach.timing.periods import ClosingKind, Frequency, Move
from kehoach.web.reporting.models import Regime


def closing_in_words(regime: Regime) -> str:
    """Return when figures are cut off."""
    if regime.frequency == Frequency.AD_HOC:
        return _("theo từng yêu cầu")
    if regime.closing_kind == ClosingKind.CALENDAR:
        return _("ngày cuối kỳ")
    return _("ngày %(day)d của tháng cuối kỳ") % {"day": regime.closing_day}


def deadline_in_words(regime: Regime) -> str:
    """Return until when a report is due."""
    if regime.frequency == Frequency.AD_HOC:
        return _("theo từng yêu cầu")
    if regime.deadline_working_days is not None:
        said = _("trong %(count)d ngày làm việc sau ngày chốt") % {"count": regime.deadline_working_days}
    else:
        day = {"day": regime.deadline_day}
        said = _("trước ngày %(day)s") % day if regime.deadline_exclusive else _("đến hết ngày %(day)s") % day
        if regime.deadline_month_offset:
            said += " " + _("của tháng thứ %(months)d sau kỳ") % {"months": regime.deadline_month_offset}
        else:
            said += " " + _("của tháng cuối kỳ")
    if regime.deadline_move == Move.EARLIER:
        said += _("; gặp ngày nghỉ thì lùi về ngày làm việc trước")
    elif regime.deadline_move == Move.LATER:
        said += _("; gặp ngày nghỉ thì chuyển sang ngày làm việc sau")
    if regime.close_after_days is not None:
        said += _("; tự chốt sau %(count)d ngày") % {"count": regime.close_after_days}
    return said
