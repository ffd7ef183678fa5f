"""Documents whose words a person types: any kind, a subject, and a text with a paragraph a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import office_of
from kehoach.web.documents.kinds import KINDS, symbol_of
from kehoach.web.organizations.models import Kind, Organization
from kehoach.writing.citation import date_line
from kehoach.writing.content import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    runs,
)
from kehoach.writing.signing import signature

KEY: Final = "free"
_CHAPTER: Final = re.compile(r"([IVXL]{1,6}\.)\s+(\S.*)")
_SECTION: Final = re.compile(r"(\d{1,2}\.)\s+(\S.{0,119})")
_PLACE: Final = re.compile(
    r"^(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố)\s+(?=\D)", re.IGNORECASE
)
_WITH_A_COMMITTEE: Final = frozenset({Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed."""

    kind: str
    title: str
    text: str


class FreeComposer:
    """Composes a document from typed words alone."""

    key = KEY
    name = "Văn bản tự soạn"
    needs = "typed"

    def choices(self, actor: User | None, organization: Organization, year: int) -> tuple[Any, ...]:
        """Return nothing: the words are typed."""
        return ()

    def subject(self, actor: User | None, organization: Organization, code: str) -> None:
        """Return nothing: the words are typed."""

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: Any = None
    ) -> Document:
        """Return the typed words in the layout of their kind."""
        typed: Typed = subject
        return Document(
            letterhead=letterhead_for(organization, typed.kind, title=typed.title, on=on),
            body=tuple(blocks_of(typed.text)),
            signature=signature_for(organization, on),
            recipients=("Như trên", "Lưu: VT") if typed.kind == "official_letter" else ("Lưu: VT",),
        )

    def origins(self, actor: User | None, origin: str) -> tuple[Any, ...]:
        """Return nothing: words that were typed come from nowhere else."""
        return ()


def letterhead_for(organization: Organization, kind: str, *, title: str, on: date) -> Letterhead:
    """Return the head of a document of an organization; above a people's committee no body is named."""
    name = " ".join(organization.name.split())
    unit = organization.unit or organization
    has_committee = organization.kind in _WITH_A_COMMITTEE
    return Letterhead(
        issuer=f"ỦY BAN NHÂN DÂN {name.upper()}" if has_committee else name.upper(),
        superior="" if has_committee or unit == organization else f"UBND {unit.name.upper()}",
        symbol=symbol_of(kind, issuer=issuer_letters(organization)),
        place=_PLACE.sub("", unit.name, count=1),
        date=date_line(on, is_issued=False),
        kind=KINDS[kind].heading,
        subject=title,
    )


def issuer_letters(organization: Organization) -> str:
    """Return the letters that stand for an issuer: of a people's committee UBND, else of each word its first.

    >>> issuer_letters(Organization(name="Phòng Văn hóa - Xã hội", kind=Kind.OFFICE))
    'PVHXH'
    """
    if organization.kind in _WITH_A_COMMITTEE:
        return "UBND"
    if organization.kind == Kind.COUNCIL:
        return "HĐND"
    return "".join(word[0] for word in re.findall(r"\w+", organization.name)).upper()


def signing_for(organization: Organization) -> tuple[str, ...]:
    """Return the lines above the signature of the head of an organization."""
    if organization.kind == Kind.COUNCIL:
        return ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")
    return ("TRƯỞNG PHÒNG",) if organization.kind == Kind.OFFICE else ("THỦ TRƯỞNG CƠ QUAN",)


def signature_for(organization: Organization, on: date) -> Signature:
    """Return who signs: of a people's committee its chair of that day, with the name where it is known."""
    if organization.kind in _WITH_A_COMMITTEE:
        return signature(office_of(organization, on).signer)
    return Signature(signing_for(organization))


def blocks_of(text: str) -> Iterator[Block]:
    """Yield headings «I.», titled sections «1.» and paragraphs, one a line.

    >>> [type(block).__name__ for block in blocks_of("I. Kết quả\\n1. Thu ngân sách\\nĐạt 8.250 triệu đồng.")]
    ['Heading', 'Heading', 'Paragraph']
    """
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words:
            continue
        chapter, section = _CHAPTER.fullmatch(words), _SECTION.fullmatch(words)
        if chapter:
            yield Heading(1, runs(chapter[2]), number=chapter[1])
        elif section and not section[2].endswith((".", ";", ":", ",")):
            yield Heading(2, runs(section[2]), number=section[1])
        else:
            yield Paragraph(runs(words))
