"""Whom words mean, and the key under which their meaning is kept."""

import hashlib
from dataclasses import dataclass
from typing import Final

from kehoach.vietnamese.text import key
from kehoach.web.organizations.models import Organization, Position

LONGEST_KEY: Final = 300
_HASH: Final = 16


@dataclass(frozen=True, slots=True)
class Meant:
    """A whole organization, or one seat in it."""

    organization: Organization
    position: Position | None = None

    def __str__(self) -> str:
        return str(self.position or self.organization)

    @property
    def code(self) -> str:
        """Return how forms write it: «o12» or «p5»."""
        return f"p{self.position.pk}" if self.position else f"o{self.organization.pk}"


def alias_key(text: str) -> str:
    """Return what two spellings of the same words have in common; a long list ends in a hash of it all.

    >>> alias_key("Phòng  Kinh tế.") == alias_key("PHÒNG KINH TẾ")
    True
    """
    folded = key(text).strip(" .;,-")
    if len(folded) <= LONGEST_KEY:
        return folded
    digest = hashlib.sha256(folded.encode()).hexdigest()[:_HASH]
    return f"{folded[: LONGEST_KEY - _HASH - 1]}#{digest}"
