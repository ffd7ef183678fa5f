"""What a mail says: from whom, answering what, whether a person wrote it, and the forms it brings."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr
from typing import Final

from kehoach.web.sheets.opening import LARGEST as LARGEST_FORM

_MOST_PARTS: Final = 50
_MOST_FORMS: Final = 5
_LONGEST_ID: Final = 250
_PROGRAMS: Final = ("mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply", "donotreply")


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, understood as far as it concerns us."""

    message_id: str
    sender: str
    subject: str
    is_automatic: bool
    forms: tuple[bytes, ...]  # the sheets it brings, cut where they are larger than any form


def read_letter(content: bytes) -> Letter:
    """Return what a mail says, however badly it is written."""
    message: Message = message_from_bytes(content, policy=policy.default)
    message_id = _header(message, "Message-ID")
    if not message_id or len(message_id) > _LONGEST_ID:
        message_id = f"<{hashlib.sha256(content).hexdigest()}>"
    sender = parseaddr(_header(message, "From"))[1].strip().lower()[:254]
    return Letter(
        message_id=message_id,
        sender=sender if sender.count("@") == 1 else "",
        subject=_header(message, "Subject")[:180],
        is_automatic=_is_automatic(message, sender),
        forms=tuple(_forms(message)),
    )


def _header(message: Message, name: str) -> str:
    try:
        said = str(message.get(name, "") or "")
    except Exception:  # the parser stumbles over some headers in its own ways; such a header says nothing
        return ""
    return " ".join(said.replace("\x00", "").split())


def _is_automatic(message: Message, sender: str) -> bool:
    """Return whether a program wrote it: who answers such mail may be answered for ever."""
    submitted = _header(message, "Auto-Submitted").lower()
    return (
        not sender
        or submitted not in {"", "no"}
        or _header(message, "Precedence").lower() in {"bulk", "junk", "list", "auto_reply"}
        or message.get_content_type() == "multipart/report"
        or _header(message, "Return-Path") == "<>"
        or any(_header(message, name) for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
        or sender.partition("@")[0].startswith(_PROGRAMS)
    )


def _forms(message: Message) -> Iterator[bytes]:
    found = 0
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS or found >= _MOST_FORMS:
            return
        try:
            name = (part.get_filename() or "").lower()
        except Exception:  # as with headers
            continue
        if part.is_multipart() or not name.endswith((".xlsx", ".xlsm", ".xls", ".ods")):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            found += 1
            # Cut where it is too large; the reader of forms says so.
            yield content[: LARGEST_FORM + 1]
