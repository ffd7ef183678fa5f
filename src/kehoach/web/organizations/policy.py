"""Who may do what, and where in the tree: one table gives the filter of a query and the check of a thing."""

from collections.abc import Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from kehoach.web.frame.prepared import Prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kehoach.web.accounts.models import User
    from kehoach.web.organizations.models import Organization


class Role(StrEnum):
    """What a seat is for."""

    COORDINATOR = "coordinator"
    REPORTER = "reporter"
    LEADER = "leader"
    SUPERIOR = "superior"
    OBSERVER = "observer"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be asked for."""

    VIEW = "view"
    PLAN = "plan"  # read in a plan, mend it, confirm it
    ASSIGN = "assign"  # say who leads, directs and helps, and by which milestones a target is followed
    REPORT = "report"  # fill in what is owed
    COLLECT = "collect"  # open and close periods, accept reports and send them back
    EXTEND = "extend"  # give more time
    INSTRUCT = "instruct"
    APPROVE = "approve"
    APPRAISE = "appraise"
    WRITE = "write"  # compose and edit official documents, check their form
    SIGN = "sign"  # sign official documents, or send them back
    ISSUE = "issue"  # number official documents, keep their register, issue them
    ADMINISTER = "administer"


class Scope(Enum):
    """How far a seat reaches, seen from the organization it belongs to."""

    OWN = auto()  # that organization alone
    UNIT = auto()  # the commune or province it is part of, with its offices and villages
    BELOW = auto()  # the same, and the units below


POLICY: Final[Mapping[Role, Mapping[Action, Scope]]] = {
    Role.COORDINATOR: {
        Action.VIEW: Scope.BELOW,
        Action.PLAN: Scope.UNIT,
        Action.ASSIGN: Scope.UNIT,
        Action.REPORT: Scope.UNIT,
        Action.COLLECT: Scope.UNIT,
        Action.EXTEND: Scope.UNIT,
        Action.WRITE: Scope.UNIT,
        Action.ISSUE: Scope.UNIT,
    },
    Role.REPORTER: {Action.VIEW: Scope.UNIT, Action.REPORT: Scope.OWN},
    Role.LEADER: {
        Action.VIEW: Scope.BELOW,
        Action.EXTEND: Scope.UNIT,
        Action.INSTRUCT: Scope.BELOW,
        Action.APPROVE: Scope.UNIT,
        Action.SIGN: Scope.UNIT,
    },
    Role.SUPERIOR: {
        Action.VIEW: Scope.BELOW,
        Action.INSTRUCT: Scope.BELOW,
        Action.APPRAISE: Scope.BELOW,
        Action.APPROVE: Scope.BELOW,
    },
    Role.OBSERVER: {Action.VIEW: Scope.UNIT},
    Role.ADMINISTRATOR: {Action.VIEW: Scope.BELOW, Action.ADMINISTER: Scope.BELOW},
}

NOTHING: Final = Q(pk__in=())


def reach(user: "User | AnonymousUser", action: Action, *, through: str = "", on: date | None = None) -> Q:
    """Return the filter of the things on which the person may do this today (or on a given day).

    `through` is the way from the filtered model to its organization: «organization» for a plan,
    «plan__organization» for an indicator, nothing for organizations themselves. The way must be of
    foreign keys, so that no row comes twice.

    Whose place a unit took is filed under it (its unit and its path), so it is reached with no more ado; of
    what a unit was split from, its people read the records and nothing else.
    """
    if not user.is_authenticated:
        return NOTHING
    found = NOTHING
    for seat in seats_held(user, on):
        if seat.split_from and action is Action.VIEW:
            found |= _at(through, unit__in=seat.split_from)
        match POLICY[Role(seat.role)].get(action):
            case Scope.OWN:
                found |= _at(through, pk=seat.organization)
            case Scope.UNIT:
                found |= _at(through, unit=seat.unit)
            case Scope.BELOW:
                # A range, not a prefix: a database uses its index for a range whatever its collation.
                found |= _at(through, path__gte=seat.path, path__lt=next_path(seat.path))
    return found


def may(user: "User | AnonymousUser", action: Action, organization: "Organization") -> bool:
    """Return whether the person may do this in the organization: what `reach` would find, with one query."""
    if not user.is_authenticated:
        return False
    for seat in seats_held(user):
        if action is Action.VIEW and organization.unit_id in (seat.split_from or ()):
            return True
        match POLICY[Role(seat.role)].get(action):
            case Scope.OWN if seat.organization == organization.pk:
                return True
            case Scope.UNIT if seat.unit is not None and seat.unit == organization.unit_id:
                return True
            case Scope.BELOW if seat.path <= organization.path < next_path(seat.path):
                return True
    return False


class Held(NamedTuple):
    """A seat that a person holds: what it is for, where it is, and the path and the past of its unit."""

    position: int
    role: str
    organization: int
    unit: int | None
    path: str
    split_from: list[int] | None


def seats_held(user: "User", on: date | None = None) -> list[Held]:
    """Return the seats the person holds on a day; asked once for all of a request."""
    day = on or timezone.localdate()
    kept = user.seats_kept
    if kept is not None and day in kept:
        return kept[day]
    found = [Held(*row) for row in _seats().rows(user.pk, day)]
    if kept is not None:
        kept[day] = found
    return found


@cache
def _seats() -> Prepared:
    # Looked up when first asked for: the models themselves stand on this module.
    appointments = apps.get_model("organizations", "Appointment")
    return Prepared(
        appointments,
        lambda user, day: appointments.objects.filter(
            Q(valid_to=None) | Q(valid_to__gte=day), user=user, valid_from__lte=day
        ),
        "position",
        "position__role",
        "position__organization",
        "position__organization__unit",
        "position__organization__unit__path",
        "position__organization__unit__split_from",
    )


def actions_of(user: "User | AnonymousUser") -> frozenset[Action]:
    """Return what the person may do today in any organization at all."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(action for seat in seats_held(user) for action in POLICY[Role(seat.role)])


def next_path(path: str) -> str:
    """Return the first path after everything below this one.

    >>> next_path("00010009")
    '00010010'
    """
    return str(int(path) + 1).zfill(len(path))


def _at(through: str, **conditions: Any) -> Q:
    prefix = f"{through}__" if through else ""
    return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})
