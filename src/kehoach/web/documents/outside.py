"""What official documents take from elsewhere: who composes them, what stands behind a figure, their files.

This is the one place that knows which composers and writers there are.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Protocol

import docx

from kehoach.web.accounts.models import User
from kehoach.web.documents.free import FreeComposer
from kehoach.web.organizations.models import Organization
from kehoach.writing.content import Document, Heading, Paragraph, Table


class SubjectKind(StrEnum):
    """What a document is composed from."""

    PERIOD = "period"
    PLAN = "plan"
    YEAR = "year"
    NOTHING = ""
    TYPED = "typed"  # words that a person types


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry that a figure comes from: what was said, by whom, when, for which period, and where it is."""

    name: str
    figure: str
    who: str = ""
    at: datetime | None = None
    period: str = ""
    address: str = ""


class Composer(Protocol):
    """Something that makes a document from what the program holds."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def subject_kind(self) -> str: ...

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: str
    ) -> Document:
        """Return the document as the data of today make it."""

    def origins(self, actor: User | None, origin: str) -> tuple[Origin, ...]:
        """Return the entries behind a figure, as far as the person sees them."""


COMPOSERS: Final[dict[str, Composer]] = {composer.key: composer for composer in (FreeComposer(),)}


def write_docx(document: Document) -> bytes:
    """Return the document as a Word file that holds its words."""
    written = docx.Document()
    for line in (document.letterhead.issuer, document.letterhead.full_number, document.letterhead.date):
        written.add_paragraph(line)
    written.add_heading(" ".join((document.letterhead.kind, document.letterhead.subject)).strip(), level=1)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            words = "".join(run.text for run in block.words)
            written.add_paragraph(" ".join(part for part in (block.number, words) if part))
        elif isinstance(block, Table):
            for row in (*block.heading, *block.rows):
                written.add_paragraph("\t".join(cell.text for cell in row.cells))
    if document.signature:
        for line in (*document.signature.lines, document.signature.name):
            written.add_paragraph(line)
    content = io.BytesIO()
    written.save(content)
    return content.getvalue()


# Kind of file → its writer, in the order in which they are offered.
WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {"docx": write_docx}
