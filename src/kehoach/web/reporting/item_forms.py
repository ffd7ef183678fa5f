"""What a leader and those who lead work fill in beside a task or an indicator."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.owing import Place


def a_day() -> forms.DateInput:
    """Return the input of a day, as browsers offer it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InstructionForm(forms.Form):
    """A leader's word: to whom, what, until when."""

    assignee = forms.ChoiceField(label=_("Giao cho"))
    text = forms.CharField(
        label=_("Nội dung chỉ đạo"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = forms.DateField(label=_("Trả lời chậm nhất ngày"), widget=a_day())

    def __init__(self, *arguments: Any, assignees: Mapping[Place, Assignee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.leads = list(assignees.values())
        self._assignees = {
            f"{organization}:{seat or ''}": one for (organization, seat), one in assignees.items()
        }
        field = self.fields["assignee"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, str(one)) for value, one in self._assignees.items()]

    def clean_assignee(self) -> Assignee:
        """Return the one who was chosen."""
        return self._assignees[self.cleaned_data["assignee"]]


class MoreTimeForm(forms.Form):
    """A later day, and why."""

    until = forms.DateField(label=_("Xin gia hạn đến ngày"), widget=a_day())
    reason = forms.CharField(label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(forms.Form):
    """The answer to an instruction."""

    text = forms.CharField(label=_("Trả lời"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
