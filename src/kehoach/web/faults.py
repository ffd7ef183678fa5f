"""What the machine cannot do at the moment, said in a sentence; and what no database keeps, refused."""

import errno
import logging
import sys
from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kehoach.web import errors

LOG: Final = logging.getLogger(__name__)
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
# What SQLite and PostgreSQL say where there is no room, which is also what a refused write looks like.
NO_ROOM_WORDS: Final = ("disk is full", "disk i/o error", "no space left", "could not extend file")
WAIT: Final = "30"  # seconds


class TellFaultsOfTheMachine:
    """Middleware: a full disk or a database that does not answer is told as such, with what to do.

    Whatever the request had begun was rolled back before this is asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, names: Any) -> None:
        """Refuse the one character that PostgreSQL keeps in no column.

        :raises BadRequest: it is in the address or in a form.
        """
        for said in (request.GET, request.POST):
            if any("\x00" in words for name, values in said.lists() for words in (name, *values)):
                raise BadRequest

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page of a fault of the machine; None leaves any other fault as it is."""
        answer = page_of(fault)
        if answer is not None:
            LOG.error("%s: %s", request.path, fault, exc_info=fault)
        return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page of any fault; outside of a view, as where a body is taken in, the machine's too."""
    fault = sys.exc_info()[1]
    return (page_of(fault) if fault else None) or errors.server_error(request)


def page_of(fault: BaseException) -> HttpResponse | None:
    """Return the page of a fault of the machine; None where the fault is our own."""
    words = str(fault).lower()
    if isinstance(fault, OperationalError):
        return no_room() if any(one in words for one in NO_ROOM_WORDS) else busy()
    return no_room() if isinstance(fault, OSError) and fault.errno in NO_ROOM else None


def no_room() -> HttpResponse:
    """Return the page of a machine whose disk is full."""
    return errors.plain_page(
        507,
        title=_("Máy chủ hết chỗ lưu"),
        message=_(
            "Ổ đĩa của máy chủ đã đầy nên việc vừa làm chưa được ghi. "
            "Báo người quản trị dọn ổ đĩa, rồi làm lại."
        ),
    )


def busy() -> HttpResponse:
    """Return the page of a database that does not answer in time."""
    answer = errors.plain_page(
        503,
        title=_("Máy chủ đang bận"),
        message=_(
            "Cơ sở dữ liệu chưa trả lời nên việc vừa làm chưa được ghi. Đợi một phút rồi làm lại; "
            "nếu vẫn vậy, báo người quản trị."
        ),
    )
    answer.headers["Retry-After"] = WAIT
    return answer
