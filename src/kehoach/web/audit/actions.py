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
}
