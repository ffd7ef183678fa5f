"""Forms in which an office adapts a template: a field for each of its texts, or the whole file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.documents.forms import LinesField
from kehoach.web.documents.template_places import own_places
from kehoach.web.documents.template_words import FIELDS, GROUPS, group_of, label_of
from kehoach.writing.citation import abbreviations
from kehoach.writing.clean import clean_line
from kehoach.writing.template import shipped_text
from kehoach.writing.template_check import LONGEST_TEXT, MOST_BYTES, Fault
from kehoach.writing.template_file import values_in

_MOST_SECTORS: Final = 60
_SPARE: Final = 1  # empty sectors at the end, for a new one
_NO_REASON: Final = {
    "required": gettext_lazy("Chưa ghi lý do. Ghi ngắn gọn, ví dụ: theo mẫu mới của Văn phòng UBND tỉnh.")
}
_TOO_LARGE: Final = gettext_lazy("Mẫu dài hơn 200 kB. Chỉ giữ lại các mục có trong mẫu gốc.")


class _Adapting(forms.Form):
    """What both ways to adapt a template ask for."""

    note = forms.CharField(
        label=gettext_lazy("Lý do thay đổi"),
        max_length=500,
        error_messages=_NO_REASON,
        help_text=gettext_lazy("Lưu cùng bản mẫu, để người sau biết vì sao."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_seen(self) -> int:
        """Return the version that the person knew of; what is not told is none."""
        return self.cleaned_data["seen"] or 0


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, and whether one of them is wrong."""

    key: str
    name: str
    fields: tuple[BoundField, ...]

    @property
    def is_wrong(self) -> bool:
        """Return whether one of the fields is wrong."""
        return any(field.errors for field in self.fields)


class TemplateForm(_Adapting):
    """A field for each text of a template; a field that nobody touched keeps what the file has."""

    field_order = ()

    def __init__(self, *args: Any, key: str, values: Mapping[str, Any], **options: Any) -> None:
        # As they were when the person opened the form: what differs from them is what was typed.
        self.key, self.values = key, values
        super().__init__(*args, **options)
        for name in values_in(shipped_text(key)):
            if name == "sectors":
                self._add_sectors(values["sectors"])
            elif name == "order":
                self._add_order(values["order"])
            else:
                self.fields[place_of(name)] = self._field(name, values[name])

    def _field(self, name: str, value: Any) -> forms.Field:
        label, hint = label_of(name), own_places(self.key, name)
        if name == "kind":
            kinds = [("", _("công văn (không ghi tên loại)")), *((one, one) for one in abbreviations())]
            return forms.ChoiceField(label=label, initial=value, choices=kinds, required=False)
        if isinstance(value, bool):
            return forms.BooleanField(label=label, initial=value, required=False)
        if isinstance(value, list):
            lines = _("Mỗi dòng một câu.") if group_of(name) == "articles" else _("Mỗi mục một dòng.")
            rows = max(2, sum(1 + len(line) // 70 for line in value))
            return LinesField(label=label, initial=value, rows=rows, help_text=_joined(lines, hint))
        rows = 1 + len(value) // 60
        return forms.CharField(
            label=label,
            initial=_shown(value),
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(),
            help_text=hint,
        )

    def _add_order(self, order: Sequence[str]) -> None:
        places = [(str(at), str(at)) for at in range(1, len(order) + 1)]
        for at, part in enumerate(order, start=1):
            title = self.values.get(f"sections.{part}.title", part)
            self.fields[f"order-{part}"] = forms.ChoiceField(label=title, choices=places, initial=str(at))

    def _add_sectors(self, sectors: Sequence[Mapping[str, Any]]) -> None:
        empty: list[Mapping[str, Any]] = [{}] * max(_SPARE, self._sent_sectors() - len(sectors))
        for at, sector in enumerate([*sectors, *empty]):
            number = {"number": at + 1}
            self.fields[f"sector-{at}-title"] = forms.CharField(
                label=_("Lĩnh vực %(number)s") % number if sector else _("Lĩnh vực mới"),
                initial=sector.get("title", ""),
                required=False,
                max_length=200,
                help_text=_("Để trống tên thì lĩnh vực được bỏ."),
            )
            self.fields[f"sector-{at}-holds"] = forms.MultipleChoiceField(
                label=_("Nhóm việc của lĩnh vực %(number)s") % number,
                choices=list(FIELDS.items()),
                initial=sector.get("holds", []),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Một lĩnh vực không chọn nhóm nào sẽ nhận các nội dung còn lại."),
            )
            self.fields[f"sector-{at}-words"] = forms.CharField(
                label=_("Từ ngữ nhận biết lĩnh vực %(number)s") % number,
                initial=", ".join(f'"{word}"' if "," in word else word for word in sector.get("words", [])),
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Cách nhau bằng dấu phẩy; từ có dấu phẩy thì đặt trong ngoặc kép."),
            )

    def _sent_sectors(self) -> int:
        """Return how many sectors were sent: somebody else may have left more or fewer than there are."""
        return next(
            at
            for at in range(_MOST_SECTORS + 1)
            if f"sector-{at}-title" not in self.data or at == _MOST_SECTORS
        )

    def clean(self) -> dict[str, Any]:
        """Return what was typed; two parts cannot stand at one place."""
        said = super().clean() or {}
        taken: dict[str, str] = {}
        for name in [name for name in self.fields if name.startswith("order-")]:
            if (at := said.get(name)) in taken:
                self.add_error(
                    name,
                    _("Phần này và phần «%(other)s» cùng ở vị trí %(at)s. Chọn vị trí khác.")
                    % {"other": self.fields[taken[at]].label, "at": at},
                )
            elif at:
                taken[at] = name
        return said

    @property
    def told(self) -> dict[str, Any]:
        """Return the values of the file that the fields make."""
        return {name: self._told(name) for name in values_in(shipped_text(self.key))}

    def _told(self, name: str) -> Any:
        if name == "order":
            said = {part: self.cleaned_data[f"order-{part}"] for part in self.values["order"]}
            return sorted(self.values["order"], key=lambda part: int(said[part]))
        if name == "sectors":
            return list(self._sectors())
        place, now = place_of(name), self.values[name]
        if place not in self.changed_data:
            return now
        said = self.cleaned_data[place]
        if not isinstance(said, str):
            return said
        # Some texts are joined to the one before: the space between is none of the office's business.
        is_joined = str(values_in(shipped_text(self.key))[name]).startswith(" ")
        text = clean_line(said)
        return f" {text}" if is_joined and text and text[0] not in ",.;:" else text

    def _sectors(self) -> Iterator[dict[str, Any]]:
        for at in range(sum(name.endswith("-title") and name.startswith("sector-") for name in self.fields)):
            if not (title := clean_line(self.cleaned_data[f"sector-{at}-title"])):
                continue
            before = self.values["sectors"][at] if at < len(self.values["sectors"]) else {}
            sector: dict[str, Any] = {"title": title}
            for name, said in (
                ("holds", self.cleaned_data[f"sector-{at}-holds"]),
                ("words", words_in(self.cleaned_data[f"sector-{at}-words"])),
            ):
                is_as_before = f"sector-{at}-{name}" not in self.changed_data
                if is_as_before and name in before:
                    sector[name] = list(before[name])
                elif said and not is_as_before:
                    sector[name] = said
            yield sector

    def show(self, values: Mapping[str, Any]) -> None:
        """Show other values than those that it begins from."""
        shown = TemplateForm(key=self.key, values=values)
        for name, field in shown.fields.items():
            if name not in _Adapting.base_fields:
                self.fields.setdefault(name, field).initial = field.initial

    def tell(self, faults: Sequence[Fault]) -> None:
        """Show each fault at its field, by the name that the field has there."""
        for fault in faults:
            place = {"sectors": "sector-0-title"}.get(fault.name, place_of(fault.name))
            message = fault.message
            if place in self.fields and fault.name in self.values and fault.name not in ("sectors", "order"):
                message = message.replace(f"«{fault.name}»", f"«{label_of(fault.name)}»")
            message = message[:1].upper() + message[1:]
            self.add_error(place if place in self.fields else None, message)

    @property
    def groups(self) -> list[Group]:
        """Return the fields in the groups in which they are shown."""
        found: dict[str, list[BoundField]] = {}
        for name in values_in(shipped_text(self.key)):
            begins = {"order": "order-", "sectors": "sector-"}.get(name)
            fields = [self[one] for one in self.fields if one.startswith(begins)] if begins else []
            key = group_of(name)
            if key == "sections":
                key = ".".join(name.split(".")[:2])
            found.setdefault(key, []).extend(fields or [self[place_of(name)]])
        order = list(GROUPS)
        groups = [Group(key, self._name_of(key), tuple(fields)) for key, fields in found.items()]
        return sorted(groups, key=lambda group: order.index(group.key.partition(".")[0]))

    def _name_of(self, group: str) -> str:
        if group.startswith("sections."):
            return _("Phần «%(title)s»") % {"title": self.values[f"{group}.title"]}
        return str(GROUPS[group])


class BackForm(_Adapting):
    """Why an earlier version is brought back."""


class FileForm(_Adapting):
    """The whole file, typed or uploaded; what is uploaded goes before what is typed."""

    field_order = ("text", "file", "note")
    text = forms.CharField(
        label=gettext_lazy("Nội dung tệp"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "code"}),
        help_text=gettext_lazy(
            "Mỗi dòng ghi theo dạng: tên = «nội dung» trong ngoặc kép. Dòng bắt đầu bằng # là ghi chú."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Hoặc tải tệp lên"),
        required=False,
        error_messages={"empty": gettext_lazy("Tệp này rỗng. Chọn tệp mẫu có đuôi .toml.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,text/plain"}),
    )

    def clean_text(self) -> str:
        """Return the text, if it is no longer than a template may be."""
        text: str = self.cleaned_data["text"]
        if len(text.encode()) > MOST_BYTES:
            raise ValidationError(str(_TOO_LARGE))
        return text

    def clean_file(self) -> str:
        """Return the text of the uploaded file; nothing where there is none."""
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        content: bytes = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ValidationError(str(_TOO_LARGE))
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValidationError(
                _("Tệp này không phải mẫu dạng chữ (UTF-8). Tải mẫu gốc về, sửa rồi tải lên.")
            ) from None

    @property
    def told(self) -> str:
        """Return the file."""
        return str(self.cleaned_data["file"] or self.cleaned_data["text"])


def place_of(name: str) -> str:
    """Return the name of the field of a text: with no dot, which has a meaning where it is sought."""
    return f"t-{name.replace('.', '-')}"


def words_in(text: str) -> list[str]:
    """Return words between commas; those in quotes may have one.

    >>> words_in('rừng, "cháy, chữa cháy" ,, cây')
    ['rừng', 'cháy, chữa cháy', 'cây']
    """
    parts = clean_line(text.replace("“", '"').replace("”", '"')).split('"')
    found: list[str] = []
    for at, part in enumerate(parts):
        found += [part] if at % 2 else part.split(",")
    return [word.strip() for word in found if word.strip()]


def _shown(value: str) -> str:
    return value.strip()


def _joined(first: str, second: SafeString | str) -> SafeString | str:
    return format_html_join(" ", "{}", ((one,) for one in (first, second) if one)) if second else first
