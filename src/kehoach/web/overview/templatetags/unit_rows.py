"""The rows of the table of units: {% unit_rows below.rows %}.

Drawn here and not by a template, which would look up some thirty values in each of 300 rows.
"""

from collections.abc import Iterable

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kehoach.scoring.sentences import figure
from kehoach.web.overview.below import UnitRow

register = template.Library()
_CELL = '<td class="figure{}" data-label="{}">{}</td>'


@register.simple_tag
def unit_rows(rows: Iterable[UnitRow]) -> SafeString:
    """Return a row for each unit."""
    labels = (
        _("Quá hạn"),
        _("Có nguy cơ"),
        _("Giải pháp xong"),
        _("Chỉ tiêu đạt"),
        _("Kỳ gần nhất"),
        _("Đã gửi"),
        _("Đúng hạn cả năm"),
    )
    return format_html_join("\n", "{}", ((_row(row, labels),) for row in rows))


def _row(row: UnitRow, labels: tuple[str, ...]) -> SafeString:
    overdue, at_risk, work, targets, period, sent, rate = labels
    head = format_html(
        '<a href="?don-vi={}">{}</a>{}{}', row.unit.pk, row.unit.name, _until(row), _since(row)
    )
    if row.state is None:
        counts = [("", label, "–") for label in (overdue, at_risk, work, targets)]
    else:
        counts = [
            (" bad" if row.overdue else " zero", overdue, str(row.overdue)),
            ("" if row.at_risk else " zero", at_risk, str(row.at_risk)),
            ("", work, f"{row.solutions_done}/{row.solutions}"),
            ("", targets, f"{row.indicators_done}/{row.indicators}"),
        ]
    on_time = "–" if row.on_time is None else figure(row.on_time, "%")
    reported = "–" if row.period is None else f"{row.sent}/{row.period.owed}"
    return format_html(
        '<tr><th scope="row"><span>{}</span></th>{}<td data-label="{}">{}</td>{}</tr>',
        head,
        format_html_join("", _CELL, counts),
        period,
        row.period.label if row.period else "–",
        format_html_join("", _CELL, [("", sent, reported), ("", rate, on_time)]),
    )


def _until(row: UnitRow) -> SafeString | str:
    """Return the last day of a unit that has one."""
    if row.unit.valid_to is None:
        return ""
    return format_html(
        ' <span class="soft small">({})</span>', _("đến %(day)s") % {"day": f"{row.unit.valid_to:%d/%m/%Y}"}
    )


def _since(row: UnitRow) -> SafeString | str:
    """Return when the counts were made, where something happened since."""
    if row.state is None or row.is_fresh:
        return ""
    at = f"{timezone.localtime(row.state.computed_at):%H:%M %d/%m}"
    return format_html(' <span class="soft small">({})</span>', _("tính lúc %(at)s") % {"at": at})
