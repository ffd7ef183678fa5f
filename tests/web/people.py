"""The same three people in every web test, and the tree they stand in.

An reports for the lead organization, Bình is in the commune, Châu is elsewhere.
"""

from dataclasses import dataclass
from datetime import date

from kehoach.web.accounts.models import User
from kehoach.web.accounts.services import create_user
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_organization, create_position

PASSWORD = "mat-khau-thu-2026"
LONG_AGO = date(2025, 7, 1)


def a_person(
    username: str, full_name: str, *, role: Role | None = None, at: Organization | None = None
) -> User:
    """A person, in a seat with this role where an organization is given."""
    person = create_user(actor=None, username=username, full_name=full_name, password=PASSWORD)
    if role is not None and at is not None:
        seat = create_position(actor=None, organization=at, title=f"Chức vụ của {full_name}", role=role)
        appoint(actor=None, user=person, position=seat, valid_from=LONG_AGO)
    return person


def an_organization(name: str, kind: Kind, parent: Organization | None = None) -> Organization:
    """An organization below its parent."""
    return create_organization(actor=None, name=name, kind=kind, parent=parent)


@dataclass(frozen=True)
class World:
    """A province with two communes; the office is the lead organization of the first."""

    province: Organization
    commune: Organization
    office: Organization
    village: Organization
    elsewhere: Organization
    an: User
    binh: User
    chau: User


def build_world() -> World:
    """The organizations and the three people."""
    province = an_organization("Tỉnh Thử", Kind.PROVINCE)
    commune = an_organization("Xã Gần", Kind.COMMUNE, province)
    office = an_organization("Phòng Kinh tế", Kind.OFFICE, commune)
    village = an_organization("Thôn Trong", Kind.VILLAGE, commune)
    elsewhere = an_organization("Xã Xa", Kind.COMMUNE, province)
    return World(
        province=province,
        commune=commune,
        office=office,
        village=village,
        elsewhere=elsewhere,
        an=a_person("an", "Lê Thị An", role=Role.REPORTER, at=office),
        binh=a_person("binh", "Trần Văn Bình", role=Role.COORDINATOR, at=commune),
        chau=a_person("chau", "Phạm Minh Châu", role=Role.COORDINATOR, at=elsewhere),
    )
