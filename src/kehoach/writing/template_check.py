"""Whether a template that an office gives can be used: each fault is one sentence with its line."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from kehoach.writing.citation import abbreviations
from kehoach.writing.clean import clean
from kehoach.writing.template import PLACE, Template, flattened, shipped, shipped_text, template_from

MOST_BYTES: Final = 200_000
LONGEST_TEXT: Final = 4_000
_TOML_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_TABLE: Final = re.compile(r"\[{1,2}\s*([\w.\"-]+)\s*\]{1,2}\s*(?:#.*)?$")
_KEY: Final = re.compile(r"([\w-]+)\s*=")
FIELDS: Final = frozenset(
    {"economy", "society", "security", "defense", "administration", "service", "justice"}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template, in which line, and in which of its texts."""

    line: int
    message: str
    name: str = ""

    def __str__(self) -> str:
        return f"Dòng {self.line}: {self.message}"


class TemplateRefused(ValueError):
    """A template cannot be used."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(" ".join(map(str, faults)))


def read_template(document: str, text: str) -> Template:
    """Return the template that a file of an office holds.

    :raises TemplateRefused: it cannot be used; it carries every fault.
    """
    faults = faults_in(document, text)
    if faults:
        raise TemplateRefused(faults)
    return template_from(document, tomllib.loads(text))


def faults_in(document: str, text: str) -> tuple[Fault, ...]:
    """Return all faults of a file, the first lines first; none where it can be used."""
    if len(text.encode()) > MOST_BYTES:
        return (Fault(1, "mẫu dài hơn 200 kB. Chỉ giữ lại các mục có trong mẫu gốc."),)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        at = _TOML_LINE.search(str(fault))
        line = int(at[1]) if at else text.count("\n") + 1
        told = 'không đọc được. Mỗi dòng ghi theo dạng: tên = "nội dung", đủ hai dấu ngoặc kép.'
        return (Fault(line, told),)
    return tuple(sorted(_faults(document, text, values), key=lambda fault: fault.line))


def _faults(document: str, text: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    lines = _Lines(text)
    given = dict(flattened(values))
    known = _known(document)
    for name, value in given.items():
        at = lines.of(name)
        if name not in known:
            yield Fault(at, f"«{name}» không có trong mẫu này. Xóa dòng này hoặc ghi đúng tên mục.", name)
            continue
        fault = _wrong_kind(name, value, known[name])
        if fault:
            yield Fault(at, fault, name)
            continue
        yield from _wrong_words(document, name, value, lines)
    for name in known:
        if name not in given:
            parent = name.rpartition(".")[0]
            told = f"thiếu mục «{name}». Thêm lại mục này như trong mẫu gốc."
            yield Fault(lines.of_table(parent), told, name)
    yield from _wrong_order(given, shipped(document), lines)
    yield from _wrong_sectors(values, shipped(document), lines)


@cache
def _known(document: str) -> dict[str, Any]:
    return dict(flattened(tomllib.loads(shipped_text(document))))


@cache
def places_of(document: str) -> Mapping[str, frozenset[str]]:
    """Return the places that each text of a document may have, by its name."""
    values = tomllib.loads(shipped_text(document))
    everywhere = frozenset(values.get("placeholders", {}))
    own = values.get("placeholders_of", {})
    return {name: everywhere | frozenset(own.get(name, ())) for name in _known(document)}


def _wrong_kind(name: str, value: Any, known: Any) -> str | None:
    if isinstance(known, bool):
        return None if isinstance(value, bool) else f"«{name}» chỉ nhận true (có) hoặc false (không)."
    if isinstance(known, str):
        return None if isinstance(value, str) else f"«{name}» phải là một câu đặt trong ngoặc kép."
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return None if is_list else f'«{name}» phải là danh sách câu: ["câu một", "câu hai"].'


def _wrong_words(document: str, name: str, value: Any, lines: "_Lines") -> Iterator[Fault]:
    allowed = places_of(document)[name]
    if name == "kind" and value and value.lower() not in abbreviations():
        told = f"không có tên loại «{value}». Dùng được: {', '.join(abbreviations())}; để trống là công văn."
        yield Fault(lines.of(name), told, name)
    if name.endswith("title") and not str(value).strip():
        yield Fault(lines.of(name), f"«{name}» để trống. Ghi tên mục.", name)
    for text in [value] if isinstance(value, str) else value if isinstance(value, list) else []:
        if len(text) > LONGEST_TEXT:
            yield Fault(lines.of(name), f"«{name}» dài hơn {LONGEST_TEXT} ký tự. Rút ngắn lại.", name)
        if _is_unprintable(text):
            told = f"«{name}» có ký tự không in được. Xóa rồi gõ lại câu này."
            yield Fault(lines.of(name), told, name)
        for place in PLACE.finditer(text):
            if place[1] not in allowed:
                offered = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "không có chỗ điền nào"
                told = f"«{name}» không có chỗ điền «{{{place[1]}}}». Dùng được: {offered}."
                yield Fault(lines.of(name, place[0]), told, name)
        rest = PLACE.sub("", text)
        if "{" in rest or "}" in rest:
            mark = "{" if "{" in rest else "}"
            told = f"«{name}» có dấu «{mark}» lẻ. Chỗ điền ghi dạng {{ten}}, chữ thường không dấu."
            yield Fault(lines.of(name, mark), told, name)


def _is_unprintable(text: str) -> bool:
    return clean(text) != unicodedata.normalize("NFC", text)


def _wrong_order(given: Mapping[str, Any], own: Template, lines: "_Lines") -> Iterator[Fault]:
    if "order" not in own.lists or not isinstance(given.get("order"), list):
        return
    at = lines.of("order")
    order = given["order"]
    for section in own.lists["order"]:
        if section not in order:
            yield Fault(
                at, f"thiếu mục «{section}» trong thứ tự các mục. Thêm «{section}» vào «order».", "order"
            )
    for section in order:
        if section not in own.lists["order"]:
            yield Fault(at, f"không có mục nào tên «{section}». Xóa khỏi «order».", "order")
    if len(set(map(str, order))) < len(order):
        yield Fault(at, "một mục được ghi hai lần trong «order». Giữ lại một lần.", "order")


def _wrong_sectors(values: Mapping[str, Any], own: Template, lines: "_Lines") -> Iterator[Fault]:
    sectors = values.get("sectors", [])
    at = lines.of_table("sectors")
    if not own.sectors:
        if sectors:
            yield Fault(at, "mẫu này không chia theo lĩnh vực. Xóa các mục «sectors».", "sectors")
        return
    if not isinstance(sectors, list) or not sectors:
        yield Fault(at, "thiếu mục «sectors». Thêm ít nhất một lĩnh vực như trong mẫu gốc.", "sectors")
        return
    rest = 0
    for one in sectors:
        title = one.get("title") if isinstance(one, dict) else None
        holds = one.get("holds", []) if isinstance(one, dict) else None
        if not isinstance(title, str) or not title.strip() or PLACE.search(title):
            yield Fault(at, 'có lĩnh vực chưa ghi tên. Ghi title = "Tên lĩnh vực".', "sectors")
        elif _is_unprintable(title) or len(title) > LONGEST_TEXT:
            yield Fault(at, "tên lĩnh vực quá dài hoặc có ký tự không in được. Gõ lại tên.", "sectors")
        if not isinstance(holds, list) or not all(isinstance(field, str) for field in holds):
            yield Fault(at, '«holds» của lĩnh vực phải là danh sách, ví dụ ["economy"].', "sectors")
            continue
        words = one.get("words", [])
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield Fault(at, '«words» của lĩnh vực phải là danh sách, ví dụ ["hộ nghèo"].', "sectors")
        rest += not holds
        for field in holds:
            if field not in FIELDS:
                told = f"không có nhóm việc «{field}». Dùng được: {', '.join(sorted(FIELDS))}."
                yield Fault(lines.of("holds", field), told, "sectors")
    if rest != 1:
        yield Fault(
            at, "phải có đúng một lĩnh vực không ghi «holds», để nhận các nội dung còn lại.", "sectors"
        )


class _Lines:
    """In which line of a file each name stands."""

    def __init__(self, text: str) -> None:
        self._rows = text.splitlines() or [""]
        self._keys: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        table = ""
        for at, row in enumerate(self._rows, start=1):
            line = row.strip()
            if found := _TABLE.match(line):
                table = found[1].replace('"', "")
                self._tables.setdefault(table, at)
            elif found := _KEY.match(line):
                self._keys.setdefault(f"{table}.{found[1]}" if table else found[1], at)

    def of(self, name: str, words: str = "") -> int:
        """Return the line of a name, or of words that stand at or after it."""
        at = self._keys.get(name) or self.of_table(name.rpartition(".")[0])
        if words:
            for place in range(at, len(self._rows) + 1):
                if words in self._rows[place - 1]:
                    return place
        return at

    def of_table(self, name: str) -> int:
        """Return the line of a table's head; the last line where it stands nowhere."""
        return self._tables.get(name) or (1 if not name else len(self._rows))
