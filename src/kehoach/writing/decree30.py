"""The layout of administrative documents: Decree 30/2020/NĐ-CP of 5 March 2020, Annex I, as constants.

The decree gives ranges; `size` is what we set, `sizes` what it allows. Lengths are millimetres, sizes points.
`clause` names part and section of Annex I: «II.5» is section 5 of part II.
In force since 5 March 2020; no decree that replaces it was known in November 2026.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kehoach.writing.content import Align

FONT: Final = "Times New Roman"  # Part I.1: Unicode TCVN 6909:2001, black
LANGUAGE: Final = "vi-VN"


@dataclass(frozen=True, slots=True)
class Length:
    """A length in millimetres that we set, and the range that the decree allows."""

    set: float
    least: float
    most: float
    clause: str


PAGE_WIDTH: Final = Length(210, 210, 210, "I.1")  # A4
PAGE_HEIGHT: Final = Length(297, 297, 297, "I.1")
MARGIN_TOP: Final = Length(20, 20, 25, "I.3")
MARGIN_BOTTOM: Final = Length(20, 20, 25, "I.3")
MARGIN_LEFT: Final = Length(30, 30, 35, "I.3")
MARGIN_RIGHT: Final = Length(20, 15, 20, "I.3")
FIRST_LINE: Final = Length(12.7, 10, 12.7, "II.5")  # 1 cm or 1,27 cm
PARAGRAPH_GAP: Final = 6.0  # points between paragraphs, at least (II.5)
LINE_SPACING: Final = (1.0, 1.0, 1.5)  # set, at least, at most (II.5)
SUBJECT_GAP: Final = 6.0  # points between number and the subject of a letter (II.4)
# Page numbers: Arabic, centred in the top margin, from 1, not on the first page; annexes on their own (I.7).
PAGE_NUMBER_SIZES: Final = (13.0, 14.0)
PAGE_NUMBER_SIZE: Final = 13.0


class Component(StrEnum):
    """The boxes of the decree's drawing, with their number."""

    NATION = "1a Quốc hiệu"
    MOTTO = "1b Tiêu ngữ"
    SUPERIOR = "2a Tên cơ quan chủ quản"
    ISSUER = "2b Tên cơ quan ban hành"
    NUMBER = "3 Số, ký hiệu"
    PLACE_DATE = "4 Địa danh, thời gian"
    KIND = "5a Tên loại"
    SUBJECT = "5a Trích yếu"
    LETTER_SUBJECT = "5b Trích yếu công văn"
    LEGAL_BASIS = "6 Căn cứ ban hành"
    BODY = "6 Nội dung"
    AUTHORITY = "7a Quyền hạn, chức vụ"
    SIGNER = "7b Họ và tên"
    ADDRESSEES = "9a Kính gửi"
    RECIPIENTS_LABEL = "9b Nơi nhận"
    RECIPIENTS = "9b Danh sách nơi nhận"
    SECRECY = "10a Độ mật"
    URGENCY = "10b Độ khẩn"
    CIRCULATION = "11 Phạm vi lưu hành"
    DRAFTER = "12 Người soạn thảo"
    ADDRESS = "13 Địa chỉ cơ quan"
    COPY_SIGNATURE = "14 Chữ ký số của bản sao"
    ANNEX_LABEL = "Phụ lục"
    ANNEX_TITLE = "Tên phụ lục"
    ANNEX_REFERENCE = "Kèm theo văn bản"


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line below a component, as a share of the length of its words."""

    share: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a component is set."""

    clause: str
    size: float
    sizes: tuple[float, float]
    align: Align
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    rule: Rule | None = None


_WHOLE: Final = Rule(1.0, 1.0, 1.0)
_PART: Final = Rule(0.4, 1 / 3, 1 / 2)

SETTINGS: Final[dict[Component, Setting]] = {
    Component.NATION: Setting("II.1", 12, (12, 13), Align.CENTER, bold=True, capitals=True),
    Component.MOTTO: Setting("II.1", 13, (13, 14), Align.CENTER, bold=True, rule=_WHOLE),
    Component.SUPERIOR: Setting("II.2", 12, (12, 13), Align.CENTER, capitals=True),
    Component.ISSUER: Setting("II.2", 12, (12, 13), Align.CENTER, bold=True, capitals=True, rule=_PART),
    Component.NUMBER: Setting("II.3", 13, (13, 13), Align.CENTER),
    Component.PLACE_DATE: Setting("II.4", 13, (13, 14), Align.CENTER, italic=True),
    Component.KIND: Setting("II.5", 14, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.SUBJECT: Setting("II.5", 14, (13, 14), Align.CENTER, bold=True, rule=_PART),
    Component.LETTER_SUBJECT: Setting("II.5", 12, (12, 13), Align.CENTER),
    Component.LEGAL_BASIS: Setting("II.6", 14, (13, 14), Align.JUSTIFY, italic=True),
    Component.BODY: Setting("II.6", 14, (13, 14), Align.JUSTIFY),
    Component.AUTHORITY: Setting("II.7", 14, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.SIGNER: Setting("II.7", 14, (13, 14), Align.CENTER, bold=True),
    Component.ADDRESSEES: Setting("II.9", 14, (13, 14), Align.LEFT),
    Component.RECIPIENTS_LABEL: Setting("II.9", 12, (12, 12), Align.LEFT, bold=True, italic=True),
    Component.RECIPIENTS: Setting("II.9", 11, (11, 11), Align.LEFT),
    Component.SECRECY: Setting("III.2", 13, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.URGENCY: Setting("III.2", 13, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.CIRCULATION: Setting("III.2", 13, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.DRAFTER: Setting("III.3", 11, (11, 11), Align.LEFT, capitals=True),
    Component.ADDRESS: Setting("III.4", 11, (11, 12), Align.CENTER),
    Component.COPY_SIGNATURE: Setting("II.8", 10, (10, 10), Align.RIGHT),
    Component.ANNEX_LABEL: Setting("III.1", 14, (14, 14), Align.CENTER, bold=True),
    Component.ANNEX_TITLE: Setting("III.1", 14, (13, 14), Align.CENTER, bold=True, capitals=True),
    Component.ANNEX_REFERENCE: Setting("III.1", 14, (13, 14), Align.CENTER, italic=True),
}

# Red frames of the marks of urgency, width and height (III.2).
URGENCY_FRAMES: Final = {"HOẢ TỐC": (30.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "KHẨN": (20.0, 8.0)}
MARK_COLOUR: Final = "FF0000"

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
# The head is two columns side by side: issuer and number left, nation and date right (drawing of Annex I).
HEAD_COLUMNS: Final = (63.0, 97.0)
FOOT_COLUMNS: Final = (75.0, 85.0)
SEAL_ROOM: Final = 25.0  # for signature and seal, between office and name
END: Final = "./."  # after the last word of the content (II.6)
POINT_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet (II.5)
