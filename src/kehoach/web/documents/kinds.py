"""The kinds of documents, each with the letters that its symbol begins with.

Decree 30/2020/NĐ-CP of 5 March 2020, Article 7 and Annex III; in force since 5 March 2020.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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


KINDS: Final[Mapping[str, Kind]] = {
    "official_letter": Kind("Công văn"),
    "plan": Kind("Kế hoạch", "KH"),
    "report": Kind("Báo cáo", "BC"),
    "decision": Kind("Quyết định", "QĐ"),
    "proposal_letter": Kind("Tờ trình", "TTr"),
    "notice": Kind("Thông báo", "TB"),
    "resolution": Kind("Nghị quyết", "NQ"),
    "directive": Kind("Chỉ thị", "CT"),
    "programme": Kind("Chương trình", "CTr"),
    "guidance": Kind("Hướng dẫn", "HD"),
    "scheme": Kind("Đề án", "ĐA"),
    "option": Kind("Phương án", "PA"),
    "project": Kind("Dự án", "DA"),
    "statute": Kind("Quy chế", "QC"),
    "regulation": Kind("Quy định", "QyĐ"),
    "communique": Kind("Thông cáo", "TC"),
    "minutes": Kind("Biên bản", "BB"),
    "contract": Kind("Hợp đồng", "HĐ"),
    "telegram": Kind("Công điện", "CĐ"),
    "memorandum": Kind("Bản ghi nhớ", "BGN"),
    "agreement": Kind("Bản thỏa thuận", "BTT"),
    "authorization": Kind("Giấy ủy quyền", "GUQ"),
    "invitation": Kind("Giấy mời", "GM"),
    "introduction": Kind("Giấy giới thiệu", "GGT"),
    "dispatch_note": Kind("Phiếu gửi", "PG"),
    "transfer_note": Kind("Phiếu chuyển", "PC"),
    "report_note": Kind("Phiếu báo", "PB"),
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
