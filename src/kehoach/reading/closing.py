"""The formal parts at the foot of a document: recipients and signature."""

import re

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Signer, Source
from kehoach.vietnamese.numerals import MarkerKind, read_marker

# Scans lose the marks of these words more than of others, being set small and in italics.
_RECIPIENTS = re.compile(r"\s*(?:N[ƠO]I NH[ẬÂA]N|N[ơo]i nh[ậâạa]n|N[ơo]i g[ửu]i)\s{0,3}:?\s*")
_AUTHORITY = re.compile(r"\s*(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?\.|[TK]/[MTL](?=\s))\s{0,2}[A-ZĐÀ-Ỹ]")
_POSITION = re.compile(
    r"\s*(?:KT\.\s{0,2})?(?:PHÓ\s+)?(?:QUYỀN\s+)?"
    r"(?:CH[ỦU] T[ỊI]CH|CHỦ NHIỆM|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|TRƯỞNG THÔN"
    r"|TRƯỞNG ĐƠN VỊ|HIỆU TRƯỞNG)\b"
)
_SYLLABLE = r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,7}"
_NAME = re.compile(rf"\s*(?:\(?[Đđ]ã ký\)?:?\s*)?(?P<name>{_SYLLABLE}(?:\s{{1,3}}{_SYLLABLE}){{1,5}})\s*")
_NAME_IN_CAPITALS = re.compile(r"\s*(?P<name>[A-ZĐÀ-Ỹ]{2,8}(?:\s[A-ZĐÀ-Ỹ]{1,8}){1,5})\s*")


def read_closing(layout: Layout) -> tuple[Signer | None, tuple[str, ...], list[tuple[str, Source]]]:
    """The signer, the recipients, and where they stand."""
    paragraphs = layout.paragraphs
    at = next((i for i, item in enumerate(paragraphs) if _RECIPIENTS.match(layout.plain, item.start)), None)
    recipients: list[str] = []
    sources: list[tuple[str, Source]] = []
    if at is not None:
        recipients, last = _recipients(layout, paragraphs, at)
        sources.append(("recipients", Source(paragraphs[at].start, paragraphs[last].end)))
    signer, source = _signer(layout, paragraphs, 0 if at is None else max(at - 8, 0))
    if source:
        sources.append(("signer", source))
    return signer, tuple(recipients), sources


def _recipients(layout: Layout, paragraphs: tuple[Paragraph, ...], at: int) -> tuple[list[str], int]:
    found: list[str] = []
    head = _RECIPIENTS.match(layout.plain, paragraphs[at].start, paragraphs[at].end)
    rest = layout.words(head.end() if head else paragraphs[at].start, paragraphs[at].end)
    if rest:
        found.extend(_entries(rest))
    last = at
    for index in range(at + 1, min(at + 60, len(paragraphs))):
        paragraph = paragraphs[index]
        words = layout.words(paragraph.start, paragraph.end)
        marker = read_marker(layout.plain, paragraph.start)
        is_entry = marker is not None and marker.kind is MarkerKind.BULLET
        if is_entry or (found and words.lower().startswith("lưu")):
            found.extend(_entries(words))
            last = index
        elif _AUTHORITY.match(words) or _POSITION.match(words):
            # Two columns laid out one after the other: the list may go on below the signature.
            continue
        elif found and not words.isupper() and words.endswith(";") and len(words) < 160:
            found.extend(_entries(words))
            last = index
        elif len(found) and (found[-1].lower().startswith("lưu") or index - last > 4):
            break
    return found, last


def _entries(words: str) -> list[str]:
    entries = re.split(r"(?:(?<=;)|(?<=\.))\s+-\s?(?=\w)", words)
    cleaned = (re.sub(r"^[-–+*•]\s*", "", entry).strip().rstrip(";.,").strip() for entry in entries)
    return [entry for entry in cleaned if entry]


def _signer(
    layout: Layout, paragraphs: tuple[Paragraph, ...], start: int
) -> tuple[Signer | None, Source | None]:
    authority = position = None
    first: int | None = None
    for index in range(start, len(paragraphs)):
        paragraph = paragraphs[index]
        marker = read_marker(layout.plain, paragraph.start)
        if marker is not None and marker.kind is MarkerKind.APPENDIX and position is not None:
            break
        for line in layout.plain[paragraph.start : paragraph.end].split("\n"):
            words = " ".join(line.split())
            if _AUTHORITY.match(words) and len(words) < 80:
                # «TM. ỦY BAN NHÂN DÂN CHỦ TỊCH» on one line holds both.
                joined = re.search(r"(?<=[A-ZĐÀ-Ỹ]) ((?:KT\. )?(?:PHÓ )?CHỦ TỊCH)$", words)
                if words.startswith("KT") and authority:
                    authority = f"{authority} {words}"
                elif joined and words.startswith(("TM", "T/M")):
                    authority, position = words[: joined.start()].strip(), joined[1]
                else:
                    authority = words
                first = paragraph.start if first is None else first
            elif _POSITION.match(words) and len(words) < 60:
                position = words
                first = paragraph.start if first is None else first
            elif position is not None and first is not None:
                named = _NAME.fullmatch(words) or _NAME_IN_CAPITALS.fullmatch(words)
                if named and all(syllable[0].isupper() for syllable in named["name"].split()):
                    name = " ".join(named["name"].split())
                    return Signer(authority, position, name), Source(first, paragraph.end)
    if first is None or (authority is None and position is None):
        return None, None
    return Signer(authority, position, None), Source(first, first)
