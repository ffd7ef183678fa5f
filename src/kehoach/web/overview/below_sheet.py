"""The table of units below as an Excel file."""

from datetime import date

from django.utils.translation import gettext as _

from kehoach.web.frame.spreadsheets import Column, Sheet
from kehoach.web.organizations.models import Organization
from kehoach.web.overview.below import Below


def sheet_of(units: Below, top: Organization | None, today: date) -> Sheet:
    """Return the table with a row a unit, in the order of the page."""
    columns = [
        Column(_("Đơn vị"), 34),
        Column(_("Quá hạn")),
        Column(_("Có nguy cơ")),
        Column(_("Giải pháp xong")),
        Column(_("Giải pháp")),
        Column(_("Chỉ tiêu đạt")),
        Column(_("Chỉ tiêu")),
        Column(_("Kỳ báo cáo"), 20),
        Column(_("Chưa gửi")),
        Column(_("Phải gửi")),
        Column(_("Đúng hạn từ đầu năm (%)")),
        Column(_("Tính lúc"), 18),
    ]
    rows = [
        [
            row.unit.name,
            row.overdue,
            row.at_risk,
            row.solutions_done,
            row.solutions,
            row.indicators_done,
            row.indicators,
            row.period.label if row.period else "",
            row.missing,
            row.period.owed if row.period else None,
            row.on_time,
            row.state.computed_at if row.state else None,
        ]
        for row in units.rows
    ]
    title = [str(top or ""), _("Tình hình các đơn vị đến ngày %(day)s") % {"day": f"{today:%d/%m/%Y}"}]
    return Sheet(_("Các đơn vị"), columns, rows, title=title)
