"""Files that are too large never reach memory or disk."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kehoach.reading.formats.open import LARGEST_FILE
from kehoach.web import errors

# What a form adds to its file: the other fields and the boundaries.
FORM_AROUND_FILE = 512 * 1024
# Beyond this the connection is simply closed.
MOST_LET_PASS = 100 * 1024 * 1024
CHUNK = 256 * 1024


def sentence() -> str:
    """Return what the sender of too large a file reads."""
    return _(
        "Tệp lớn hơn %(limit)d MB nên chưa được nhận. "
        "Tách bớt phụ lục hoặc giảm dung lượng ảnh rồi tải lên lại."
    ) % {"limit": LARGEST_FILE // (1024 * 1024)}


class RefuseLargeBodies:
    """Middleware: a body that says it is too large is refused, and nothing of it is kept anywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > LARGEST_FILE + FORM_AROUND_FILE:
            _let_pass(request)
            return errors.too_large(request, sentence())
        answer = self.get_response(request)
        if getattr(request, "upload_was_cut", False) and answer.status_code != 413:
            return errors.too_large(request, sentence())
        return answer


def _let_pass(request: HttpRequest) -> None:
    """Take the body off the wire: a browser that is still sending would never see the answer."""
    left = MOST_LET_PASS
    while left > 0 and (taken := len(request.read(CHUNK))):
        left -= taken


class CutLargeFiles(FileUploadHandler):
    """Stops a file that grows beyond the limit without having said so."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Return the bytes for the next handler.

        :raises StopUpload: the file is too large.
        """
        self.taken += len(raw_data)
        if self.taken > LARGEST_FILE:
            if self.request is not None:
                self.request.upload_was_cut = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Return nothing: the next handler keeps the file."""
        return
