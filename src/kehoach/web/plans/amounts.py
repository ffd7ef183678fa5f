"""A form's field for amounts as Vietnamese type them; it asks back where two readings are possible."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kehoach.vietnamese.numbers import VIETNAMESE, format_number, read_number

# Digits that both databases keep exactly.
MOST_DIGITS = 15
# «21,485» is 21 485 to one person and a little over twelve to another.
_AMBIGUOUS = re.compile(r"[-−–+]?\s*[1-9]\d{0,2},\d{3}")


class AmountField(forms.CharField):
    """Takes «21.485», «12,5», «21 485»; gives a Decimal, or None where it is left empty."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", 40)
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Return a stored amount the way it is typed."""
        return format_number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """Return the amount.

        :raises ValidationError: it is no number, or may be two.
        """
        text = super().clean(value).strip()
        if not text:
            return None
        number = read_number(text, convention=VIETNAMESE)
        if number is None:
            raise ValidationError(
                _("«%(text)s» chưa phải là số. Ghi ví dụ: 21.485 hoặc 12,5."), params={"text": text}
            )
        if len(number.value.as_tuple().digits) > MOST_DIGITS:
            raise ValidationError(_("Số này quá dài. Đổi sang đơn vị lớn hơn, ví dụ: triệu đồng, tỷ đồng."))
        return number.value

    def readings(self, text: str) -> tuple[Decimal, ...]:
        """Return the amounts the text may stand for, where they are two; nothing where it is plain."""
        if not _AMBIGUOUS.fullmatch(text.strip()):
            return ()
        plain = text.strip().replace("−", "-").replace("–", "-").replace(" ", "").lstrip("+")
        return Decimal(plain.replace(",", "")), Decimal(plain.replace(",", "."))
