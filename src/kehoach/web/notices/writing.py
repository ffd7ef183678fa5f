"""How a mail is worded: what, until when, the one link; polite, and the same in plain text and in HTML."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from django.conf import settings
from django.utils.translation import gettext as _

from kehoach.web.notices.deadlines import Due


def greeting(name: str) -> str:
    """Return the first line of a mail."""
    return _("Kính gửi anh/chị %(name)s,") % {"name": name} if name else _("Kính gửi anh/chị,")


def letter(name: str, paragraphs: Iterable[str]) -> str:
    """Return the text of a mail, without its link."""
    return "\n\n".join([greeting(name), *paragraphs])


def line(due: Due, today: date, *, with_whose: str = "") -> str:
    """Return a line of a list: what, whose, until when."""
    left = due.days_left(today)
    when = f"{due.on:%d/%m/%Y}"
    if left < 0:
        until = _("hạn %(when)s, đã quá %(days)d ngày") % {"when": when, "days": -left}
    elif left == 0:
        until = _("hạn hôm nay, %(when)s") % {"when": when}
    else:
        until = _("hạn %(when)s, còn %(days)d ngày") % {"when": when, "days": left}
    whose = f", {due.whose}" if with_whose else ""
    return f"- {due.what}{whose}: {until}."


def listed(title: str, lines: Sequence[str]) -> str:
    """Return a list under its title."""
    return "\n".join([title, *lines])


def body(text: str, link: str) -> str:
    """Return the plain text of a mail with its link and its end."""
    parts = [text]
    if link:
        parts.append(_("Mở tại: %(address)s") % {"address": settings.ADDRESS + link})
    return "\n\n".join([*parts, _end()])


def html_body(text: str, link: str) -> str:
    """Return the same mail as simple HTML.

    >>> html_body("Kính gửi,\\n\\nQuá hạn:\\n- <một>", "").split("<hr>")[0]
    '<p>Kính gửi,</p><p>Quá hạn:</p><ul><li>&lt;một&gt;</li></ul>'
    """
    parts = []
    for paragraph in text.split("\n\n"):
        plain = [row for row in paragraph.split("\n") if not row.startswith("- ")]
        rows = [row.removeprefix("- ") for row in paragraph.split("\n") if row.startswith("- ")]
        parts.append(f"<p>{'<br>'.join(escape(row) for row in plain)}</p>" if plain else "")
        parts.append(f"<ul>{''.join(f'<li>{escape(row)}</li>' for row in rows)}</ul>" if rows else "")
    if link:
        address = escape(settings.ADDRESS + link)
        parts.append(f'<p><a href="{address}">{escape(_("Mở trong phần mềm Kế Hoạch"))}</a></p>')
    return f"{''.join(parts)}<hr><p>{escape(_end())}</p>"


def _end() -> str:
    return _(
        "Thư này do phần mềm Kế Hoạch tự gửi. "
        "Muốn đổi cách nhận thư, mở mục «Nhắc việc của tôi» trong phần mềm."
    )
