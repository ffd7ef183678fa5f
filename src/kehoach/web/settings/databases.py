"""Which database: the embedded one by default, PostgreSQL where its address is given."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def from_environment(var: Path) -> dict[str, Any]:
    """Return Django's settings of the database named by KEHOACH_DATABASE_URL, or of var/kehoach.sqlite3."""
    address = os.environ.get("KEHOACH_DATABASE_URL", "")
    return postgresql(address) if address else sqlite(var / "kehoach.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """Return settings of the embedded database.

    IMMEDIATE is not a matter of speed: with SQLite's own default half of the concurrent
    read-then-write transactions fail, whatever the timeout.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-65536;"
                "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;"
            ),
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """Return settings of postgresql://user:password@host:port/name, with a pool of connections.

    >>> postgresql("postgresql://kehoach@127.0.0.1:5432/ke_hoach")["NAME"]
    'ke_hoach'
    """
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError(
            "KEHOACH_DATABASE_URL chưa đúng. Ghi theo mẫu postgresql://người-dùng:mật-khẩu@máy-chủ:5432/tên."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # The pool keeps the connections; CONN_MAX_AGE must then stay 0.
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 8}},
    }
