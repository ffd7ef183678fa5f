"""Who issues the documents of a unit, and who signs them."""

import re
from datetime import date
from typing import Final

from django.db.models import QuerySet

from kehoach.web.organizations.models import Appointment, Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.writing.documents.office import COMMITTEE, Office, committee_name, territory_of
from kehoach.writing.signing import Signer

_WITH_A_COMMITTEE: Final = frozenset({Kind.COMMUNE, Kind.DISTRICT, Kind.PROVINCE})
# A kind of place before its name; with a capital it is part of the name («Phường Lê Lợi»).
_KIND_OF_PLACE: Final = re.compile(
    r"^(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố)\s+(?=\D)"
)
_CHAIR: Final = re.compile(r"^(?P<acting>quyền\s+|q\.\s*)?chủ tịch\b", re.IGNORECASE)


def office_of(unit: Organization, on: date) -> Office:
    """Return who issues for a unit on a day, with two queries; nobody signs where no chair is known."""
    parent = Organization.objects.filter(pk=unit.parent_id).first() if unit.parent_id else None
    higher = f"UBND {territory_of(parent.name)}" if parent and parent.kind in _WITH_A_COMMITTEE else None
    if unit.kind not in _WITH_A_COMMITTEE:
        name = " ".join(unit.name.split())
        above = committee_name(parent.name) if higher and parent else ""
        signer = Signer("Thủ trưởng")
        return Office(
            name,
            name,
            place=name,
            superior=above,
            higher=higher,
            sign=_initials(name),
            code=unit.code,
            signer=signer,
        )
    territory = territory_of(unit.name)
    return Office(
        name=f"UBND {territory}",
        full_name=committee_name(unit.name),
        place=_KIND_OF_PLACE.sub("", territory, count=1),
        territory=territory,
        higher=higher,
        code=unit.code,
        signer=_signer(unit, on),
    )


def _initials(name: str) -> str:
    """Return the sign of an office that issues in its own name.

    >>> _initials("Phòng Kinh tế")
    'PKT'
    """
    return "".join(word[0] for word in name.upper().split() if word[0].isalpha())


def _signer(unit: Organization, on: date) -> Signer:
    """Return the chair, signing for the committee."""
    held: QuerySet[Appointment] = Appointment.objects.current(on).filter(
        position__organization=unit, position__role=Role.LEADER, user__is_active=True
    )
    names = held.order_by("valid_from", "pk").values_list("position__title", "user__full_name")
    for title, name in names:
        match = _CHAIR.match(title)
        if match:
            return Signer("Chủ tịch", name, body=COMMITTEE, is_acting=bool(match["acting"]))
    return Signer("Chủ tịch", body=COMMITTEE)


def clerks_of(unit: Organization) -> str | None:
    """Return the head of the unit's own office, who proposes and follows; None where it has none."""
    offices = Organization.objects.filter(unit=unit, kind=Kind.OFFICE, name__istartswith="Văn phòng")
    name = offices.order_by("path").values_list("name", flat=True).first()
    return None if name is None else f"Chánh {name} {territory_of(unit.name)}"
