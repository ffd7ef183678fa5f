"""What every page shows around its own content."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.web.frame.preferences import THEMES, theme_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the menu."""

    text: str | Promise
    icon: str
    view: str
    needs: str = ""  # what the person must be allowed somewhere; nothing: everybody sees it

    @property
    def address(self) -> str:
        """Return where it leads."""
        return reverse(self.view)


# In the order of an ordinary day; an app adds its line here.
MENU = (
    Entry(_("Tổng quan"), "home", "overview:home"),
    Entry(_("Việc của tôi"), "list-check", "mine:list", needs="report"),
    Entry(_("Kế hoạch"), "file-text", "plans:list"),
    Entry(_("Nhập kế hoạch"), "file-upload", "reading:list", needs="plan"),
    Entry(_("Chỉ đạo"), "message-circle", "instructions:list", needs="view"),
    Entry(_("Kỳ báo cáo"), "calendar", "periods:list", needs="view"),
    Entry(_("Văn bản"), "writing", "documents:list", needs="view"),
    Entry(_("Cơ quan, đơn vị"), "building", "organizations:list"),
    Entry(_("Nhắc việc"), "bell", "notices:rules", needs="collect"),
    Entry(_("Việc nền"), "refresh", "jobs:list", needs="administer"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the menu with the current place marked, and the theme."""
    user = getattr(request, "user", None)
    entries = MENU if user is not None and user.is_authenticated else ()
    menu = [(entry, entry.address, _is_here(request.path, entry.address)) for entry in entries]
    return {"menu": menu, "theme": theme_of(request), "themes": THEMES}


def _is_here(path: str, address: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
