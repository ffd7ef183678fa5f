"""The formal parts of a plan that was read: what they say, and which blocks of the document hold them."""

import re
from dataclasses import dataclass
from typing import Final

from kehoach.domain.layout import Block, Layout, Paragraph
from kehoach.domain.plan import Header, PlanDraft
from kehoach.vietnamese.text import tone_key
from kehoach.writing.content import Letterhead, Signature

KINDS: Final = {
    "plan": "KẾ HOẠCH",
    "programme": "CHƯƠNG TRÌNH",
    "report": "BÁO CÁO",
    "resolution": "NGHỊ QUYẾT",
    "decision": "QUYẾT ĐỊNH",
}
GAP: Final = "…"
# What the head repeats without being a field of it.
_HEAD_LINES: Final = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc|[-–_*=\s]+"
)
_BASIS: Final = re.compile(r"\s*(?:Căn cứ|Xét đề nghị|Theo đề nghị)\s")
_HEAD_FIELDS: Final = ("parent_body", "issuer", "number", "symbol", "place", "date", "title")


@dataclass(frozen=True, slots=True)
class FormalBlocks:
    """Blocks by their place: of the head, of the legal basis and of the foot; the body is what is left."""

    head: frozenset[int]
    basis: tuple[int, ...]
    foot: frozenset[int]


def formal_blocks(draft: PlanDraft) -> FormalBlocks:
    """Return which blocks of the layout hold formal parts alone."""
    layout, header = draft.layout, draft.header
    blocks = layout.blocks
    places = {name: header.source_of(name) for name in _HEAD_FIELDS}
    title = places["title"]
    top = [source for source in places.values() if source is not None]
    ends = max((source.end for source in top if title is None or source.end <= title.end), default=0)
    head = set()
    for index, block in enumerate(blocks):
        if block.start >= ends:
            break
        if any(source.start < block.end and block.start < source.end for source in top) or _is_head_line(
            layout, block
        ):
            head.add(index)
        elif title is not None and block.end <= title.start:
            # The kind of document, and whatever else stands among the formal parts above the title.
            head.add(index)
    basis = []
    first = max(head, default=-1) + 1
    for index in range(first, len(blocks)):
        if not _is_basis(layout, blocks[index]):
            break
        basis.append(index)
    foot = set()
    closing = [header.source_of(name) for name in ("recipients", "signer")]
    for source in closing:
        if source is not None:
            foot |= {
                index
                for index, block in enumerate(blocks)
                if block.start < source.end and source.start < block.end
            }
    return FormalBlocks(frozenset(head), tuple(basis), frozenset(foot - head))


def _is_head_line(layout: Layout, block: Block) -> bool:
    return bool(_HEAD_LINES.fullmatch(tone_key(layout.words(block.start, block.end))))


def _is_basis(layout: Layout, block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and bool(_BASIS.match(layout.plain, block.start))
        and layout.plain[block.start : block.end].rstrip().endswith((";", ".", ","))
    )


def letterhead_of(header: Header) -> Letterhead:
    """Return the head; a part that the plan lacks is shown as a gap to fill in."""
    return Letterhead(
        issuer=whole_name(header.issuer or ""),
        superior=(header.parent_body or "").upper(),
        number=header.number or "",
        symbol=header.symbol or "KH-UBND",
        place=header.place or "",
        date=date_line(header.date),
        kind=KINDS.get(header.kind, KINDS["plan"]),
        subject=" ".join((header.title or "").split()),
    )


def whole_name(issuer: str) -> str:
    """Return an issuer's name in capitals and in full.

    >>> whole_name("UBND xã Lương Sơn")
    'ỦY BAN NHÂN DÂN XÃ LƯƠNG SƠN'
    """
    name = " ".join(issuer.upper().split())
    for short, full in (("UBND ", "ỦY BAN NHÂN DÂN "), ("HĐND ", "HỘI ĐỒNG NHÂN DÂN ")):
        if name.startswith(short):
            return full + name.removeprefix(short)
    return name


def date_line(date: str | None) -> str:
    """Return a date of the head with gaps where it is blank (Decree 30/2020, Annex I, II.4).

    >>> date_line("2023-03"), date_line("2027-01-05"), date_line(None)
    ('ngày … tháng 3 năm 2023', 'ngày 05 tháng 01 năm 2027', 'ngày … tháng … năm …')
    """
    year, month, day = [*(date or "").split("-"), "", "", ""][:3]
    # Days below ten and the months one and two get a zero before them.
    shown_day = f"{int(day):02d}" if day else GAP
    shown_month = (f"{int(month):02d}" if int(month) < 3 else str(int(month))) if month else GAP
    return f"ngày {shown_day} tháng {shown_month} năm {year or GAP}"


def signature_of(header: Header) -> Signature | None:
    """Return who signs."""
    signer = header.signer
    if signer is None:
        return None
    lines = [line for part in (signer.authority, signer.position) if part for line in part.split("\n")]
    return Signature(tuple(line.strip() for line in lines), signer.name or "")
