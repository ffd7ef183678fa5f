"""Periods around today, for pages that ask what day it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.organizations.models import Appointment, Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_position
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Period, Regime, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services import extensions, submissions
from kehoach.web.reporting.services.periods import (
    ad_hoc_regime,
    open_ad_hoc,
    open_period,
    set_regime,
)
from tests.web.people import LONG_AGO, World, a_person, an_organization
from tests.web.plans.documents import PLAN_TEXT
from tests.web.reporting.years import at


def monthly(
    world: World,
    organization: Organization | None = None,
    *,
    since: date,
    name: str = "Báo cáo tháng",
) -> Regime:
    """A duty to report each month before the 20th."""
    return set_regime(
        actor=None,
        organization=organization or world.commune,
        name=name,
        frequency=Frequency.MONTHLY,
        closing_kind=ClosingKind.CALENDAR,
        deadline_day=20,
        deadline_exclusive=True,
        valid_from=since,
    )


def give(world: World, plan: Plan, *assignees: Assignee) -> None:
    """Everything of the plan is led by all of these."""
    items = [*Solution.objects.filter(plan=plan), *Indicator.objects.filter(plan=plan)]
    assign(actor=world.binh, items=items, role=Assignment.Role.LEAD, assignees=list(assignees))


def texts_of(submission: Submission, *, value: str = "250", percent: str = "40") -> dict[str, str]:
    """A filled-in report."""
    owed = owed_by(submission)
    texts = {}
    for solution in owed.solutions:
        texts[field_name(solution, "state")] = "in_progress"
        texts[field_name(solution, "percent")] = percent
        texts[field_name(solution, "result")] = "Đã tiêm 1.200 con"
    for indicator in owed.indicators:
        texts[field_name(indicator, "value")] = value
    return texts


def send_in(world: World, submission: Submission, *, value: str = "250") -> Submission:
    """The report, sent in now by the office."""
    texts = texts_of(submission, value=value)
    return submissions.submit(actor=world.binh, submission=submission, texts=texts)


def a_month_with_a_report(world: World, plan: Plan) -> Mapping[str, object]:
    """A closed-off scene: a month with An's report sent in and one of the village asking for more time."""
    give(world, plan, Assignee(world.office), Assignee(world.village))
    regime = monthly(world, since=date(2026, 1, 1), name="Báo cáo tháng của văn phòng")
    period = open_period(actor=None, regime=regime, year=2026, index=6, at=at(2026, 6, 1))
    report = send_in(world, period.submissions.get(organization=world.office))
    waiting = period.submissions.get(organization=world.village)
    extension = extensions.ask_for_report(
        actor=world.binh, submission=waiting, until=date(2026, 6, 25), reason="Chờ số liệu"
    )
    return {
        "regime": regime.pk,
        "period": period.pk,
        "report": report.pk,
        "extension": extension.pk,
        "reported": Indicator.objects.filter(plan=plan)[0].lineage,
    }


@dataclass(frozen=True)
class Office:
    """A commune that collects reports today from An's office, a village and a seat that nobody holds."""

    world: World
    plan: Plan
    regime: Regime
    period: Period

    def report_of(self, organization: Organization) -> Submission:
        """What an organization owes."""
        return self.period.submissions.get(organization=organization)

    def again(self) -> Period:
        """The period as it stands now."""
        return Period.objects.select_related("unit").get(pk=self.period.pk)


def build_office(world: World, *, days: int = 5, more: int = 0) -> Office:
    """An ad hoc period that is due in so many days, with so many more villages that owe."""
    today = timezone.localdate()
    plan = import_plan(
        actor=None,
        organization=world.commune,
        name="ke-hoach.txt",
        content=PLAN_TEXT.replace("2026", str(today.year)).encode(),
        confirmed="yes",
    )
    empty = create_position(actor=None, organization=world.office, title="Phó phòng", role=Role.REPORTER)
    villages = [an_organization(f"Thôn {number}", Kind.VILLAGE, world.commune) for number in range(more)]
    give(
        world,
        plan,
        Assignee(world.office),
        Assignee(world.village),
        Assignee(world.office, empty),
        *map(Assignee, villages),
    )
    regime = monthly(world, since=date(today.year, 1, 1))
    period = open_ad_hoc(
        actor=None,
        regime=ad_hoc_regime(actor=None, organization=world.commune),
        title="Thiệt hại do mưa lũ",
        request="Số hộ bị ngập",
        deadline=today,
    )
    if days:
        due = today + timedelta(days=days)
        Period.objects.filter(pk=period.pk).update(
            deadline=due, start=today - timedelta(days=30), closing=max(due, today)
        )
        period.submissions.update(deadline=due)
        period.refresh_from_db()
    return Office(world, plan, regime, period)


def a_head_of(village: Organization, name: str = "Đinh Văn Thôn") -> Appointment:
    """A person who reports for the village."""
    person = a_person(f"thon{village.pk}", name)
    seat = create_position(actor=None, organization=village, title="Trưởng thôn", role=Role.REPORTER)
    return appoint(actor=None, user=person, position=seat, valid_from=LONG_AGO)
