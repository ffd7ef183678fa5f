"""A commune with a confirmed plan that is given to people, and the calls that move it through the year."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Period, Regime, Submission
from kehoach.web.reporting.services import evidence
from kehoach.web.reporting.services.instructions import instruct
from kehoach.web.reporting.services.periods import open_period, set_regime
from kehoach.web.reporting.services.submissions import accept, submit
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT


def at(year: int, month: int, day: int, hour: int = 3) -> datetime:
    """A time of day in the office; 3 o'clock UTC is 10 in the morning there."""
    return datetime(year, month, day, hour, tzinfo=UTC)


@dataclass(frozen=True)
class Year:
    """The commune's year: its plan, its duty to report, and who leads what."""

    world: World
    plan: Plan
    regime: Regime

    @property
    def solutions(self) -> list[Solution]:
        """The solutions of the plan."""
        return list(Solution.objects.filter(plan=self.plan).order_by("order"))

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of the plan."""
        return list(Indicator.objects.filter(plan=self.plan).order_by("order"))

    def open(self, month: int) -> Period:
        """The month, opened on its first day."""
        return open_period(
            actor=self.world.binh, regime=self.regime, year=2026, index=month, at=at(2026, month, 1)
        )

    def report_of(self, period: Period, organization: Organization | None = None) -> Submission:
        """What an organization owes in the month; An's office where none is named."""
        return period.submissions.get(organization=organization or self.world.office)

    def texts(self, **figures: str) -> dict[str, str]:
        """A filled-in report: all is under way, and each indicator has a figure."""
        texts = {}
        for solution in self.solutions:
            texts[field_name(solution, "state")] = "in_progress"
            texts[field_name(solution, "percent")] = figures.get("percent", "40")
            texts[field_name(solution, "result")] = figures.get("result", "Đã tiêm 1.200 con")
        for indicator in self.indicators:
            texts[field_name(indicator, "value")] = figures.get("value", "250")
        return texts


def what_is_reported(world: World, leader: User) -> dict[str, object]:
    """The keys of a report with a file beside it, of an accepted one, and of an instruction."""
    text = PLAN_TEXT.replace("Số: 15", "Số: 16").replace("Tháng 6/2026", "Năm 2026")
    year = build_year(world, text)
    accepted = submit(actor=world.an, submission=year.report_of(year.open(6)), texts=year.texts())
    accept(actor=world.binh, submission=accepted)
    report, item = year.report_of(year.open(7)), year.solutions[1]
    beside = evidence.add(
        actor=world.an, submission=report, lineage=item.lineage, name="bien-ban.pdf", content=b"%PDF-1.7"
    )
    instruction = instruct(
        actor=leader,
        item=item,
        assignee=Assignee(world.office),
        text="Báo cáo rõ hơn",
        due_on=timezone.localdate(),
    )
    return {
        "accepted": accepted.pk,
        "report": report.pk,
        "lineage": item.lineage,
        "evidence": beside.pk,
        "instruction": instruction.pk,
    }


def build_year(world: World, text: str = PLAN_TEXT) -> Year:
    """A year in which An's office leads everything."""
    plan = import_plan(
        actor=None,
        organization=world.commune,
        name="ke-hoach.txt",
        content=text.encode(),
        confirmed="yes",
    )
    office = [Assignee(world.office)]
    solutions = list(Solution.objects.filter(plan=plan))
    indicators = list(Indicator.objects.filter(plan=plan))
    lead = Assignment.Role.LEAD
    assign(actor=world.binh, items=[*solutions, *indicators], role=lead, assignees=office)
    regime = set_regime(
        actor=world.binh,
        organization=world.commune,
        name="Báo cáo tháng",
        frequency=Frequency.MONTHLY,
        closing_kind=ClosingKind.CALENDAR,
        deadline_day=20,
        deadline_exclusive=True,
        valid_from=date(2026, 1, 1),
    )
    return Year(world, plan, regime)
