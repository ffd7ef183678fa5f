"""What documents are composed about: a period, a plan, a year; found again by the code that is kept."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.outside import NOTHING, TYPED, Composer
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.models import Period

# Years of months and quarters; older ones are told by the report of their year.
MOST: Final = 60
_YEARS: Final = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is composed about: its code, its name, and the thing itself."""

    code: str = ""
    name: str = ""
    thing: Any = None


def offered(composer: Composer, actor: User, organization: Organization, *, year: int) -> list[Subject]:
    """Return what a person may choose, the newest first."""
    unit = organization.unit or organization
    match composer.subject_kind:
        case "period":
            periods = Period.objects.visible_to(actor).filter(unit=unit).order_by("-closing", "-pk")
            return [Subject(str(period.pk), str(period), period) for period in periods[:MOST]]
        case "plan":
            plans = Plan.objects.visible_to(actor).confirmed().filter(organization=unit)
            newest = plans.select_related("document").defer("document__layout").order_by("-year", "-pk")
            return [Subject(str(plan.pk), str(plan), plan) for plan in newest[:MOST]]
        case "year":
            return [_year(one) for one in range(year, year - 4, -1)]
        case _:
            return []


def found(composer: Composer, actor: User | None, organization: Organization, *, code: str) -> Subject | None:
    """Return the subject of a code; None where it stands for nothing in the unit."""
    unit = organization.unit or organization
    if composer.subject_kind in (NOTHING, TYPED):
        return Subject()
    if not (code.isascii() and code.isdigit() and len(code) < 19):
        return None
    match composer.subject_kind:
        case "period":
            periods = Period.objects.all() if actor is None else Period.objects.visible_to(actor)
            period = periods.filter(unit=unit, pk=int(code)).select_related("regime", "unit").first()
            return Subject(code, str(period), period) if period else None
        case "plan":
            plans = Plan.objects.all() if actor is None else Plan.objects.visible_to(actor)
            plan = plans.confirmed().filter(organization=unit, pk=int(code)).first()
            return Subject(code, str(plan), plan) if plan else None
        case _:
            return _year(int(code)) if int(code) in _YEARS else None


def _year(year: int) -> Subject:
    return Subject(str(year), _("năm %(year)s") % {"year": year}, year)
