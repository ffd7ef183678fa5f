"""What a document is composed about, found again by the code that it keeps."""

from dataclasses import dataclass
from typing import Any

from kehoach.web.accounts.models import User
from kehoach.web.documents.outside import NOTHING, TYPED, Choice, Composer
from kehoach.web.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is composed about: its code, its name, and the thing itself."""

    code: str = ""
    name: str = ""
    thing: Any = None


def offered(composer: Composer, actor: User, organization: Organization, *, year: int) -> list[Choice]:
    """Return what a person may choose of this year and the one before, in the composer's order."""
    if composer.needs in (NOTHING, TYPED):
        return []
    found = [*composer.choices(actor, organization, year), *composer.choices(actor, organization, year - 1)]
    return list({choice.code: choice for choice in found}.values())


def found(
    composer: Composer, actor: User | None, organization: Organization, *, code: str, name: str = ""
) -> Subject | None:
    """Return the subject of a code; None where it stands for nothing in the organization."""
    if composer.needs == NOTHING:
        return Subject()
    thing = composer.subject(actor, organization, code)
    return None if thing is None else Subject(code, name, thing)
