"""The head of a list that a unit prints, laid out as Decree 30/2020/NĐ-CP has it for documents."""

import re
from dataclasses import dataclass
from typing import Final

from kehoach.web.organizations.models import Kind, Organization

# What stands before the proper name of a place; a place that is only numbered keeps it («Phường 1»).
_KIND_OF_PLACE: Final = re.compile(
    r"^(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố)\s+(?=\D)", re.IGNORECASE
)
_WITH_A_COMMITTEE: Final = frozenset({Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a list, in one or two lines, and where."""

    body: tuple[str, ...]
    place: str


def letterhead_of(unit: Organization) -> Letterhead:
    """Return the head for a unit; above a people's committee no other body is named."""
    name = " ".join(unit.name.split())
    body = ("ỦY BAN NHÂN DÂN", name.upper()) if unit.kind in _WITH_A_COMMITTEE else (name.upper(),)
    return Letterhead(body=body, place=_KIND_OF_PLACE.sub("", name, count=1) if unit.is_unit else name)
