"""The kinds of documents, each with the letters that its symbol begins with.

Decree 30/2020/NĐ-CP of 5 March 2020, Article 7 and Annex III; in force since 5 March 2020.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kehoach.writing.citation import abbreviations
from kehoach.writing.content import Letterhead


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name, and its letters; a letter (công văn) has none."""

    name: str
    letters: str = ""

    @property
    def heading(self) -> str:
        """Return the name as it stands above the subject; a letter has none there."""
        return self.name.upper() if self.letters else ""


def _kind(name: str) -> Kind:
    return Kind(name, abbreviations()[name.lower()])


KINDS: Final[Mapping[str, Kind]] = {
    "official_letter": Kind("Công văn"),
    "plan": _kind("Kế hoạch"),
    "report": _kind("Báo cáo"),
    "decision": _kind("Quyết định"),
    "proposal_letter": _kind("Tờ trình"),
    "notice": _kind("Thông báo"),
    "resolution": _kind("Nghị quyết"),
    "directive": _kind("Chỉ thị"),
    "programme": _kind("Chương trình"),
    "guidance": _kind("Hướng dẫn"),
    "scheme": _kind("Đề án"),
    "option": _kind("Phương án"),
    "project": _kind("Dự án"),
    "statute": _kind("Quy chế"),
    "regulation": _kind("Quy định"),
    "communique": _kind("Thông cáo"),
    "minutes": _kind("Biên bản"),
    "contract": _kind("Hợp đồng"),
    "telegram": _kind("Công điện"),
    "memorandum": _kind("Bản ghi nhớ"),
    "agreement": _kind("Bản thỏa thuận"),
    "authorization": _kind("Giấy ủy quyền"),
    "invitation": _kind("Giấy mời"),
    "introduction": _kind("Giấy giới thiệu"),
    "dispatch_note": _kind("Phiếu gửi"),
    "transfer_note": _kind("Phiếu chuyển"),
    "report_note": _kind("Phiếu báo"),
}
CHOICES: Final = [(key, kind.name) for key, kind in KINDS.items()]
OTHER: Final = "other"  # a sheet, a form: a heading that the decree does not list
_BY_HEADING: Final = {kind.heading: key for key, kind in KINDS.items() if kind.heading}


def kind_of(letterhead: Letterhead) -> str:
    """Return the key of the kind that a head prints.

    >>> kind_of(Letterhead(issuer="UBND", kind="KẾ HOẠCH")), kind_of(Letterhead(issuer="UBND"))
    ('plan', 'official_letter')
    """
    if letterhead.is_letter:
        return "official_letter"
    return _BY_HEADING.get(" ".join(letterhead.kind.split()).upper(), OTHER)


def name_of(key: str, *, heading: str = "") -> str:
    """Return a kind's name; of one that the decree does not list, the heading it has."""
    return KINDS[key].name if key in KINDS else heading.capitalize()


def symbol_of(key: str, *, issuer: str) -> str:
    """Return the symbol that an issuer's document of a kind usually has.

    >>> symbol_of("plan", issuer="UBND"), symbol_of("official_letter", issuer="UBND")
    ('KH-UBND', 'UBND')
    """
    letters = KINDS[key].letters if key in KINDS else ""
    return f"{letters}-{issuer}" if letters else issuer
