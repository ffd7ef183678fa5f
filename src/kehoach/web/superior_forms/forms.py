"""Forms in which a superior's form is taken in; each says in one sentence what is wrong and what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kehoach.web.organizations.models import Organization


def _file_field(label: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=_("Tệp .xlsx của cấp trên, không có macro, tối đa 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp Excel rồi tải lên.")},
        allow_empty_file=True,
    )


class AddForm(forms.Form):
    """A form that is new to the unit."""

    organization = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Organization.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Chưa chọn đơn vị. Chọn một đơn vị."),
            "invalid_choice": _("Đơn vị đã chọn không có trong danh sách. Chọn lại một đơn vị."),
        },
    )
    name = forms.CharField(
        label=_("Tên biểu mẫu"),
        max_length=160,
        help_text=_("Ví dụ: Biểu 01 – Chỉ tiêu kinh tế - xã hội hằng tháng (Sở Tài chính)."),
        error_messages={"required": _("Chưa ghi tên biểu mẫu. Ghi tên để dễ tìm ở tháng sau.")},
    )
    file = _file_field(_("Tệp biểu mẫu chưa điền"))

    def __init__(self, *args: Any, organizations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organization"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organizations
        if len(organizations) == 1:
            field.initial = organizations[0]
            field.widget = forms.HiddenInput()


class FileForm(forms.Form):
    """A new issue of the form."""

    file = _file_field(_("Tệp biểu mẫu mới"))


class CompareForm(forms.Form):
    """A form that somebody filled in."""

    span = forms.ChoiceField(
        label=_("So với số liệu của kỳ"),
        error_messages={
            "required": _("Chưa chọn kỳ. Chọn một kỳ trong danh sách."),
            "invalid_choice": _("Kỳ đã chọn không có trong danh sách. Chọn lại một kỳ."),
        },
    )
    file = _file_field(_("Tệp đã điền"))

    def __init__(self, *args: Any, spans: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["span"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = spans
