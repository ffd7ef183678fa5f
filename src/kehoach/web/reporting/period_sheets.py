"""The lists of periods as sheets of an Excel file."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kehoach.web.frame.spreadsheets import Cell, Column, Sheet
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.missing import Missing
from kehoach.web.reporting.models import Extension, Period, Regime
from kehoach.web.reporting.regime_words import closing_in_words, deadline_in_words
from kehoach.web.reporting.who_reported import Row


def _count_columns() -> list[Column]:
    return [
        Column(_("Phải báo cáo"), 11),
        Column(_("Chờ duyệt"), 11),
        Column(_("Đã duyệt"), 11),
        Column(_("Trả lại"), 11),
        Column(_("Gửi chậm"), 11),
        Column(_("Chưa có báo cáo"), 11),
    ]


def _counts(period: Period) -> list[int]:
    return [
        period.owed,
        period.submitted,
        period.accepted,
        period.sent_back,
        period.late,
        period.missing,
    ]


def periods_sheet(periods: Sequence[Period]) -> Sheet:
    """Return the periods with their counts."""
    columns = [
        Column(_("Đơn vị"), 26),
        Column(_("Kỳ báo cáo"), 30),
        Column(_("Trạng thái"), 20),
        Column(_("Từ ngày"), 13),
        Column(_("Chốt số liệu"), 13),
        Column(_("Hạn gửi"), 13),
        *_count_columns(),
    ]
    rows: list[list[Cell]] = [
        [
            period.unit.name,
            period.label,
            period.get_state_display(),
            period.start,
            period.closing,
            period.deadline,
            *_counts(period),
        ]
        for period in periods
    ]
    return Sheet(_("Kỳ báo cáo"), columns, rows, title=[_("Kỳ báo cáo")])


def units_sheet(rows: Sequence[tuple[Organization, Period | None]]) -> Sheet:
    """Return the units with the counts of their latest period."""
    columns = [Column(_("Đơn vị"), 30), Column(_("Kỳ gần nhất"), 26), Column(_("Hạn gửi"), 13)]
    lines: list[list[Cell]] = [
        [unit.name, period.label, period.deadline, *_counts(period)]
        if period
        else [unit.name, _("chưa mở kỳ nào"), None, None, None, None, None, None, None]
        for unit, period in rows
    ]
    title = [_("Tình hình báo cáo của các đơn vị")]
    return Sheet(_("Các đơn vị"), [*columns, *_count_columns()], lines, title=title)


def rows_sheet(period: Period, rows: Sequence[Row]) -> Sheet:
    """Return who has reported in the period."""
    columns = [
        Column("TT", 6),
        Column(_("Cơ quan, cá nhân"), 40),
        Column(_("Người giữ"), 26),
        Column(_("Trạng thái"), 22),
        Column(_("Hạn gửi"), 13),
        Column(_("Gửi lần đầu"), 18),
        Column(_("Gửi lần cuối"), 18),
        Column(_("Số ngày chậm"), 10),
    ]
    lines = [
        [
            number,
            row.name,
            ", ".join(row.holders) or _("chưa có người giữ"),
            row.state_text,
            row.submission.deadline,
            row.submission.first_submitted_at,
            row.sent_at,
            row.days_late,
        ]
        for number, row in enumerate(rows, start=1)
    ]
    title = [period.unit.name, _("Tình hình gửi báo cáo: %(period)s") % {"period": period}]
    return Sheet(_("Ai đã báo cáo"), columns, lines, title=title)


def missing_sheet(period: Period, missing: Sequence[Missing]) -> Sheet:
    """Return who has not reported in the period."""
    columns = [
        Column("TT", 6),
        Column(_("Cơ quan, cá nhân"), 40),
        Column(_("Người giữ"), 26),
        Column(_("Số nội dung phải báo"), 12),
        Column(_("Hạn"), 13),
        Column(_("Số ngày chậm"), 10),
        Column(_("Ghi chú"), 40),
    ]
    lines = [
        [
            number,
            one.row.name,
            ", ".join(one.row.holders) or _("chưa có người giữ"),
            one.items,
            one.row.submission.deadline,
            one.row.days_late,
            one.note,
        ]
        for number, one in enumerate(missing, start=1)
    ]
    title = [period.unit.name, _("Danh sách chưa báo cáo: %(period)s") % {"period": period}]
    return Sheet(_("Chưa báo cáo"), columns, lines, title=title)


def regimes_sheet(regimes: Sequence[Regime]) -> Sheet:
    """Return the regimes with their rules in words."""
    columns = [
        Column(_("Đơn vị"), 26),
        Column(_("Tên chế độ báo cáo"), 40),
        Column(_("Kỳ báo cáo"), 14),
        Column(_("Chốt số liệu"), 24),
        Column(_("Hạn gửi"), 36),
        Column(_("Từ ngày"), 13),
        Column(_("Đến ngày"), 13),
        Column(_("Căn cứ"), 40),
    ]
    lines = [
        [
            regime.organization.name,
            regime.name,
            regime.get_frequency_display(),
            closing_in_words(regime),
            deadline_in_words(regime),
            regime.valid_from,
            regime.valid_to,
            regime.source,
        ]
        for regime in regimes
    ]
    return Sheet(_("Chế độ báo cáo"), columns, lines, title=[_("Chế độ báo cáo")])


def extensions_sheet(extensions: Sequence[Extension]) -> Sheet:
    """Return who asked for more time, and what was answered."""
    columns = [
        Column(_("Đơn vị"), 24),
        Column(_("Xin gia hạn cho"), 44),
        Column(_("Đến ngày"), 13),
        Column(_("Lý do"), 40),
        Column(_("Người xin"), 22),
        Column(_("Xin lúc"), 18),
        Column(_("Trạng thái"), 18),
        Column(_("Người quyết định"), 22),
        Column(_("Quyết định lúc"), 18),
        Column(_("Ý kiến"), 36),
    ]
    lines = [
        [
            one.unit.name,
            str(one.submission or one.solution),
            one.until,
            one.reason,
            one.asked_by.full_name if one.asked_by else None,
            one.asked_at,
            one.get_state_display(),
            one.decided_by.full_name if one.decided_by else None,
            one.decided_at,
            one.note,
        ]
        for one in extensions
    ]
    return Sheet(_("Gia hạn"), columns, lines, title=[_("Đề nghị gia hạn")])
