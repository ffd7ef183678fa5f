"""The mailbox of the program: what nobody has looked at yet, by IMAP."""

import imaplib
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings

AT_ONCE: Final = 50
LARGEST: Final = 20 * 1024 * 1024
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d{1,15})")


class MailboxRefused(Exception):
    """The server does not do what it is asked."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail as the server has it; of one that is too large only the head was fetched."""

    uid: bytes
    arrived_at: datetime | None
    content: bytes
    is_too_large: bool


class Mailbox:
    """An open mailbox."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self._connection = connection

    def unseen(self) -> Iterator[Arrived]:
        """Yield the mails nobody has looked at, the oldest first, not more than are dealt with at once."""
        (numbers,) = self._ask("SEARCH", None, "UNSEEN")
        for uid in (numbers or b"").split()[:AT_ONCE]:
            yield self._fetch(uid)

    def mark_seen(self, uid: bytes) -> None:
        """Have the server remember that this one is done with."""
        self._ask("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def _fetch(self, uid: bytes) -> Arrived:
        told = self._ask("FETCH", uid, "(INTERNALDATE RFC822.SIZE)")
        line = b" ".join(part if isinstance(part, bytes) else part[0] for part in told if part)
        found = _SIZE.search(line)
        is_too_large = found is None or int(found[1]) > LARGEST
        # PEEK leaves it unseen: it is seen once it is dealt with, not once it was fetched.
        asked = "(BODY.PEEK[HEADER])" if is_too_large else "(BODY.PEEK[])"
        parts = self._ask("FETCH", uid, asked)
        content = next((part[1] for part in parts if isinstance(part, tuple)), b"")
        return Arrived(uid, _arrived(line), content, is_too_large)

    def _ask(self, command: str, *words: Any) -> list[Any]:
        kind, answer = self._connection.uid(command, *words)
        if kind != "OK":
            raise MailboxRefused(f"{command}: {answer!r}")
        return answer


@contextmanager
def open_mailbox() -> Iterator[Mailbox]:
    """Open the mailbox of the settings, and close it afterwards.

    :raises OSError: the server does not answer.
    :raises imaplib.IMAP4.error: it does not let us in.
    """
    host, port = settings.IMAP_HOST, settings.IMAP_PORT
    # The library itself would take any certificate.
    context = ssl.create_default_context()
    connection: imaplib.IMAP4
    if settings.IMAP_TLS == "ssl":
        connection = imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=30)
    else:
        connection = imaplib.IMAP4(host, port, timeout=30)
    try:
        if settings.IMAP_TLS == "starttls":
            connection.starttls(ssl_context=context)
        connection.login(settings.IMAP_USER, settings.IMAP_PASSWORD)
        kind, answer = connection.select(f'"{settings.IMAP_FOLDER}"')
        if kind != "OK":
            raise MailboxRefused(f"SELECT: {answer!r}")
        yield Mailbox(connection)
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def _arrived(line: bytes) -> datetime | None:
    found = imaplib.Internaldate2tuple(line)
    # The library tells it in the time of this machine.
    return None if found is None else datetime.fromtimestamp(time.mktime(found), tz=UTC)
