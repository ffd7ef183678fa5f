"""Every role and every action, in one's own organization, one's own unit, a unit below and elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pytest

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import POLICY, Action, Role, may, reach
from tests.web.people import World, a_person, an_organization

# Where a seat reaches, for somebody who sits in an office of a province: o the office itself, u the province
# and its other bodies, b a commune below it and the bodies of that, e another province. Nothing: nowhere.
TABLE: Final[Mapping[Role, Mapping[Action, str]]] = {
    Role.COORDINATOR: {
        Action.VIEW: "oub",
        Action.PLAN: "ou",
        Action.ASSIGN: "ou",
        Action.REPORT: "ou",
        Action.COLLECT: "ou",
        Action.EXTEND: "ou",
        Action.INSTRUCT: "",
        Action.APPROVE: "",
        Action.APPRAISE: "",
        Action.WRITE: "ou",
        Action.SIGN: "",
        Action.ISSUE: "ou",
        Action.ADMINISTER: "",
    },
    Role.REPORTER: {
        Action.VIEW: "ou",
        Action.PLAN: "",
        Action.ASSIGN: "",
        Action.REPORT: "o",
        Action.COLLECT: "",
        Action.EXTEND: "",
        Action.INSTRUCT: "",
        Action.APPROVE: "",
        Action.APPRAISE: "",
        Action.WRITE: "",
        Action.SIGN: "",
        Action.ISSUE: "",
        Action.ADMINISTER: "",
    },
    Role.LEADER: {
        Action.VIEW: "oub",
        Action.PLAN: "",
        Action.ASSIGN: "",
        Action.REPORT: "",
        Action.COLLECT: "",
        Action.EXTEND: "ou",
        Action.INSTRUCT: "oub",
        Action.APPROVE: "ou",
        Action.APPRAISE: "",
        Action.WRITE: "",
        Action.SIGN: "ou",
        Action.ISSUE: "",
        Action.ADMINISTER: "",
    },
    Role.SUPERIOR: {
        Action.VIEW: "oub",
        Action.PLAN: "",
        Action.ASSIGN: "",
        Action.REPORT: "",
        Action.COLLECT: "",
        Action.EXTEND: "",
        Action.INSTRUCT: "oub",
        Action.APPROVE: "oub",
        Action.APPRAISE: "oub",
        Action.WRITE: "",
        Action.SIGN: "",
        Action.ISSUE: "",
        Action.ADMINISTER: "",
    },
    Role.OBSERVER: {
        Action.VIEW: "ou",
        Action.PLAN: "",
        Action.ASSIGN: "",
        Action.REPORT: "",
        Action.COLLECT: "",
        Action.EXTEND: "",
        Action.INSTRUCT: "",
        Action.APPROVE: "",
        Action.APPRAISE: "",
        Action.WRITE: "",
        Action.SIGN: "",
        Action.ISSUE: "",
        Action.ADMINISTER: "",
    },
    Role.ADMINISTRATOR: {
        Action.VIEW: "oub",
        Action.PLAN: "",
        Action.ASSIGN: "",
        Action.REPORT: "",
        Action.COLLECT: "",
        Action.EXTEND: "",
        Action.INSTRUCT: "",
        Action.APPROVE: "",
        Action.APPRAISE: "",
        Action.WRITE: "",
        Action.SIGN: "",
        Action.ISSUE: "",
        Action.ADMINISTER: "oub",
    },
}
PLACES: Final = "oube"


def test_every_role_has_a_word_on_every_action() -> None:
    assert set(TABLE) == set(Role) == set(POLICY)
    for role, row in TABLE.items():
        assert set(row) == set(Action), f"{role}: an action has no place in the table"


@dataclass(frozen=True)
class Ground:
    """A province with an office and a commune, another province, and a person in the office for each role."""

    places: Mapping[str, tuple[Organization, ...]]
    office: Organization


@pytest.fixture
def ground(world: World) -> Ground:
    office = an_organization("Sở Nông nghiệp", Kind.OFFICE, world.province)
    beside = an_organization("Sở Nội vụ", Kind.OFFICE, world.province)
    foreign = an_organization("Tỉnh Khác", Kind.PROVINCE)
    foreign_commune = an_organization("Xã Khác", Kind.COMMUNE, foreign)
    places = {
        "o": (office,),
        "u": (world.province, beside),
        "b": (world.commune, world.office, world.elsewhere),
        "e": (foreign, foreign_commune),
    }
    return Ground(places, office)


@pytest.mark.parametrize("role", list(Role))
def test_a_seat_reaches_as_far_as_the_table_says_and_no_farther(ground: Ground, role: Role) -> None:
    person = a_person("nguoi", "Người Ấy", role=role, at=ground.office)
    got = {action: reached(person, action, ground) for action in Action}
    assert got == dict(TABLE[role])


def reached(person: User, action: Action, ground: Ground) -> str:
    """The places in which the person may do it; check and filter must say the same of each."""
    found = ""
    for place in PLACES:
        answers = {may(person, action, organization) for organization in ground.places[place]}
        filtered = Organization.objects.filter(reach(person, action))
        answers |= {organization in filtered for organization in ground.places[place]}
        assert len(answers) == 1, f"{action} in {place}: the check and the filter differ"
        found += place if answers.pop() else ""
    return found


@pytest.mark.parametrize(
    ("who", "places"),
    [("an", {"office"}), ("binh", {"commune", "office", "village"}), ("chau", {"elsewhere"})],
)
def test_an_binh_and_chau_report_where_they_sit(world: World, who: str, places: set[str]) -> None:
    names = ("province", "commune", "office", "village", "elsewhere")
    person: User = getattr(world, who)
    assert {name for name in names if may(person, Action.REPORT, getattr(world, name))} == places
