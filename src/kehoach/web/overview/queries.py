"""What the first page asks: where the person works, what waits for them, what the plans hold."""

from typing import Any

from django.db.models import Count, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Appointment, Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.plans.models import Finding, Indicator, Plan, SourceDocument, Task
from kehoach.web.plans.queries import drafts_of

# The first page shows the beginning of each list; the list's own page has the rest.
SHOWN = 8


def seats_of(user: User) -> list[Appointment]:
    """Return the seats the person holds today."""
    held = Appointment.objects.filter(user=user).current()
    return list(held.select_related("position__organization__unit").order_by("position__organization__path"))


def units_of(user: User) -> list[Organization]:
    """Return the communes and provinces that the person sees, those above first; one more than shown."""
    return list(Organization.objects.visible_to(user).units().order_by("path")[: SHOWN + 1])


def drafts_for(user: User) -> list[SourceDocument]:
    """Return the documents that wait for the person to look them through."""
    return drafts_of(Organization.objects.where_may(user, Action.PLAN))[:SHOWN]


def plans_for(user: User) -> list[Plan]:
    """Return the newest confirmed plans the person sees, with what they hold counted."""
    counted = _newest(user).annotate(
        indicator_count=_count(Indicator, removed=False),
        task_count=_count(Task, removed=False),
        finding_count=_count(Finding, state=Finding.State.OPEN),
    )
    return list(counted[:SHOWN])


def plans_named(user: User) -> list[Plan]:
    """Return the same plans by name alone, for a page that says more of them elsewhere."""
    return list(_newest(user)[:SHOWN])


def _newest(user: User) -> QuerySet[Plan]:
    plans = Plan.objects.visible_to(user).confirmed().select_related("organization", "document")
    plans = plans.only("title", "year", "organization__name", "document__name")
    return plans.order_by(F("year").desc(nulls_last=True), "organization__path", "-pk")


def _count(model: type[Model], **conditions: Any) -> Coalesce:
    """Return the number of a plan's rows, counted apart so that one count does not multiply another."""
    rows = model._default_manager.filter(plan=OuterRef("pk"), **conditions).order_by()
    return Coalesce(Subquery(rows.values("plan").annotate(number=Count("pk")).values("number")), 0)
