"""The sample unit: organizations, seats, people and plan documents that ship with the package."""

import secrets
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from kehoach.reading.refusals import Unreadable
from kehoach.web.accounts.models import User
from kehoach.web.accounts.services import create_user
from kehoach.web.operations.sample_year import SampleYear
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_organization, create_position
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.refusals import NotAPlan

# The day the two-tier local government began; every sample seat has been held since.
SINCE: Final = date(2025, 7, 1)
# No look-alikes (0 O, 1 l I), since people type it from a screen or a sheet of paper.
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def database_is_empty() -> bool:
    """Return whether nobody has put anything in yet."""
    return not Organization.objects.exists() and not User.objects.exists()


def sign_ins() -> list[str]:
    """Return the sign-ins of the sample unit as lines to print; nothing where it was never loaded."""
    path = _sign_in_file()
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def load() -> Iterator[str]:
    """Put the sample unit into an empty database; yield a line of what was done after each step."""
    samples = resources.files("kehoach") / "samples"
    if not (samples / "unit.toml").is_file():
        yield "Bản cài đặt này không kèm đơn vị mẫu."
        return
    unit = tomllib.loads((samples / "unit.toml").read_text(encoding="utf-8"))
    organizations = load_organizations(unit["organizations"])
    yield f"{len(organizations)} cơ quan, đơn vị"
    # One word for all of them, new on every machine: a sample is to be looked at, not guarded.
    password = "".join(secrets.choice(LETTERS) for _ in range(12))
    people = load_people(unit, organizations, password=password)
    _keep_sign_ins(unit, password)
    yield f"{len(people)} tài khoản"
    for row in unit.get("plans", ()):
        yield _load_plan(row, organizations[row["organization"]])
    for row in unit.get("years", ()):
        year = SampleYear(
            unit=organizations[row["organization"]],
            year=row["year"],
            coordinator=people.get(row.get("coordinator", "")),
            leader=people.get(row.get("leader", "")),
        )
        # A line a month would be too many for a screen; the last says where the year stands.
        *_, last = year.live(timezone.now())
        yield last


def _load_plan(row: dict[str, Any], organization: Organization) -> str:
    """Read one sample document in as anybody would; return a line of what came of it."""
    file = resources.files("kehoach") / "samples" / "documents" / row["file"]
    try:
        plan = import_plan(
            actor=None,
            organization=organization,
            name=row["file"],
            content=file.read_bytes(),
            confirmed="" if row.get("draft") else "yes",
        )
    except (Unreadable, NotAPlan) as refusal:
        return str(refusal)
    return f"{organization}: {plan}"


def load_organizations(rows: list[dict[str, Any]]) -> dict[str, Organization]:
    """Return the sample's organizations by their keys, new in the database."""
    made: dict[str, Organization] = {}
    for row in rows:
        made[row["key"]] = create_organization(
            actor=None,
            name=row["name"],
            kind=row["kind"],
            parent=made[row["parent"]] if row.get("parent") else None,
            code=row.get("code", ""),
            valid_from=row.get("valid_from"),
        )
    return made


def load_people(
    unit: dict[str, Any], organizations: dict[str, Organization], *, password: str
) -> dict[str, User]:
    """Return the sample's people by their names at the door, each in their seats."""
    seats = {
        row["key"]: create_position(
            actor=None,
            organization=organizations[row["organization"]],
            title=row["title"],
            role=Role(row["role"]),
        )
        for row in unit["positions"]
    }
    people = {}
    for row in unit["people"]:
        person = create_user(
            actor=None,
            username=row["username"],
            full_name=row["full_name"],
            email=row.get("email", ""),
            password=password,
        )
        for seat in row["positions"]:
            appoint(actor=None, user=person, position=seats[seat], valid_from=SINCE)
        people[person.username] = person
    return people


def _keep_sign_ins(unit: dict[str, Any], password: str) -> None:
    titles = {row["key"]: row["title"] for row in unit["positions"]}
    lines = [
        f"{row['username']:<14} {password}   {row['full_name']}, {titles[row['positions'][0]]}"
        for row in unit["people"]
        if row.get("shown", True)
    ]
    path = _sign_in_file()
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sign_in_file() -> Path:
    return Path(settings.VAR) / "sample-sign-ins.txt"
