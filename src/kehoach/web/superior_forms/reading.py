"""A file that came: whether it may be opened as a form, and its name without folders."""

import io
import zipfile
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from kehoach.web.sheets.opening import LARGEST
from kehoach.web.superior_forms.refusals import FileRefused

_LONGEST_NAME: Final = 200
# A form of the state has some hundred rows; a sheet of this size takes seconds to read.
_MOST_TOLD: Final = 30 * 1024 * 1024


def looked_at(name: str, content: bytes) -> str:
    """Return the file's name without folders.

    :raises FileRefused: it is empty, too large, or not of the kind that is taken in.
    """
    plain = PurePath(name.replace("\\", "/")).name.replace("\x00", "").strip()[-_LONGEST_NAME:] or _("tệp")
    if not content:
        raise FileRefused(_("Tệp «%(name)s» rỗng. Chọn lại tệp Excel.") % {"name": plain})
    if len(content) > LARGEST:
        raise FileRefused(
            _("Tệp «%(name)s» lớn hơn %(most)d MB. Bỏ ảnh, bỏ trang không dùng rồi tải lên lại.")
            % {"name": plain, "most": LARGEST // 1024 // 1024}
        )
    if not plain.lower().endswith(".xlsx"):
        raise FileRefused(
            _("Tệp «%(name)s» không phải .xlsx. Mở bằng Excel, lưu dạng .xlsx rồi tải lên lại.")
            % {"name": plain}
        )
    if _told(content) > _MOST_TOLD:
        raise FileRefused(
            _("Tệp «%(name)s» có quá nhiều ô. Bỏ trang, dòng, cột không dùng rồi tải lên lại.")
            % {"name": plain}
        )
    return plain


def _told(content: bytes) -> int:
    """Return how many bytes a workbook unpacks to but for its pictures; 0 where it is none, told later."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            return sum(part.file_size for part in parts if not part.filename.startswith("xl/media/"))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return 0
