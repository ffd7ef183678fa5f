"""Forms of the documents whose words a person types; each gives what its composer takes."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from kehoach.web.documents import petitions
from kehoach.web.documents.forms import CHOSEN, EMPTY, FreeForm, area, in_one_line, set_organizations
from kehoach.web.documents.free import KEY, Typed
from kehoach.web.documents.petitions import Petition
from kehoach.web.organizations.models import Organization


class TypedFreeForm(FreeForm):
    """Any document."""

    def typed(self) -> Typed:
        """Return the words that were typed."""
        said = self.cleaned_data
        return Typed(said["kind"], said["title"], said["text"])


class PetitionForm(forms.Form):
    """A petition and its answer."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan ban hành"),
        queryset=Organization.objects.none(),
        empty_label=None,
        error_messages=CHOSEN,
    )
    petitioner = forms.CharField(
        label=gettext_lazy("Người, nơi kiến nghị"),
        max_length=300,
        error_messages=EMPTY,
        help_text=gettext_lazy("Ví dụ: cử tri thôn Trung; ông Nguyễn Văn A."),
    )
    received = forms.DateField(
        label=gettext_lazy("Ngày nhận"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Ngày chưa đúng. Ghi ví dụ: 12/10/2026.")},
    )
    channel = forms.CharField(
        label=gettext_lazy("Nhận qua"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Ví dụ: tại hội nghị tiếp xúc cử tri ngày 12/10/2026."),
    )
    content = forms.CharField(
        label=gettext_lazy("Nội dung kiến nghị"),
        max_length=20_000,
        error_messages=EMPTY,
        widget=area(4),
        help_text=gettext_lazy("Ghi nguyên văn."),
    )
    answers = forms.CharField(
        label=gettext_lazy("Nội dung trả lời"),
        required=False,
        max_length=100_000,
        widget=area(8),
        help_text=gettext_lazy("Mỗi dòng một ý. Chưa có thì để trống, điền sau trong dự thảo."),
    )
    responsible = forms.CharField(
        label=gettext_lazy("Cơ quan, đơn vị giải quyết"), required=False, max_length=300
    )
    due = forms.DateField(
        label=gettext_lazy("Thời hạn giải quyết"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Ngày chưa đúng. Ghi ví dụ: 12/10/2026.")},
    )

    def __init__(self, *args: Any, organizations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_organizations(self, organizations)

    def typed(self) -> Petition:
        """Return the petition and its answer."""
        said = self.cleaned_data
        return Petition(
            petitioner=in_one_line(said["petitioner"]),
            content=in_one_line(said["content"]),
            received=said["received"],
            channel=in_one_line(said["channel"]),
            answers=tuple(line.strip() for line in said["answers"].splitlines() if line.strip()),
            responsible=in_one_line(said["responsible"]),
            due=said["due"],
        )


TypedForm = TypedFreeForm | PetitionForm
FORMS: Final[Mapping[str, type[TypedFreeForm] | type[PetitionForm]]] = {
    KEY: TypedFreeForm,
    petitions.KEY: PetitionForm,
}
