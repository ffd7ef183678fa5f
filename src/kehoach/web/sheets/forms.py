"""The field in which a form comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One Excel file."""

    file = forms.FileField(
        label=_("Biểu mẫu đã điền"),
        help_text=_("Tệp .xlsx tải từ trang này, tối đa 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Chưa chọn tệp. Chọn biểu mẫu đã điền rồi bấm lại.")},
        allow_empty_file=True,
    )
