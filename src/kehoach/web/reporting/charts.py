"""The chart of an indicator as data that a module of the page draws; amounts travel as text, exactly."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kehoach.domain.plan import Comparator
from kehoach.scoring.entries import Flow
from kehoach.scoring.sentences import figure
from kehoach.web.plans.models import Indicator
from kehoach.web.plans.values import decimal_text
from kehoach.web.plans.wording import target
from kehoach.web.reporting.indicator_page import IndicatorPage

_HUNDRED = Decimal(100)


def chart_of(indicator: Indicator, page: IndicatorPage) -> str:
    """Return the chart as JSON; nothing where no month has a figure."""
    known = [(month.closing, month.total) for month in page.months if month.total is not None]
    if not known:
        return ""
    year = page.year
    is_sum = year.flow is Flow.ACCUMULATING
    chart: dict[str, Any] = {
        "unit": indicator.unit,
        "months": [_("T%(month)d") % {"month": month} for month in range(1, 13)],
        "figures": _points(known),
        "figures_name": _("Lũy kế từ đầu năm") if is_sum else _("Mức tại thời điểm"),
        "milestones": _points([(one.on, one.value) for one in year.milestones]),
        "milestones_name": _("Mốc phải đạt"),
        "last_year": _points(list(page.last_year)),
        "last_year_name": _("Cùng kỳ năm trước"),
        "target": [decimal_text(value) for value in _levels(page)],
        "target_name": _("Mức giao"),
        "described": described(indicator, page),
    }
    projection = year.projection
    if projection is not None and year.done.closing is not None and year.done.closing < year.year_end:
        chart["projection"] = {
            "from": year.done.closing.month - 1,
            "start": decimal_text(known[-1][1]),
            "low": decimal_text(projection.low),
            "middle": decimal_text(projection.middle),
            "high": decimal_text(projection.high),
        }
        chart["projection_name"] = _("Dự báo")
        chart["interval_name"] = _("Khoảng dự báo")
    return json.dumps(chart, ensure_ascii=False)


def described(indicator: Indicator, page: IndicatorPage) -> str:
    """Return the chart in words, for those who do not see it."""
    year = page.year
    known = [month for month in page.months if month.total is not None]
    told = [
        _("Biểu đồ %(name)s: %(count)d kỳ có số liệu, gần nhất %(figure)s đến ngày %(day)s.")
        % {
            "name": indicator.name,
            "count": len(known),
            "figure": figure(known[-1].total or Decimal(), indicator.unit),
            "day": f"{known[-1].closing:%d/%m/%Y}",
        },
        _("Mức giao: %(target)s.") % {"target": target(indicator)},
    ]
    if year.projection is not None:
        told.append(
            _("Dự báo cuối năm từ %(low)s đến %(high)s.")
            % {
                "low": figure(year.projection.low, indicator.unit),
                "high": figure(year.projection.high, indicator.unit),
            }
        )
    told.append(_("Số liệu từng kỳ ở bảng bên dưới."))
    return " ".join(told)


def _levels(page: IndicatorPage) -> list[Decimal]:
    """Return the height of the target's line; two for a range, none where the figures are of another kind."""
    wanted = page.year.target
    if wanted.change is not None:
        return []
    if wanted.comparator is Comparator.RATIO:
        is_rate = any(entry.is_rate for entry in page.year.figures.entries)
        if wanted.value is None or not wanted.high:
            return []
        return [wanted.value * _HUNDRED / wanted.high if is_rate else wanted.value]
    if wanted.comparator is Comparator.RANGE:
        return [value for value in (wanted.low, wanted.high) if value is not None]
    return [] if wanted.value is None else [wanted.value]


def _points(values: list[tuple[date, Decimal]]) -> list[list[Any]]:
    return [[day.month - 1, decimal_text(value)] for day, value in values]
