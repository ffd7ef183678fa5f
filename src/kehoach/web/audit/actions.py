"""The closed list of what can happen, and how the history says it."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: Final[Mapping[str, str | Promise]] = {
    # accounts
    "account.created": _("Tạo tài khoản"),
    "account.signed-in": _("Đăng nhập"),
    "account.password-changed": _("Đổi mật khẩu"),
    # organizations
    "organization.created": _("Thêm cơ quan, đơn vị"),
    "organization.changed": _("Sửa thông tin cơ quan, đơn vị"),
    "organization.succeeded": _("Ghi đơn vị kế thừa"),
    "organization.carried-over": _("Chuyển hồ sơ cho đơn vị kế thừa"),
    "organization.ended": _("Kết thúc cơ quan, đơn vị"),
    "position.created": _("Thêm chức vụ"),
    "position.changed": _("Sửa chức vụ"),
    "position.removed": _("Xóa chức vụ chưa dùng"),
    "account.opened": _("Mở tài khoản cho chức vụ"),
    "people.imported": _("Nhập danh sách cơ quan, người dùng"),
    "alias.confirmed": _("Xác nhận cách gọi"),
    "alias.removed": _("Bỏ cách gọi"),
    "appointment.started": _("Giao chức vụ"),
    "appointment.ended": _("Thôi giữ chức vụ"),
    # plans
    "document.received": _("Nhận văn bản, bắt đầu đọc"),
    "document.read-again": _("Đọc lại văn bản"),
    "document.refused": _("Không đọc được văn bản"),
    "document.removed": _("Xóa bản đọc"),
    "plan.read": _("Đọc văn bản kế hoạch"),
    "plan.version-read": _("Đọc bản mới của kế hoạch"),
    "plan.header-changed": _("Sửa phần đầu văn bản"),
    "plan.confirmed": _("Xác nhận bản đọc"),
    "plan.reopened": _("Mở lại bản đọc để sửa"),
    "plan.item-changed": _("Sửa"),
    "plan.item-added": _("Thêm"),
    "plan.item-removed": _("Xóa"),
    "plan.item-restored": _("Khôi phục"),
    "plan.item-split": _("Tách"),
    "plan.item-merged": _("Gộp"),
    "plan.doubt-settled": _("Đã xem nghi vấn"),
    "plan.conflict-settled": _("Chọn giữa hai bản đọc"),
    "plan.finding-accepted": _("Chấp nhận điểm cần xem"),
    "plan.finding-fixed": _("Sửa điểm cần xem"),
    "plan.findings-accepted": _("Chấp nhận các điểm cùng loại"),
    "plan.findings-fixed": _("Sửa các điểm cùng loại theo gợi ý"),
    "plan.finding-reopened": _("Mở lại điểm cần xem"),
    "plan.assigned": _("Phân công"),
    "plan.assignment-ended": _("Thôi phân công"),
    "plan.words-confirmed": _("Xác nhận cách gọi và phân công"),
    "plan.assignments-handed-over": _("Chuyển việc cho đơn vị kế thừa"),
    "plan.followed": _("Đặt cách theo dõi chỉ tiêu"),
    "plan.milestones-set": _("Đặt mốc tiến độ"),
    # reporting
    "regime.created": _("Đặt chế độ báo cáo"),
    "regime.ended": _("Thôi áp dụng chế độ báo cáo"),
    "period.opened": _("Mở kỳ báo cáo"),
    "period.closed": _("Chốt kỳ báo cáo"),
    "period.reopened": _("Mở lại kỳ báo cáo"),
    "period.owing-renewed": _("Cập nhật danh sách phải báo cáo"),
    "report.submitted": _("Gửi báo cáo"),
    "report.withdrawn": _("Rút báo cáo về sửa"),
    "report.accepted": _("Duyệt báo cáo"),
    "report.sent-back": _("Trả lại báo cáo"),
    "report.corrected": _("Đính chính số liệu"),
    "report.evidence-added": _("Thêm tài liệu kiểm chứng"),
    "report.evidence-removed": _("Bỏ tài liệu kiểm chứng"),
    "extension.asked": _("Xin gia hạn"),
    "extension.granted": _("Đồng ý gia hạn"),
    "extension.refused": _("Không đồng ý gia hạn"),
    "instruction.given": _("Chỉ đạo"),
    "instruction.answered": _("Trả lời chỉ đạo"),
    # notices
    "reminders.rule-set": _("Đặt quy định nhắc việc"),
    "reminders.preference-set": _("Đặt cách nhận thư"),
    "calendar.renewed": _("Tạo địa chỉ lịch"),
    "calendar.revoked": _("Thu hồi địa chỉ lịch"),
    # jobs
    "job.asked-for": _("Cho chạy việc nền"),
}
