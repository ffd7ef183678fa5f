"""What a person fills in to mend what was read."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.amounts import AmountField
from kehoach.web.plans.models import Criterion, Indicator, Plan, Solution, Task, TaskGroup
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.seen import SeenField, state_of

if TYPE_CHECKING:
    ModelFormOfAny = forms.ModelForm[Any]
    ModelFormOfPlan = forms.ModelForm[Plan]
else:
    # Django's forms take no type arguments while the program runs.
    ModelFormOfAny = ModelFormOfPlan = forms.ModelForm

SMALL = {"rows": 2}


class ItemForm(ModelFormOfAny):
    """The values of an item. The service saves them; the form only reads and judges."""

    amounts: ClassVar[tuple[str, ...]] = ()
    seen = SeenField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self.instance.pk:
            self.fields["seen"].initial = state_of(self.instance, self.instance.EDITABLE)
        if "parent" in self.fields:
            rows = type(self.instance)._default_manager.filter(plan=self.instance.plan, removed=False)
            self.fields["parent"].queryset = rows.exclude(pk=self.instance.pk).order_by("order")  # type: ignore[attr-defined]
            self.fields["parent"].empty_label = str(_("(không thuộc mục nào)"))  # type: ignore[attr-defined]
        self.questions: list[tuple[str, str, list[tuple[str, str]]]] = []

    def clean(self) -> dict[str, Any]:
        """Return the values, once it is plain which numbers are meant."""
        super().clean()
        for name in self.amounts:
            self._ask_back(name)
        return self.cleaned_data

    def _ask_back(self, name: str) -> None:
        field = self.fields[name]
        text = str(self.data.get(self.add_prefix(name), ""))
        if not isinstance(field, AmountField) or text == str(field.prepare_value(self.initial.get(name))):
            return
        readings = field.readings(text)
        chosen = self.data.get(f"{self.add_prefix(name)}-reading")
        if not readings:
            return
        for reading in readings:
            if chosen == str(reading):
                self.cleaned_data[name] = reading
                return
        choices = [(str(reading), str(field.prepare_value(reading))) for reading in readings]
        self.questions.append((f"{self.add_prefix(name)}-reading", text, choices))
        self.add_error(
            name, _("«%(text)s» có thể hiểu theo hai cách. Chọn cách đúng ở dưới.") % {"text": text}
        )

    def _post_clean(self) -> None:
        # The instance stays as it is: the service sets the values under its lock and validates them there.
        return

    def values(self) -> dict[str, Any]:
        """Return the values under the names of the item's fields."""
        return {
            name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data
        }


class IndicatorForm(ItemForm):
    """A target: its name, what it must reach, and by when."""

    amounts = ("value", "low", "high")
    value = AmountField(label=_("Mức phải đạt"))
    low = AmountField(label=_("Từ"), help_text=_("Chỉ ghi với «từ … đến …»"))
    high = AmountField(label=_("Đến / trên tổng số"))

    class Meta:
        model = Indicator
        fields = ["name", "kind", "comparator", "value", "low", "high", "unit", "period", "parent", "group"]
        widgets = {
            "name": forms.Textarea(attrs=SMALL),
            "unit": forms.TextInput(attrs={"list": "units"}),
            "group": forms.TextInput(),
        }

    def clean(self) -> dict[str, Any]:
        """Return figures that go together."""
        said = super().clean()
        if said.get("kind") == Indicator.Kind.ACHIEVEMENT:
            said |= {"comparator": "", "value": None, "low": None, "high": None}
            return said
        if said.get("comparator") == "range":
            self._check_range(said)
        elif said.get("comparator") == "ratio":
            said["low"] = None
            if not self.errors and (said.get("value") is None or said.get("high") is None):
                raise ValidationError(_("Tỷ lệ cần hai số: ghi số phải đạt và tổng số, ví dụ 11 và 13."))
        else:
            said |= {"low": None, "high": None}
        return said

    def _check_range(self, said: dict[str, Any]) -> None:
        said["value"] = None
        if self.errors:
            return
        low, high = said.get("low"), said.get("high")
        if low is None or high is None:
            raise ValidationError(_("Khoảng cần hai số: ghi cả «Từ» và «Đến», ví dụ 14,5 và 16,5."))
        if low > high:
            raise ValidationError(_("Số ở «Từ» lớn hơn số ở «Đến». Đổi chỗ hai số."))


class GroupForm(ItemForm):
    """A heading of tasks."""

    class Meta:
        model = TaskGroup
        fields = ["number", "title"]
        widgets = {"title": forms.Textarea(attrs=SMALL)}


class TaskForm(ItemForm):
    """A task."""

    class Meta:
        model = Task
        fields = ["number", "title", "period", "assigned_by", "result"]
        widgets = {
            "title": forms.Textarea(attrs=SMALL),
            "assigned_by": forms.TextInput(),
            "result": forms.Textarea(attrs=SMALL),
        }


class SolutionForm(ItemForm):
    """A solution with its assignment and its deadline."""

    class Meta:
        model = Solution
        fields = [
            "number",
            "text",
            "directing",
            "lead",
            "coordinating",
            "due_text",
            "due_kind",
            "due_start",
            "due_end",
        ]
        widgets = {
            "text": forms.Textarea(attrs=SMALL),
            "directing": forms.TextInput(),
            "lead": forms.TextInput(),
            "coordinating": forms.Textarea(attrs=SMALL),
            "due_text": forms.TextInput(),
            "due_start": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "due_end": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        """Return a deadline whose days make sense."""
        said = super().clean()
        start, end = said.get("due_start"), said.get("due_end")
        if start and end and end < start:
            raise ValidationError(_("Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày."))
        if (start or end) and not said.get("due_kind"):
            said["due_kind"] = Solution.DueKind.WITHIN if start else Solution.DueKind.BY
        return said


class CriterionForm(ItemForm):
    """A row of the scorecard."""

    amounts = ("max_points",)
    max_points = AmountField(label=_("Điểm tối đa"))

    class Meta:
        model = Criterion
        fields = ["number", "name", "requirement", "max_points", "due_text", "parent"]
        widgets = {
            "name": forms.Textarea(attrs=SMALL),
            "requirement": forms.Textarea(attrs=SMALL),
            "due_text": forms.TextInput(),
        }


FORMS: dict[type[Item], type[ItemForm]] = {
    Indicator: IndicatorForm,
    TaskGroup: GroupForm,
    Task: TaskForm,
    Solution: SolutionForm,
    Criterion: CriterionForm,
}


class HeaderForm(ModelFormOfPlan):
    """The formal parts of the document."""

    seen = SeenField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["seen"].initial = state_of(self.instance, self._meta.fields or ())

    class Meta:
        model = Plan
        fields = [
            "title",
            "year",
            "number",
            "symbol",
            "place",
            "date",
            "parent_body",
            "issuer",
            "authority",
            "signer_position",
            "signer_name",
            "recipients",
        ]
        widgets = {
            "title": forms.Textarea(attrs=SMALL),
            "place": forms.TextInput(),
            "parent_body": forms.TextInput(),
            "issuer": forms.TextInput(),
            "authority": forms.TextInput(),
            "signer_position": forms.TextInput(),
            "signer_name": forms.TextInput(),
            "recipients": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "date": _("Ghi năm-tháng-ngày, ví dụ 2026-01-15; bỏ phần còn để trống, ví dụ 2026-01."),
            "recipients": _("Mỗi dòng một nơi nhận."),
        }

    def clean_date(self) -> str:
        """Return an ISO date of which parts may be missing."""
        text = str(self.cleaned_data["date"]).strip()
        parts = text.split("-") if text else []
        fits = len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts)
        lengths = [len(part) for part in parts] == [4, 2, 2][: len(parts)]
        # A date of which parts are missing is filled up with the first of them.
        if not fits or not lengths or (parts and not is_day([*parts, "01", "01"][:3])):
            raise ValidationError(_("Ngày chưa đúng mẫu. Ghi ví dụ 2026-01-15, 2026-01 hoặc 2026."))
        return text

    def values(self) -> dict[str, Any]:
        """Return the values under the names of the plan's fields."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def _post_clean(self) -> None:
        # As in ItemForm: the service sets and validates.
        return


def is_day(parts: Sequence[str]) -> bool:
    """Return whether year, month and day make a day of the calendar."""
    try:
        date.fromisoformat("-".join(parts))
    except ValueError:
        return False
    return True


class SplitForm(forms.Form):
    """The words of the two items that one becomes."""

    seen = SeenField()
    first = forms.CharField(label=_("Mục thứ nhất"), widget=forms.Textarea(attrs={"rows": 3}))
    second = forms.CharField(label=_("Mục thứ hai"), widget=forms.Textarea(attrs={"rows": 3}))
