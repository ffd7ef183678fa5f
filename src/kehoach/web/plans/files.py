"""The files as they came, kept by their content outside of anything the server hands out."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def path_of(sha256: str) -> Path:
    """Return where a file of this content lies; the name it came with is never part of a path."""
    return Path(settings.MEDIA_ROOT) / "documents" / sha256[:2] / sha256


def keep(content: bytes, sha256: str) -> None:
    """Keep a file; the same content is kept once however often it comes."""
    path = path_of(sha256)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Renamed when whole and on the disk, so that nobody ever reads half a file, not even after a power cut.
    # It has a name of its own, since the same file may come twice in one moment.
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as fresh:
        try:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
            Path(fresh.name).replace(path)
        except BaseException:
            Path(fresh.name).unlink(missing_ok=True)
            raise


def content_of(sha256: str) -> bytes:
    """Return the file's bytes.

    :raises FileNotFoundError: it was removed by hand.
    """
    return path_of(sha256).read_bytes()


def forget(sha256: str) -> None:
    """Remove the file, if it is there."""
    path_of(sha256).unlink(missing_ok=True)
