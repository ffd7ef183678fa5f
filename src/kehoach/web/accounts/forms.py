"""What a person fills in to sign in or to change their password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class NewPasswordForm(PasswordChangeForm):
    """The password of today and the one from now on, which is another."""

    def clean_new_password1(self) -> str:
        """Return the new password; the one that is changed is none."""
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise forms.ValidationError(
                _("Mật khẩu mới trùng mật khẩu đang dùng. Đặt mật khẩu khác."), code="password_same"
            )
        return password


class SignInForm(AuthenticationForm):
    """User name or e-mail, and the password."""

    username = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none"}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Liên hệ người quản trị của cơ quan."),
    }
