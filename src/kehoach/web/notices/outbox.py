"""Putting a mail into the outbox: once for each key, whatever happens."""

from datetime import datetime, timedelta
from typing import Any, Final

from kehoach.web.accounts.models import User
from kehoach.web.notices.models import Notice

GOOD_FOR: Final = {Notice.Kind.DIGEST: timedelta(days=2)}
GOOD_FOR_OTHERS: Final = timedelta(days=7)
_LONGEST_SUBJECT: Final = 200


def post(
    *,
    key: str,
    kind: Notice.Kind,
    recipient: User | None,
    subject: str,
    text: str,
    now: datetime,
    **about: Any,
) -> bool:
    """Return whether the mail is new in the outbox; who has no address is kept there too, and it says so."""
    address = about.pop("address", "") or (recipient.email if recipient else "")
    notice = Notice(
        key=key,
        kind=kind,
        recipient=recipient,
        address=address,
        subject=" ".join(subject.split())[:_LONGEST_SUBJECT],
        text=text,
        created_at=now,
        next_try_at=now,
        good_until=now + GOOD_FOR.get(kind, GOOD_FOR_OTHERS),
        **about,
    )
    if Notice.objects.filter(key=key).exists():
        return False
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    return Notice.objects.filter(pk=notice.pk).exists()
