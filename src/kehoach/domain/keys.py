"""Keys that whoever makes a row makes too, so that rows of many databases can be put together."""

import secrets
import time
import uuid
from typing import Final

_VERSION: Final = 0x7000
_VARIANT: Final = 1 << 63


def uuid7(*, milliseconds: int | None = None) -> uuid.UUID:
    """Return a new key that sorts by the time it was made (RFC 9562, UUID version 7).

    >>> uuid7(milliseconds=0).version, uuid7(milliseconds=1) < uuid7(milliseconds=2)
    (7, True)
    """
    made = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    high = (made << 16) | _VERSION | secrets.randbits(12)
    low = _VARIANT | secrets.randbits(62)
    return uuid.UUID(int=(high << 64) | low)
