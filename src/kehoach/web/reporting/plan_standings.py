"""What the pages of a plan show of where its items stand."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse

from kehoach.scoring.sentences import figure
from kehoach.web.plans.models import Plan, Task
from kehoach.web.plans.standing import Standing
from kehoach.web.reporting.places import names_at
from kehoach.web.reporting.states import IndicatorState, SolutionState
from kehoach.web.reporting.states_looks import LOOK_OF
from kehoach.web.reporting.unit_states import states_of


def standings(plan: Plan, today: date) -> Mapping[UUID, Standing]:
    """Return where each solution, task and indicator of the plan stands as of a day, by lineage."""
    states = states_of(plan.organization, plan.year or today.year, today)
    items: list[SolutionState | IndicatorState] = [*states.solutions, *states.indicators]
    names = names_at(place for one in items for place in one.leads)
    found: dict[UUID, Standing] = {}
    for solution in states.solutions:
        if solution.plan == plan.pk:
            found[solution.lineage] = Standing(
                LOOK_OF[solution.verdict.status],
                solution.verdict.reason,
                reverse("states:task", args=[solution.task]) + f"#s{solution.pk}",
                leads="; ".join(names[place] for place in solution.leads),
            )
    for indicator in states.indicators:
        if indicator.plan == plan.pk:
            found[indicator.lineage] = Standing(
                LOOK_OF[indicator.verdict.status],
                indicator.verdict.reason,
                reverse("states:indicator", args=[indicator.pk]),
                leads="; ".join(names[place] for place in indicator.leads),
                value="" if indicator.value is None else figure(indicator.value),
                rate="" if indicator.rate is None else figure(indicator.rate, "%"),
            )
    lineages = dict(Task.objects.filter(plan=plan).values_list("pk", "lineage"))
    for task in states.tasks:
        if task.pk in lineages:
            found[lineages[task.pk]] = Standing(
                LOOK_OF[task.verdict.status], task.verdict.reason, reverse("states:task", args=[task.pk])
            )
    return found
