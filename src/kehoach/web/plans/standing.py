"""Where the items of a plan stand, as told by an app that stands above this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kehoach.web.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Standing:
    """One item: the look of its state, why, where more is said, who leads, and what it has come to."""

    look: str
    reason: str
    address: str
    leads: str = ""
    value: str = ""
    rate: str = ""


Teller = Callable[[Plan, date], Mapping[UUID, Standing]]
_TELLERS: list[Teller] = []


def told_by(teller: Teller) -> None:
    """Let an app tell where items stand; called once, when the app is ready."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def standings_of(plan: Plan, today: date) -> dict[UUID, Standing]:
    """Return where the items of a plan stand, by lineage; nothing where it is not in force."""
    if plan.status != Plan.Status.CONFIRMED:
        return {}
    return {lineage: one for teller in _TELLERS for lineage, one in teller(plan, today).items()}
