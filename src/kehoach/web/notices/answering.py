"""Who answers for what is owed: holders of seats, who reports for an organization, who stands above."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.organizations.policy import Role

Place = tuple[int, int | None]  # organization, seat or None


class Seats:
    """The people in some units on a day, found by what they answer for."""

    def __init__(self, units: Iterable[int], *, on: date) -> None:
        # Where another took the place of a unit, its people answer.
        found = Organization.objects.filter(pk__in=set(units)).values_list("pk", "unit")
        self._today = {pk: unit or pk for pk, unit in found}
        held: dict[int, list[User]] = defaultdict(list)
        roles: dict[tuple[int, str], list[User]] = defaultdict(list)
        rows = (
            Appointment.objects.current(on)
            .filter(position__organization__unit__in=set(self._today.values()), user__is_active=True)
            .select_related("user", "position")
            .order_by("pk")
        )
        for row in rows:
            held[row.position_id].append(row.user)
            people = roles[row.position.organization_id, row.position.role]
            if row.user not in people:
                people.append(row.user)
        self._held, self._roles = held, roles

    def answering(self, place: Place, unit: int) -> list[User]:
        """Return who fills in what the place owes; nobody where the seat is vacant."""
        organization, seat = place
        if seat is not None:
            return self._held.get(seat, [])
        found = self._roles.get((organization, Role.REPORTER), [])
        # The office reports for the unit itself where the unit has nobody for it.
        is_unit = organization in {unit, self._today.get(unit)}
        return found or (self.coordinators(unit) if is_unit else [])

    def heads(self, organization: int, unit: int) -> list[User]:
        """Return who leads the body that owes; nobody where it is the unit itself or has no head."""
        return (
            []
            if organization in {unit, self._today.get(unit)}
            else self._roles.get((organization, Role.LEADER), [])
        )

    def leaders(self, unit: int) -> list[User]:
        """Return the leaders of the unit."""
        return self._roles.get((self._today.get(unit, unit), Role.LEADER), [])

    def coordinators(self, unit: int) -> list[User]:
        """Return the office that collects."""
        return self._roles.get((self._today.get(unit, unit), Role.COORDINATOR), [])


def answered_for_by(user: User, *, on: date) -> Q:
    """Return the filter of what the person answers for: things with `organization` and `position`."""
    found = Q(pk__in=())
    held = Appointment.objects.current(on).filter(user=user).select_related("position__organization")
    for row in held:
        found |= Q(position=row.position_id)
        at = row.position.organization
        if row.position.role == Role.REPORTER or (
            row.position.role == Role.COORDINATOR and at.is_unit and not _has_reporter(at, on)
        ):
            found |= Q(organization=at.pk, position=None)
    return found


def _has_reporter(organization: Organization, on: date) -> bool:
    held = Appointment.objects.current(on).filter(
        position__organization=organization, position__role=Role.REPORTER, user__is_active=True
    )
    return held.exists()
