"""Which files may stand beside a report: of a kind that offices use, and truly of that kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from kehoach.web.reporting.refusals import EvidenceRefused

LARGEST: Final = 20 * 1024 * 1024
_LONGEST_NAME: Final = 200
_ZIP: Final = b"PK\x03\x04"
# Ending → (media type, how such a file begins).
KINDS: Final[Mapping[str, tuple[str, tuple[bytes, ...]]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (_ZIP,)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (_ZIP,)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (_ZIP,)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".doc": ("application/msword", (b"\xd0\xcf\x11\xe0",)),
    ".xls": ("application/vnd.ms-excel", (b"\xd0\xcf\x11\xe0",)),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that may be kept: its name without folders, and what it is."""

    name: str
    media_type: str


def look_at(name: str, content: bytes) -> Looked:
    """Return what the file is.

    :raises EvidenceRefused: it is too large, empty, or not of a kind that is kept.
    """
    plain = PurePath(name.replace("\\", "/")).name.strip()[-_LONGEST_NAME:] or _("tệp")
    if not content:
        raise EvidenceRefused(_("Tệp «%(name)s» rỗng. Chọn lại tệp.") % {"name": plain})
    if len(content) > LARGEST:
        raise EvidenceRefused(
            _("Tệp «%(name)s» lớn hơn %(most)d MB. Chụp lại hoặc nén nhỏ hơn rồi tải lên.")
            % {"name": plain, "most": LARGEST // 1024 // 1024}
        )
    known = KINDS.get(PurePath(plain).suffix.lower())
    if known is None:
        raise EvidenceRefused(
            _("Tệp «%(name)s» không thuộc loại nhận làm tài liệu kiểm chứng. Dùng PDF, Word, Excel hoặc ảnh.")
            % {"name": plain}
        )
    media_type, openings = known
    if not content.startswith(openings):
        raise EvidenceRefused(
            _("Tệp «%(name)s» không đúng loại như đuôi tên của nó. Mở tệp, lưu lại rồi tải lên.")
            % {"name": plain}
        )
    return Looked(plain, media_type)
