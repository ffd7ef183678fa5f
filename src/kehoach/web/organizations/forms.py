"""What the administrator fills in: organizations, their succession, seats and the people in them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.numbers import VIETNAMESE, read_number
from kehoach.web.organizations.models import UNITS, Kind, Organization, Position
from kehoach.web.organizations.services import Successor

PARTS_OF_A_SPLIT = 4
_HUNDRED = Decimal(100)


class DayField(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y"])
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        options.setdefault("error_messages", {"invalid": _("Ngày chưa đúng. Ghi ví dụ 01/07/2026.")})
        super().__init__(**options)


class OrganizationForm(forms.Form):
    """Name, kind and code of an organization."""

    name = forms.CharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    code = forms.CharField(label=_("Mã"), max_length=20, required=False)

    def __init__(self, *arguments: Any, of: Organization | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if of is not None:
            # A unit stays a unit; a body stays a body.
            choices = [(value, text) for value, text in Kind.choices if (value in UNITS) == of.is_unit]
            self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class NewOrganizationForm(OrganizationForm):
    """An organization to be added below another."""

    valid_from = DayField(label=_("Hoạt động từ ngày"), required=False)


class MoveForm(forms.Form):
    """Where an organization goes."""

    parent = forms.CharField(
        label=_("Chuyển đến trực thuộc"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, places: Sequence[Organization], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.places = places

    def clean_parent(self) -> Organization:
        """Return the one place of this name.

        :raises ValidationError: there is none, or there are several.
        """
        name = self.cleaned_data["parent"].strip().casefold()
        found = [place for place in self.places if place.name.casefold() == name]
        if len(found) != 1:
            raise ValidationError(
                _t("Có %(count)d cơ quan tên như vậy. Chọn đúng một tên trong danh sách gợi ý.")
                % {"count": len(found)}
            )
        return found[0]


class EndForm(forms.Form):
    """The last day."""

    valid_to = DayField(label=_("Ngày hoạt động cuối cùng"))


class SuccessionForm(forms.Form):
    """From which day, and by which document."""

    on = DayField(label=_("Có hiệu lực từ ngày"), help_text=_("Ngày đầu tiên của đơn vị mới."))
    source = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)


class RenameForm(SuccessionForm):
    """The new name."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    code = forms.CharField(label=_("Mã mới"), max_length=20, required=False)
    field_order = ("name", "code", "on", "source")


class MergeForm(SuccessionForm):
    """With whom, and who goes on."""

    others = forms.ModelMultipleChoiceField(
        Organization.objects.none(),
        label=_("Sáp nhập cùng"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một đơn vị để sáp nhập cùng.")},
    )
    keeps = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Nhập vào đơn vị đang có"),
        required=False,
        empty_label=_("(lập đơn vị mới)"),
    )
    name = forms.CharField(label=_("Tên đơn vị mới"), max_length=200, required=False)
    field_order = ("others", "keeps", "name", "on", "source")

    def __init__(
        self, *arguments: Any, of: Organization, beside: Sequence[Organization], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        others = Organization.objects.filter(pk__in=[one.pk for one in beside]).order_by("path")
        self.fields["others"].queryset = others  # type: ignore[attr-defined]
        self.fields["keeps"].queryset = (others | Organization.objects.filter(pk=of.pk)).order_by("path")  # type: ignore[attr-defined]
        self.of = of

    def clean(self) -> dict[str, Any]:
        """Return who merges, and into whom."""
        said = super().clean() or {}
        keeps = said.get("keeps")
        if keeps is None and not said.get("name"):
            self.add_error("name", _t("Ghi tên đơn vị mới, hoặc chọn đơn vị đang có ở trên."))
        if keeps is not None and "others" in said and keeps not in [self.of, *said["others"]]:
            self.add_error("keeps", _t("Chọn một trong các đơn vị được sáp nhập."))
        return said

    def before(self) -> list[Organization]:
        """Return all that merge."""
        return [self.of, *self.cleaned_data["others"]]

    def into(self) -> Successor:
        """Return who goes on."""
        return Successor(name=self.cleaned_data["name"], organization=self.cleaned_data["keeps"])


class SplitForm(SuccessionForm):
    """The parts, and how much of what was counted goes to each."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for number in range(1, PARTS_OF_A_SPLIT + 1):
            self.fields[f"name-{number}"] = forms.CharField(
                label=_t("Đơn vị mới %(number)d") % {"number": number}, max_length=200, required=number <= 2
            )
            self.fields[f"share-{number}"] = forms.CharField(
                label=_t("Tỷ lệ nhận %(number)d (%%)") % {"number": number},
                max_length=12,
                required=number <= 2,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )
        parts = [f"{field}-{n}" for n in range(1, PARTS_OF_A_SPLIT + 1) for field in ("name", "share")]
        self.order_fields([*parts, "on", "source"])

    def clean(self) -> dict[str, Any]:
        """Return parts each of which has a name and a share."""
        said = super().clean() or {}
        for number in range(1, PARTS_OF_A_SPLIT + 1):
            share = said.get(f"share-{number}", "")
            if bool(said.get(f"name-{number}")) != bool(share) and not self.errors:
                self.add_error(f"share-{number}", _t("Ghi cả tên và tỷ lệ, hoặc để trống cả hai."))
            read = read_number(share, convention=VIETNAMESE) if share else None
            if share and read is None:
                self.add_error(f"share-{number}", _t("Tỷ lệ chưa phải là số. Ghi ví dụ: 60 hoặc 62,5."))
            said[f"share-{number}"] = read.value / _HUNDRED if read else None
        return said

    def into(self) -> list[Successor]:
        """Return the parts."""
        said = self.cleaned_data
        return [
            Successor(name=said[f"name-{number}"], share=said[f"share-{number}"])
            for number in range(1, PARTS_OF_A_SPLIT + 1)
            if said.get(f"name-{number}")
        ]


class PositionForm(forms.Form):
    """Title, role and field of a seat."""

    title = forms.CharField(label=_("Chức vụ"), max_length=160)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Position.ROLES)
    field = forms.CharField(
        label=_("Lĩnh vực phụ trách"),
        max_length=160,
        required=False,
        help_text=_("Ví dụ: kinh tế; văn hóa - xã hội. Để phân biệt các chức vụ cùng tên."),
    )


def _today() -> Any:
    return timezone.localdate()


class AppointForm(forms.Form):
    """Who takes the seat: somebody with an account."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    valid_from = DayField(label=_("Từ ngày"), initial=_today)


class AccountForm(forms.Form):
    """A new person for the seat."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    valid_from = DayField(label=_("Giữ chức vụ từ ngày"), initial=_today)


class EndAppointmentForm(forms.Form):
    """The last day in the seat."""

    valid_to = DayField(label=_("Ngày giữ chức vụ cuối cùng"), initial=_today)
