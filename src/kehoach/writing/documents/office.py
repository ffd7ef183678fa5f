"""Who issues a document, and what every document of an office has in common."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kehoach.writing.citation import Cited, date_line, first_citation, symbol
from kehoach.writing.content import Annex, Block, Document, Letterhead, Metadata, Paragraph
from kehoach.writing.sentences import capitalised
from kehoach.writing.signing import Signer, signature
from kehoach.writing.spelled import UNKNOWN
from kehoach.writing.template import Template, Value

_COMMITTEE: Final = re.compile(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
COMMITTEE: Final = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that issues: its names, where it is, who signs; `higher` is who it reports to."""

    name: str  # «UBND xã Hạ Ngân»
    full_name: str  # «Ủy ban nhân dân xã Hạ Ngân»
    place: str  # «Hạ Ngân»
    territory: str = ""  # «xã Hạ Ngân»
    higher: str | None = None  # «UBND tỉnh Bắc Lĩnh»
    superior: str = ""  # above it in the head; none for a people's committee
    sign: str = "UBND"  # in symbols
    drafting: str = "VP"  # of the unit that drafts
    code: str = ""
    signer: Signer = field(default_factory=lambda: Signer("Chủ tịch", body=COMMITTEE))

    @property
    def level(self) -> str:
        """Return what kind of place it is: «xã», «phường», «tỉnh»; nothing where its name does not say."""
        first = self.territory.split(" ", 1)[0].lower()
        return {"đặc": "đặc khu", "thành": "thành phố", "thị": "thị xã"}.get(first, first)


def committee_name(name: str) -> str:
    """Return the full name of a people's committee.

    >>> committee_name("UBND xã Hạ Ngân"), committee_name("Xã Gần")
    ('Ủy ban nhân dân xã Hạ Ngân', 'Ủy ban nhân dân xã Gần')
    """
    return f"{COMMITTEE} {territory_of(name)}"


def territory_of(name: str) -> str:
    """Return the place that a people's committee governs.

    >>> territory_of("UBND Phường Lê Lợi"), territory_of("Tỉnh Thử")
    ('Phường Lê Lợi', 'tỉnh Thử')
    """
    words = " ".join(name.split())
    rest = _COMMITTEE.sub("", words)
    # A kind that opens the whole name has its capital from that alone.
    return rest if rest != words else words[:1].lower() + words[1:]


def places(office: Office, *, year: int | None = None, **others: Value) -> dict[str, Value]:
    """Return what fills the places that every template has."""
    return {
        "unit": office.name,
        "full_unit": office.full_name,
        "territory": office.territory or None,
        "level": office.level or None,
        "place": office.place,
        "higher": office.higher,
        "drafting": office.drafting,
        "year": None if year is None else str(year),
        "last_year": None if year is None else str(year - 1),
        **others,
    }


def document(
    template: Template,
    office: Office,
    *,
    on: date,
    values: Mapping[str, Value],
    body: Sequence[Block],
    annexes: Sequence[Annex] = (),
    addressees: Sequence[str] = (),
    cited: Sequence[Cited] = (),
    title: str = "title",
    deciding: str = "",
    decides: str = "",
    signer: Signer | None = None,
) -> Document:
    """Return a draft around a body: its head, legal basis, recipients and signature, not numbered yet.

    :param cited: documents it rests on, beside those that the template names.
    :param title: which text of the template is the subject.
    """
    kind = template.text("kind")
    subject = template.plain(title, values)
    signs = signer or office.signer
    sign = symbol(kind, office.sign, office.drafting)
    recipients = template.all_plain("recipients", values)
    return Document(
        letterhead=Letterhead(
            issuer=office.full_name.upper(),
            superior=office.superior.upper(),
            symbol=sign,
            place=office.place,
            date=date_line(on, is_issued=False),
            kind=kind.upper(),
            subject=subject,
        ),
        # A sentence that an office left empty is no paragraph.
        body=tuple(block for block in body if not (isinstance(block, Paragraph) and not _has_words(block))),
        addressees=tuple(addressees) or template.all_plain("addressees", values),
        legal_basis=_legal_basis(template, values, cited),
        deciding=deciding,
        decides=decides,
        signature=signature(signs),
        recipients=recipients,
        annexes=tuple(annexes),
        metadata=Metadata(
            organization_code=office.code,
            organization=office.full_name,
            type_name=capitalised(kind) if kind else "Công văn",
            symbol=sign,
            subject=subject,
            signer_position=signs.deputy or signs.position,
            signer=signs.name,
            recipients=tuple(one for one in recipients if not one.startswith("Lưu")),
        ),
    )


def _has_words(paragraph: Paragraph) -> bool:
    return any(run.text.strip() for run in paragraph.words)


def reference(office: Office, template: Template, on: date) -> dict[str, Value]:
    """Return what the line «(Kèm theo …)» needs before the document has its number."""
    return {
        "number": f"{UNKNOWN}/{symbol(template.text('kind'), office.sign, office.drafting)}",
        "date": date_line(on, is_issued=False),
    }


def _legal_basis(template: Template, values: Mapping[str, Value], cited: Sequence[Cited]) -> tuple[str, ...]:
    written = list(template.all_plain("legal_basis", values))
    # What the template names comes first: laws, then the documents of this year, then who proposes.
    proposing = [line for line in written if line.startswith("Theo ")]
    lines = [line for line in written if line not in proposing]
    lines += [f"Căn cứ {first_citation(one)}" for one in cited]
    lines += proposing
    last = len(lines) - 1
    return tuple(line.rstrip(" ;.,") + ("." if at == last else ";") for at, line in enumerate(lines))
