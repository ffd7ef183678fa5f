"""What official documents take from elsewhere: who composes them, what stands behind a figure, their files.

This is the one place that knows which composers and writers there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from django.utils.functional import Promise

from kehoach.web.accounts.models import User
from kehoach.web.composing.registry import COMPOSERS as FROM_RECORDS
from kehoach.web.documents.free import FreeComposer
from kehoach.web.documents.petitions import PetitionComposer
from kehoach.web.documents.plan_back import PlanComposer
from kehoach.web.organizations.models import Organization
from kehoach.writing.content import Document
from kehoach.writing.docx import write_docx
from kehoach.writing.edxml import Attachment, NotReadyToSend, write_edxml
from kehoach.writing.pdf import pages_of, write_pdf
from kehoach.writing.xlsx import tables_of, write_tables


class Choice(Protocol):
    """Something that a document can be about: its code, and how a form names it."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


class Behind(Protocol):
    """An entry behind a figure, as composers tell it."""

    @property
    def item(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def reported_at(self) -> datetime | None: ...
    @property
    def figure(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def address(self) -> str: ...


class Composer(Protocol):
    """Something that makes a document."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str | Promise: ...

    @property
    def needs(self) -> str: ...  # span, period, plan, nothing; typed: words that a person types

    def choices(self, actor: User | None, organization: Organization, year: int) -> Sequence[Choice]:
        """Return what the document can be about in a year."""

    def subject(self, actor: User | None, organization: Organization, code: str) -> Any:
        """Return what a code stands for; None where it stands for nothing."""

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: Any = None
    ) -> Document:
        """Return the document as the records of now make it."""

    def origins(self, actor: User | None, origin: str) -> Sequence[Behind]:
        """Return the entries behind a figure, as far as the person sees them."""


_OTHERS: Final[tuple[Composer, ...]] = (PlanComposer(), PetitionComposer(), FreeComposer())
COMPOSERS: Final[dict[str, Composer]] = {**FROM_RECORDS, **{one.key: one for one in _OTHERS}}
NOTHING: Final = "nothing"
TYPED: Final = FreeComposer.needs


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry that a figure comes from: what was said, by whom, when, for which period, and where it is."""

    name: str
    figure: str
    words: str = ""
    who: str = ""
    at: datetime | None = None
    period: str = ""
    address: str = ""


def origins(composer: str, origin: str, *, actor: User | None) -> tuple[Origin, ...]:
    """Return the entries behind a figure, the newest first; none where nothing composes it any more."""
    maker = COMPOSERS.get(composer)
    return tuple(map(_told, maker.origins(actor, origin))) if maker else ()


def _told(one: Behind) -> Origin:
    who = ", ".join(part for part in (one.person, one.who) if part)
    return Origin(one.item, one.figure, one.words, who, one.reported_at, one.period, one.address)


def _write_xlsx(document: Document) -> bytes:
    title = " ".join((document.letterhead.kind, document.letterhead.subject)).strip()
    return write_tables(tables_of(document), above=(document.letterhead.issuer, title))


# Kind of file → its writer, in the order in which they are offered.
WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "xlsx": _write_xlsx,
}


def message_of(document: Document, attached: Sequence[tuple[str, bytes]], *, at: datetime) -> bytes:
    """Return an issued document as the message in which offices send it to one another.

    :raises NotReadyToSend: a field that every message has is missing or too long.
    """
    files = [
        Attachment(name, content, _MEDIA_TYPES[name.rpartition(".")[2].lower()]) for name, content in attached
    ]
    return write_edxml(document, files, sent_at=at)


_MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def formats_of(document: Document) -> tuple[str, ...]:
    """Return the kinds of files that a document is written as; a sheet only where it has tables."""
    has_tables = bool(tables_of(document))
    return tuple(kind for kind in WRITERS if kind != "xlsx" or has_tables)


__all__ = [
    "COMPOSERS",
    "NOTHING",
    "TYPED",
    "WRITERS",
    "Choice",
    "Composer",
    "NotReadyToSend",
    "Origin",
    "formats_of",
    "message_of",
    "origins",
    "pages_of",
]
