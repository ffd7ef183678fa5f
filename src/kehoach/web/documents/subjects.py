"""What documents are composed from: a period, a plan, a year; found again by its key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.outside import SubjectKind
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.models import Period

# A year of months, quarters and what was asked for once; older ones are found by the year's report.
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is composed from: its kind, its key, its name, and the thing itself."""

    kind: SubjectKind
    key: str = ""
    name: str = ""
    thing: Any = None


def offered(kind: SubjectKind, actor: User, organization: Organization, on: date) -> Sequence[Subject]:
    """Return what a person may choose, the newest first."""
    unit = organization.unit or organization
    match kind:
        case SubjectKind.PERIOD:
            periods = Period.objects.visible_to(actor).filter(unit=unit).order_by("-closing", "-pk")[:MOST]
            return [Subject(kind, str(period.pk), str(period), period) for period in periods]
        case SubjectKind.PLAN:
            plans = Plan.objects.visible_to(actor).confirmed().filter(organization=unit)
            newest = plans.order_by("-year", "-pk")[:MOST]
            return [Subject(kind, str(plan.pk), str(plan), plan) for plan in newest]
        case SubjectKind.YEAR:
            return [_year(year) for year in range(on.year + 1, on.year - 4, -1)]
        case _:
            return [Subject(kind)]


def found(kind: SubjectKind, key: str, actor: User | None, organization: Organization) -> Subject | None:
    """Return the subject of a key, of this unit; None where there is none."""
    unit = organization.unit or organization
    is_number = key.isascii() and key.isdigit() and len(key) < 19
    if kind in (SubjectKind.PERIOD, SubjectKind.PLAN) and not is_number:
        return None
    match kind:
        case SubjectKind.PERIOD:
            periods = Period.objects if actor is None else Period.objects.visible_to(actor)
            period = periods.filter(unit=unit, pk=int(key)).first()
            return Subject(kind, key, str(period), period) if period else None
        case SubjectKind.PLAN:
            plans = Plan.objects if actor is None else Plan.objects.visible_to(actor)
            plan = plans.filter(organization=unit, pk=int(key)).first()
            return Subject(kind, key, str(plan), plan) if plan else None
        case SubjectKind.YEAR:
            is_year = key.isascii() and key.isdigit() and len(key) == 4
            return _year(int(key)) if is_year else None
        case _:
            return Subject(kind)


def _year(year: int) -> Subject:
    return Subject(SubjectKind.YEAR, str(year), _("năm %(year)s") % {"year": year}, year)
