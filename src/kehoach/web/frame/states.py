"""How each state looks: a shape, a word and a colour, so that none has to be told apart by colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Look:
    """One state: its word, its icon and its tone (good, warn, bad, calm, quiet, hold)."""

    text: str | Promise
    icon: str
    tone: str


LOOKS: Final[Mapping[str, Look]] = {
    # progress of a task or an indicator
    "not-started": Look(_("Chưa bắt đầu"), "circle-dashed", "quiet"),
    "in-progress": Look(_("Đang thực hiện"), "progress", "calm"),
    "done": Look(_("Hoàn thành đúng hạn"), "circle-check-filled", "good"),
    "done-late": Look(_("Hoàn thành chậm"), "clock-exclamation", "warn"),
    "overdue": Look(_("Quá hạn"), "alert-octagon-filled", "bad"),
    "at-risk": Look(_("Có nguy cơ"), "alert-triangle-filled", "warn"),
    "suspended": Look(_("Tạm dừng"), "player-pause", "hold"),
    # a plan
    "draft": Look(_("Dự thảo"), "pencil", "quiet"),
    "submitted": Look(_("Đã trình"), "arrow-up", "calm"),
    "approved": Look(_("Đã phê duyệt"), "circle-check-filled", "good"),
    "in-execution": Look(_("Đang thực hiện"), "progress", "calm"),
    "closed": Look(_("Đã kết thúc"), "lock", "quiet"),
    # a finding
    "error": Look(_("Sai"), "alert-octagon-filled", "bad"),
    "doubt": Look(_("Nghi vấn"), "help-hexagon", "warn"),
    "open": Look(_("Chưa xử lý"), "circle", "warn"),
    "fixed": Look(_("Đã sửa"), "circle-check-filled", "good"),
    "accepted": Look(_("Chấp nhận"), "check", "quiet"),
    # a leader's instruction
    "answered": Look(_("Đã trả lời"), "circle-check-filled", "good"),
    "unanswered": Look(_("Chờ trả lời"), "message-circle", "calm"),
    # a report of an assignee, and the period it is for
    "report-waiting": Look(_("Chưa gửi"), "circle-dashed", "quiet"),
    "report-submitted": Look(_("Đã gửi, chờ duyệt"), "arrow-up", "calm"),
    "report-sent-back": Look(_("Trả lại"), "arrow-back-up", "hold"),
    "report-accepted": Look(_("Đã duyệt"), "circle-check-filled", "good"),
    "report-late": Look(_("Gửi chậm"), "clock-exclamation", "warn"),
    "report-overdue": Look(_("Quá hạn"), "alert-octagon-filled", "bad"),
    "period-open": Look(_("Đang nhận báo cáo"), "progress", "calm"),
    "period-closed": Look(_("Đã chốt"), "lock", "quiet"),
    # more time
    "extension-asked": Look(_("Chờ quyết định"), "help-hexagon", "warn"),
    "extension-granted": Look(_("Đồng ý"), "check", "good"),
    "extension-refused": Look(_("Không đồng ý"), "x", "quiet"),
    # an item in a new version of its document
    "added": Look(_("Mới"), "plus", "good"),
    "taken-out": Look(_("Đã bỏ"), "minus", "bad"),
    "changed": Look(_("Thay đổi"), "file-diff", "calm"),
    "replaced": Look(_("Đã có bản mới"), "history", "quiet"),
    "confirmed": Look(_("Đã xác nhận"), "circle-check-filled", "good"),
    # a report that came in time
    "report-on-time": Look(_("Gửi đúng hạn"), "circle-check-filled", "good"),
    # an official document on its way
    "document-draft": Look(_("Dự thảo"), "pencil", "quiet"),
    "document-checked": Look(_("Chờ ký"), "arrow-up", "warn"),
    "document-signed": Look(_("Chờ cấp số"), "signature", "calm"),
    "document-numbered": Look(_("Chờ ban hành"), "number", "calm"),
    "document-issued": Look(_("Đã ban hành"), "circle-check-filled", "good"),
    # a template that an office changed
    "template-adapted": Look(_("Đã sửa"), "pencil", "calm"),
    "document-withdrawn": Look(_("Đã bỏ"), "x", "quiet"),
    "block-edited": Look(_("Đã sửa tay"), "pencil", "calm"),
    "block-added": Look(_("Thêm tay"), "plus", "good"),
    "block-removed": Look(_("Đã bỏ"), "minus", "bad"),
    "block-differs": Look(_("Bản soạn mới khác"), "file-diff", "warn"),
}
