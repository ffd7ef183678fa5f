"""Offices and positions named in plans: what they are, whatever the spelling, and where one ends."""

import re
from dataclasses import dataclass
from functools import cache

from kehoach.vietnamese.phrases import Found, Phrases, read_words
from kehoach.vietnamese.text import tone_key

_IN_CHARGE = re.compile(r"\s{1,2}(?:phụ\strách(?:\s(?:lĩnh\svực|công\stác|mảng|khối))?\s)")
_FIELD_GAP = re.compile(r"\s{0,2}(?:,|;|-|–|và)?\s{0,2}")
_SPACE = re.compile(r"\s{1,2}")
_SEPARATOR = re.compile(r"[;\n,]|\s\+\s|(?<=\s)(?:và|cùng|&)(?=\s)")
_LONGEST_OFFICE = 160  # characters before a separator that are looked at
# «theo chức năng, nhiệm vụ được giao»: what is said of an office may hold commas of its own.
_CLAUSE = re.compile(r"\s(?:theo|có|được|do|đã|thực hiện)\s")
_COLLECTIVE = re.compile(r"(?:các|những|toàn thể|tất cả)\s")


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a text: `name` is the product's word for it, `kind` position, organization or group."""

    start: int
    end: int
    text: str
    name: str
    kind: str
    level: str | None = None
    field: str | None = None  # as written: «Văn hóa - xã hội»


@cache
def _offices() -> Phrases[tuple[str, str]]:
    return Phrases(
        (form, (entry["name"], entry["kind"]))
        for entry in read_words("offices")["office"]
        for form in entry["forms"]
    )


@cache
def _levels() -> Phrases[str]:
    return Phrases((entry["phrase"], entry["level"]) for entry in read_words("offices")["level"])


@cache
def _fields() -> Phrases[str]:
    return Phrases((entry["phrase"], entry["phrase"]) for entry in read_words("offices")["field"])


@cache
def _shared() -> Phrases[str]:
    return Phrases((entry["phrase"], entry["set"]) for entry in read_words("offices")["shared"])


def find_offices(text: str) -> list[Office]:
    """Return the offices a text names, in order, each with its level and its field where they are said.

    >>> [(office.name, office.field) for office in find_offices("PCT phụ trách Văn hóa - xã hội; Công an xã")]
    [('vice_chair', 'Văn hóa - xã hội'), ('police', None)]
    """
    lowered = tone_key(text)
    offices = []
    at = 0
    while found := next(_offices().find(lowered, at), None):
        name, kind = found.entry
        at = found.end
        field = _field(lowered, at) if kind != "organization" else None
        if field is None and kind != "organization" and (place := _level_after(lowered, at)):
            # «Phó Chủ tịch UBND xã phụ trách kinh tế»
            field = _field(lowered, place.end) if _IN_CHARGE.match(lowered, place.end) else None
        at = field[1] if field else at
        after = _level_after(lowered, at) or _level_after(lowered, found.end)
        level = after.entry if after and after.entry else level_of(text[found.start : found.end])
        offices.append(
            Office(
                start=found.start,
                end=at,
                text=text[found.start : at],
                name=name,
                kind=kind,
                level=level,
                field=text[field[0] : field[1]] if field else None,
            )
        )
    return offices


def _level_after(lowered: str, at: int) -> Found[str] | None:
    gap = _SPACE.match(lowered, at)
    return _levels().match(lowered, gap.end()) if gap else None


def _field(lowered: str, at: int) -> tuple[int, int] | None:
    """Return the field after an office: with «phụ trách» a list of fields, without it one."""
    charge = _IN_CHARGE.match(lowered, at)
    gap = charge or _SPACE.match(lowered, at)
    if gap is None:
        return None
    start, end = gap.end(), None
    field = _fields().match(lowered, start)
    while field:
        end = field.end
        joint = _FIELD_GAP.match(lowered, end) if charge else None
        field = _fields().match(lowered, joint.end()) if joint and joint[0].strip() else None
    return (start, end) if end else None


def level_of(text: str) -> str | None:
    """Return the level of government that a text names first: central, province, district, commune, village.

    >>> level_of("Chủ tịch UBND huyện"), level_of("Trưởng thôn"), level_of("Kế toán")
    ('district', 'village', None)
    """
    return next((found.entry for found in _levels().find(tone_key(text)) if found.entry), None)


def split_offices(text: str) -> list[str]:
    """Return the offices of a cell one by one, as written; lists that share one head stay together.

    >>> split_offices("Công chức Địa chính, Đô thị, các phòng, ban thuộc UBND huyện và các HTX")
    ['Công chức Địa chính', 'Đô thị', 'các phòng, ban thuộc UBND huyện', 'các HTX']
    """
    parts: list[tuple[int, int]] = []
    at = 0
    for separator in [*_SEPARATOR.finditer(text), None]:
        end = separator.start() if separator else len(text)
        if text[at:end].strip():
            if parts and _belongs(text, parts[-1], at, end):
                parts[-1] = (parts[-1][0], end)
            else:
                parts.append((at, end))
        at = separator.end() if separator else end
    return [" ".join(text[start:stop].split()).strip(" .-") for start, stop in parts]


def _belongs(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether a piece after a separator goes on with the piece before it."""
    before = (max(before[0], before[1] - _LONGEST_OFFICE), before[1])
    end = min(end, start + _LONGEST_OFFICE)
    previous = tone_key(text[before[0] : before[1]])
    joint = text[before[1] : start].strip().lower()
    piece = tone_key(text[start:end]).strip()
    spanning = (found for found in _offices().find(tone_key(text[before[0] : end])))
    if any(found.start < before[1] - before[0] < found.end for found in spanning):
        return True  # «Phòng Tài nguyên và Môi trường» is one office
    if joint in {";", "\n"} or _COLLECTIVE.match(piece):
        return False
    if "phụ trách" in previous and _fields().match(piece):
        return True
    shared = _shared().match(piece)
    if shared and any(found.entry == shared.entry for found in _shared().find(previous)):
        # «các phòng, ban», «UBND các phường, xã»; «công chức Tư pháp» is somebody of his own.
        rest = piece[shared.end :].strip()
        return shared.entry != "people" or not _fields().match(rest) or previous in {"cán bộ", "cb"}
    if _CLAUSE.search(previous) and _offices().match(piece) is None:
        return True
    return joint in {"và", "&"} and _offices().match(piece) is None and _fields().match(piece) is None
