"""A database for programs that a test starts: of the kind that the suite runs on, and gone afterwards."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from kehoach.web.settings.databases import postgresql

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@contextmanager
def own_database(folder: Path, *, settings: str = "kehoach.web.settings.local") -> Iterator[dict[str, str]]:
    """Yield the environment of programs that share a migrated database of their own."""
    given = os.environ.get("KEHOACH_DATABASE_URL", "")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KEHOACH_")},
        "DJANGO_SETTINGS_MODULE": settings,
        "KEHOACH_VAR": str(folder),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    name = f"kehoach_own_{uuid.uuid4().hex[:12]}"
    if given:
        environment["KEHOACH_DATABASE_URL"] = f"{given.rsplit('/', 1)[0]}/{name}"
        administer(given, f'CREATE DATABASE "{name}"')
    try:
        ask(environment, PREPARE)
        yield environment
    finally:
        if given:
            administer(given, f'DROP DATABASE "{name}" WITH (FORCE)')


def administer(address: str, statement: str) -> None:
    """Give one order to the server, outside of any transaction."""
    place = postgresql(address)
    with psycopg.connect(
        host=place["HOST"],
        port=place["PORT"] or None,
        user=place["USER"],
        password=place["PASSWORD"] or None,
        dbname=place["NAME"],
        autocommit=True,
    ) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # names of our own making


def ask(environment: dict[str, str], code: str) -> str:
    """Return what a small program prints that works on that database."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout
