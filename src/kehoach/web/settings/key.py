"""The secret that signs sessions."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(var: Path) -> str:
    """Return KEHOACH_SECRET_KEY, or the key kept in var/: made the first time, for its owner's eyes only."""
    if given := os.environ.get("KEHOACH_SECRET_KEY"):
        return given
    path = var / "secret-key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(get_random_secret_key(), encoding="utf-8")
        # Two workers may start at once: the first key stays, since a link never replaces.
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text(encoding="utf-8")
