"""What is filled in about reminders."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.notices.digest import FARTHEST
from kehoach.web.notices.models import Preference, ReminderRule

_MOST_STEPS = 10


class DaysField(forms.CharField):
    """Takes «7, 3, 1, 0»; gives the numbers, each once."""

    def prepare_value(self, value: Any) -> Any:
        """Return stored numbers the way they are typed."""
        return ", ".join(str(day) for day in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the numbers.

        :raises ValidationError: something else is written there.
        """
        words = [word for word in re.split(r"[,;\s]+", super().clean(value).strip()) if word]
        if not all(word.isascii() and word.isdigit() and int(word) <= FARTHEST for word in words):
            raise ValidationError(
                _("Ghi các số ngày từ 0 đến %(most)d, cách nhau bằng dấu phẩy, ví dụ: 7, 3, 1, 0."),
                params={"most": FARTHEST},
            )
        if len(words) > _MOST_STEPS:
            raise ValidationError(_("Nhắc nhiều nhất %(most)d lần."), params={"most": _MOST_STEPS})
        return sorted({int(word) for word in words})


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """When the unit reminds its people."""

    before_days = DaysField(
        label=gettext_lazy("Nhắc trước hạn (ngày)"),
        help_text=gettext_lazy("Ví dụ 7, 3, 1, 0; số 0 là đúng ngày hết hạn."),
        required=False,
    )
    after_days = DaysField(
        label=gettext_lazy("Nhắc khi quá hạn (ngày)"),
        help_text=gettext_lazy("Ví dụ 1, 3, 7."),
        required=False,
    )

    class Meta:
        model = ReminderRule
        fields: ClassVar = ["is_on", "before_days", "after_days", "hour", "lead_after", "leader_after"]
        help_texts: ClassVar = {
            "lead_after": gettext_lazy("Để trống là không báo."),
            "leader_after": gettext_lazy("Để trống là không báo."),
        }

    def clean_after_days(self) -> list[int]:
        """Return the days after the deadline; the day itself is not after it."""
        days: list[int] = self.cleaned_data["after_days"]
        if 0 in days:
            raise ValidationError(_("Số 0 là đúng hạn, chưa quá hạn. Bỏ số 0 ở ô này."))
        return days


class PreferenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """How one person wants to be told."""

    class Meta:
        model = Preference
        fields: ClassVar = ["digest", "wants_form"]
        widgets: ClassVar = {"digest": forms.RadioSelect}
