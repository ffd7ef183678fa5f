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
    "position.created": _("Thêm chức vụ"),
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
}
