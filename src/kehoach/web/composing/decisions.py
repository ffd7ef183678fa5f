"""The decision that gives the targets of a plan to those who answer for them."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from kehoach.domain.plan import Comparator
from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import clerks_of, office_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.plans_cited import bases_of, cited
from kehoach.web.composing.target_facts import named, printed_name
from kehoach.web.composing.year_facts import in_families
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Assignment, Indicator, Plan
from kehoach.web.reporting.owing import Place
from kehoach.web.reporting.places import names_at
from kehoach.writing.content import Document
from kehoach.writing.documents.assignment_decision import DecisionFacts, GivenTarget, compose
from kehoach.writing.goals import goal_in_signs
from kehoach.writing.template import Template


def decision_facts(actor: User | None, unit: Organization, plan: Plan, on: date) -> DecisionFacts:
    """Return the targets of a plan that somebody answers for, in the plan's order.

    :raises PermissionDenied: the actor does not see the unit.
    """
    ask_to_see(actor, unit)
    indicators = list(
        Indicator.objects.present().filter(plan=plan, plan__organization=unit).order_by("order")
    )
    leads: dict[UUID, list[Place]] = defaultdict(list)
    standing = Assignment.objects.standing().leading().filter(unit=unit, subject=Assignment.Subject.INDICATOR)
    for lineage, organization, position in standing.order_by("assigned_at", "pk").values_list(
        "lineage", "organization", "position"
    ):
        leads[lineage].append((organization, position))
    names = names_at(place for held in leads.values() for place in held)
    clerks = clerks_of(unit)
    return DecisionFacts(
        office=office_of(unit, on),
        year=plan.year or on.year,
        basis=(*bases_of(plan), cited(plan, unit)),
        proposer=clerks,
        follower=clerks,
        targets=tuple(
            GivenTarget(
                name=printed_name(one),
                unit=one.unit,
                group=group,
                is_part=one.parent_id is not None,
                goal_cell=_goal(one),
                lead=named(leads[one.lineage], names),
                origin=f"indicator:{one.lineage}",
            )
            for one, group in in_families(indicators)
            if one.lineage in leads
        ),
    )


def compose_decision(
    actor: User | None, unit: Organization, plan: Plan, on: date, template: Template
) -> Document:
    """Return the decision as a draft of a day."""
    return compose(decision_facts(actor, unit, plan, on), template, on=on)


def _goal(indicator: Indicator) -> str:
    if indicator.kind == Indicator.Kind.ACHIEVEMENT:
        return "Đạt"
    comparator = Comparator(indicator.comparator) if indicator.comparator else None
    return goal_in_signs(comparator, indicator.value, low=indicator.low, high=indicator.high)
