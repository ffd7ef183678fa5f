"""Who signs for whom: the lines above a signature (Decree 30/2020/NĐ-CP, Annex I, II.7)."""

from dataclasses import dataclass
from enum import StrEnum

from kehoach.writing.content import Signature


class Way(StrEnum):
    """How somebody signs who is not the head."""

    DEPUTY = "KT."  # ký thay: a deputy for the head
    BY_ORDER = "TL."  # thừa lệnh
    BY_AUTHORITY = "TUQ."  # thừa ủy quyền


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs.

    `body` is the collective that decides («Ủy ban nhân dân»), none where the head decides alone.
    `head` is the office signed for, where `way` says that it is signed for another.
    """

    position: str  # «Chủ tịch», «Phó Chủ tịch», «Chánh Văn phòng»
    name: str = ""
    body: str = ""
    head: str = ""
    way: Way | None = None
    is_acting: bool = False  # quyền
    # The deputy of whoever signs by order: «TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG».
    deputy: str = ""


def signature(signer: Signer) -> Signature:
    """Return the lines in capitals and the name.

    >>> signature(Signer("Phó Chủ tịch", body="Ủy ban nhân dân", head="Chủ tịch", way=Way.DEPUTY)).lines
    ('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
    >>> signature(Signer("Chánh Văn phòng", head="Chủ tịch", way=Way.BY_ORDER)).lines
    ('TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG')
    """
    lines = [f"TM. {signer.body}"] if signer.body else []
    if signer.way is not None and signer.head:
        lines.append(f"{signer.way} {signer.head}")
    own = f"Q. {signer.position}" if signer.is_acting else signer.position
    lines += [f"{Way.DEPUTY} {own}", signer.deputy] if signer.deputy else [own]
    return Signature(tuple(line.upper() for line in lines), signer.name)
