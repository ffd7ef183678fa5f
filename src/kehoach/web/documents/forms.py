"""Forms of official documents; each says in one sentence what is wrong and what to do."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.documents import kinds
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.services.editing import lines_of
from kehoach.web.documents.services.numbering import LARGEST
from kehoach.web.organizations.models import Organization
from kehoach.writing.content import Urgency

# Letters and digits in groups with hyphens between (Decree 30/2020, Annex I, II.3): «KH-UBND», «TB-TTPVHCC».
SYMBOL: Final = re.compile(r"[^\W_]{1,20}(?:-[^\W_]{1,20}){0,4}")
EMPTY: Final = {"required": gettext_lazy("Ô này còn trống. Ghi nội dung rồi bấm lại.")}
_NOT_OFFERED: Final = gettext_lazy("Mục đã chọn không có trong danh sách. Chọn lại một mục.")
CHOSEN: Final = {"required": _NOT_OFFERED, "invalid_choice": _NOT_OFFERED}
_NO_DAY: Final = gettext_lazy("Ghi ngày theo thứ tự ngày/tháng/năm, ví dụ 05/01/2027.")
_DAY_FORMATS: Final = ["%Y-%m-%d", "%d/%m/%Y"]
MOST_LETTERS: Final = 20_000


def area(rows: int) -> forms.Textarea:
    """Return a field of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def symbol_told(text: str) -> str:
    """Return the symbol.

    :raises ValidationError: it has other letters than symbols have.
    """
    plain = text.strip()
    if plain and not SYMBOL.fullmatch(plain):
        raise ValidationError(
            _("Ký hiệu chỉ gồm chữ, số và dấu gạch nối liền, ví dụ KH-UBND. Bỏ dấu cách và các dấu khác.")
        )
    return plain


class LinesField(forms.CharField):
    """A field with one thing a line."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(widget=area(rows), max_length=MOST_LETTERS, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        return lines_of(super().clean(value))


class HeaderForm(forms.Form):
    """The formal parts around the body."""

    subject = forms.CharField(
        label=gettext_lazy("Trích yếu"), max_length=1000, error_messages=EMPTY, widget=area(2)
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Ví dụ: KH-UBND, BC-UBND; công văn: UBND-VP. Số được cấp sau khi ký."),
    )
    place = forms.CharField(label=gettext_lazy("Địa danh"), max_length=120, required=False)
    addressees = LinesField(label=gettext_lazy("Kính gửi"), help_text=gettext_lazy("Mỗi nơi một dòng."))
    legal_basis = LinesField(
        label=gettext_lazy("Căn cứ ban hành"), help_text=gettext_lazy("Mỗi căn cứ một dòng.")
    )
    authority = LinesField(
        label=gettext_lazy("Quyền hạn, chức vụ người ký"),
        help_text=gettext_lazy(
            "Mỗi dòng một mục, như in trên văn bản. Ví dụ: «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», "
            "«PHÓ CHỦ TỊCH»; hoặc «TL. CHỦ TỊCH», «CHÁNH VĂN PHÒNG»."
        ),
    )
    signer = forms.CharField(
        label=gettext_lazy("Họ và tên người ký"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Không ghi học hàm, học vị (Nghị định 30/2020/NĐ-CP)."),
    )
    recipients = LinesField(
        label=gettext_lazy("Nơi nhận"),
        rows=4,
        help_text=gettext_lazy("Mỗi nơi một dòng; dòng cuối là «Lưu: VT, …»."),
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Độ khẩn"),
        required=False,
        error_messages=CHOSEN,
        choices=[("", gettext_lazy("thường")), *((str(one), str(one)) for one in Urgency)],
    )
    drafter = forms.CharField(
        label=gettext_lazy("Ký hiệu người soạn thảo, số bản"), max_length=60, required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_symbol(self) -> str:
        """Return the symbol, of letters that symbols have."""
        return symbol_told(self.cleaned_data["symbol"])

    def clean_subject(self) -> str:
        """Return the subject in one line."""
        return in_one_line(self.cleaned_data["subject"])

    def clean_authority(self) -> list[str]:
        """Return the lines in capitals, as they are printed."""
        return [line.upper() for line in self.cleaned_data["authority"]]


class TextForm(forms.Form):
    """The words of one place."""

    text = forms.CharField(max_length=MOST_LETTERS, required=False, widget=area(4))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, label: str, hint: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class RowForm(forms.Form):
    """The cells of words in one row of a table."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, cells: dict[int, str], labels: dict[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for place, text in cells.items():
            self.fields[f"c{place}"] = forms.CharField(
                label=labels.get(place) or _("Cột %(place)s") % {"place": place + 1},
                max_length=MOST_LETTERS,
                required=False,
                initial=text,
                widget=area(2),
            )

    @property
    def texts(self) -> dict[int, str]:
        """Return what was typed, by the place of the cell."""
        return {int(name[1:]): text for name, text in self.cleaned_data.items() if name != "seen"}


class FreeForm(forms.Form):
    """A document whose words are typed."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan ban hành"),
        queryset=Organization.objects.none(),
        empty_label=None,
        error_messages=CHOSEN,
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=kinds.CHOICES, error_messages=CHOSEN)
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        max_length=1000,
        error_messages=EMPTY,
        widget=area(2),
        help_text=gettext_lazy("Nói về việc gì. Công văn không cần ghi «V/v»."),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung"),
        max_length=500_000,
        error_messages=EMPTY,
        widget=area(10),
        help_text=gettext_lazy("Mỗi dòng một đoạn. Dòng bắt đầu bằng «I.» hoặc «1.» thành tiêu đề."),
    )

    def __init__(self, *args: Any, organizations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_organizations(self, organizations)

    def clean_title(self) -> str:
        """Return the subject in one line."""
        return in_one_line(self.cleaned_data["title"])


class ComposeForm(forms.Form):
    """A document that is composed from what the program holds."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan ban hành"),
        queryset=Organization.objects.none(),
        empty_label=None,
        error_messages=CHOSEN,
    )
    subject = forms.ChoiceField(
        label=gettext_lazy("Soạn từ"),
        error_messages={
            "required": gettext_lazy("Chưa chọn số liệu để soạn. Chọn một mục trong danh sách."),
            "invalid_choice": _NOT_OFFERED,
        },
    )

    def __init__(
        self, *args: Any, organizations: Any, subjects: list[tuple[str, str]] | None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        set_organizations(self, organizations)
        self.subjects = subjects
        if subjects is None:
            del self.fields["subject"]
        else:
            field = self.fields["subject"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = subjects


class NumberForm(forms.Form):
    """The day of a document, and its number where it was given on paper."""

    dated = forms.DateField(
        label=gettext_lazy("Ngày văn bản"),
        input_formats=_DAY_FORMATS,
        error_messages={"required": _NO_DAY, "invalid": _NO_DAY},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    number = forms.IntegerField(
        label=gettext_lazy("Số (nếu đã cấp ở sổ giấy)"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Ghi số bằng chữ số, ví dụ 57; để trống để lấy số tiếp theo.")
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do (khi bỏ qua số hoặc lùi ngày)"), max_length=500, required=False
    )


class PaperNumbersForm(forms.Form):
    """Numbers that were used in the register on paper."""

    symbol = forms.CharField(label=gettext_lazy("Ký hiệu"), max_length=40, error_messages=EMPTY)
    until = forms.IntegerField(
        label=gettext_lazy("Đã dùng đến số"),
        min_value=1,
        max_value=LARGEST,
        error_messages={
            "required": EMPTY["required"],
            "invalid": gettext_lazy("Ghi số bằng chữ số, ví dụ 57."),
            "min_value": gettext_lazy("Số văn bản bắt đầu từ 01. Ghi một số từ 1 trở lên."),
            "max_value": gettext_lazy("Số này lớn quá. Ghi một số đến 99999."),
        },
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, error_messages=EMPTY)

    def clean_symbol(self) -> str:
        """Return the symbol, of letters that symbols have."""
        return symbol_told(self.cleaned_data["symbol"])


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(max_length=2000, required=False, widget=area(3))

    def __init__(self, *args: Any, label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = label


class CorrectionForm(forms.Form):
    """What a new document does to an issued one, and what is wrong."""

    relation = forms.ChoiceField(
        label=gettext_lazy("Hình thức"),
        widget=forms.RadioSelect,
        choices=[
            (
                OfficialDocument.Relation.CORRECTS,
                gettext_lazy("Đính chính: sai sót về thể thức, bằng công văn"),
            ),
            (
                OfficialDocument.Relation.AMENDS,
                gettext_lazy("Sửa đổi, bổ sung: sai sót về nội dung, bằng văn bản cùng loại"),
            ),
            (OfficialDocument.Relation.REPLACES, gettext_lazy("Thay thế toàn bộ, bằng văn bản cùng loại")),
        ],
        error_messages={
            **CHOSEN,
            "required": gettext_lazy("Chưa chọn hình thức. Chọn một trong ba hình thức."),
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung đính chính, sửa đổi hoặc lý do thay thế"),
        max_length=100_000,
        error_messages=EMPTY,
        widget=area(5),
    )


class FileForm(forms.Form):
    """The signed copy."""

    file = forms.FileField(
        label=gettext_lazy("Bản PDF đã ký số hoặc bản quét có dấu"),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Chọn tệp PDF rồi tải lên."),
            "empty": gettext_lazy("Tệp này rỗng. Chọn lại tệp PDF."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


def set_organizations(form: forms.Form, organizations: Any) -> None:
    """Offer the organizations for which the person may write."""
    field = form.fields["organization"]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = organizations


def in_one_line(text: str) -> str:
    """Return words without line breaks."""
    return " ".join(lines_of(text))
