"""Forms of periods: a report asked for once, a duty to report, its end."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.timing.regimes import Preset
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Period, Regime

_BY_DAY: Final = "day"
_BY_WORKING_DAYS: Final = "working_days"
_REQUIRED: Final = {"required": gettext_lazy("Chưa ghi ô này. Ghi rồi bấm lại.")}


def _day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={**_REQUIRED, "invalid": gettext_lazy("Đây chưa phải là một ngày. Chọn trong lịch.")},
        **options,
    )


class _InAUnit(forms.Form):
    """A form about one of the units in which the person collects; with one alone nothing is asked."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"), queryset=Organization.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, units: Sequence[Organization], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organization"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organization.objects.filter(pk__in=[unit.pk for unit in units]).order_by("path")
        if len(units) == 1:
            field.widget = forms.HiddenInput()
            field.initial = units[0]


class AdHocForm(_InAUnit):
    """A report asked for once."""

    title = forms.CharField(
        label=gettext_lazy("Tên báo cáo"),
        max_length=Period._meta.get_field("label").max_length,
        help_text=gettext_lazy("Ví dụ: Thiệt hại do mưa lũ đầu tháng 9."),
        error_messages=_REQUIRED,
    )
    request = forms.CharField(
        label=gettext_lazy("Nội dung yêu cầu"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=_REQUIRED,
    )
    deadline = _day_field(gettext_lazy("Hạn gửi"))


class RegimeForm(_InAUnit):
    """A duty to report and its rules."""

    name = forms.CharField(label=gettext_lazy("Tên chế độ báo cáo"), max_length=200, error_messages=_REQUIRED)
    frequency = forms.ChoiceField(
        label=gettext_lazy("Bao lâu báo một lần"),
        choices=[
            choice
            for choice in Regime._meta.get_field("frequency").flatchoices
            if choice[0] != Frequency.AD_HOC
        ],
    )
    closing_kind = forms.ChoiceField(
        label=gettext_lazy("Chốt số liệu"), choices=Regime._meta.get_field("closing_kind").flatchoices
    )
    closing_day = forms.IntegerField(
        label=gettext_lazy("Ngày chốt giữa tháng"), min_value=1, max_value=28, required=False
    )
    deadline_by = forms.ChoiceField(
        label=gettext_lazy("Hạn gửi tính theo"),
        choices=[
            (_BY_DAY, gettext_lazy("một ngày trong tháng")),
            (_BY_WORKING_DAYS, gettext_lazy("số ngày làm việc sau khi chốt")),
        ],
    )
    deadline_day = forms.IntegerField(
        label=gettext_lazy("Ngày hết hạn"), min_value=1, max_value=31, required=False
    )
    deadline_exclusive = forms.BooleanField(
        label=gettext_lazy("Trước ngày đó (ngày liền trước là ngày cuối cùng)"), required=False
    )
    deadline_month_offset = forms.TypedChoiceField(
        label=gettext_lazy("Của tháng"),
        coerce=int,
        choices=[
            (0, gettext_lazy("tháng cuối kỳ")),
            (1, gettext_lazy("tháng liền sau")),
            (2, gettext_lazy("tháng thứ hai sau kỳ")),
        ],
    )
    deadline_working_days = forms.IntegerField(
        label=gettext_lazy("Số ngày làm việc"), min_value=0, max_value=60, required=False
    )
    deadline_move = forms.ChoiceField(
        label=gettext_lazy("Gặp ngày nghỉ thì"), choices=Regime._meta.get_field("deadline_move").flatchoices
    )
    close_after_days = forms.IntegerField(
        label=gettext_lazy("Tự chốt kỳ sau hạn gửi (số ngày)"),
        min_value=0,
        max_value=365,
        required=False,
        help_text=gettext_lazy(
            "Để trống thì văn phòng tự tay chốt. Có gia hạn thì tính từ ngày gia hạn cuối."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Văn bản đặt ra chế độ báo cáo này."),
    )
    valid_from = _day_field(gettext_lazy("Áp dụng từ ngày"))

    def clean(self) -> dict[str, Any]:
        """Return the values of a regime: of the two rules of its deadline only the one that was chosen."""
        values = super().clean() or {}
        by_day = values.pop("deadline_by", _BY_DAY) == _BY_DAY
        chosen, other = ("deadline_day", "deadline_working_days")
        if not by_day:
            chosen, other = other, chosen
            values |= {"deadline_exclusive": False, "deadline_month_offset": 0}
        values[other] = None
        if values.get(chosen) is None and chosen not in self.errors:
            self.add_error(chosen, _("Chưa ghi hạn gửi. Ghi một số rồi bấm lại."))
        if values.get("closing_kind") == ClosingKind.CALENDAR:
            values["closing_day"] = Regime._meta.get_field("closing_day").default
        elif values.get("closing_day") is None and "closing_day" not in self.errors:
            self.add_error("closing_day", _("Chưa ghi ngày chốt số liệu. Ghi một số từ 1 đến 28."))
        return values


FREQUENCIES: Final = dict(Regime._meta.get_field("frequency").flatchoices)


def values_of(preset: Preset, *, frequency: Frequency, today: date) -> dict[str, Any]:
    """Return what a ready-made rule fills in."""
    rule = preset.deadline
    return {
        "name": _("Báo cáo %(often)s") % {"often": FREQUENCIES[frequency.value]},
        "frequency": frequency.value,
        "closing_kind": preset.closing.kind.value,
        "closing_day": preset.closing.day,
        "deadline_by": _BY_DAY if rule.day is not None else _BY_WORKING_DAYS,
        "deadline_day": rule.day,
        "deadline_exclusive": rule.exclusive,
        "deadline_month_offset": rule.month_offset,
        "deadline_working_days": rule.working_days_after_closing,
        "deadline_move": rule.move.value,
        "source": preset.source,
        "valid_from": date(today.year, 1, 1),
    }


class EndForm(forms.Form):
    """The last day of a duty to report."""

    valid_to = _day_field(gettext_lazy("Áp dụng đến hết ngày"))

    def __init__(self, *args: Any, regime: Regime, **options: Any) -> None:
        super().__init__(*args, **options)
        self._regime = regime

    def clean_valid_to(self) -> date:
        """Return the day; it does not lie before the first one."""
        day: date = self.cleaned_data["valid_to"]
        if day < self._regime.valid_from:
            raise ValidationError(
                _("Chế độ này bắt đầu từ %(day)s. Chọn một ngày từ ngày đó trở đi.")
                % {"day": f"{self._regime.valid_from:%d/%m/%Y}"}
            )
        return day
