"""A commune in the middle of its year, as large as the real ones: to measure on."""

from datetime import date, timedelta

from django.utils import timezone

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services.periods import open_period, set_regime
from kehoach.web.reporting.services.submissions import submit
from tests.web.people import a_person, an_organization
from tests.web.plans.test_size import CROPS, HEADER, TASKS
from tests.web.reporting.years import at

PLACES, EACH, MONTHS = 25, 3, 5


def build_demo_year() -> tuple[User, Submission]:
    """A person who reports for one of 25 places, and what that place owes for June."""
    province = an_organization("Tỉnh Đông", Kind.PROVINCE)
    commune = an_organization("Xã Đông Hà", Kind.COMMUNE, province)
    boss = a_person("van-phong", "Nguyễn Thị Văn", role=Role.COORDINATOR, at=commune)
    plan = import_plan(
        actor=None, organization=commune, name="ke-hoach.txt", content=_text().encode(), confirmed="yes"
    )
    places = [an_organization(f"Thôn {number}", Kind.VILLAGE, commune) for number in range(PLACES)]
    _assign(boss, plan.pk, places)
    person = a_person("an", "Lê Thị An", role=Role.REPORTER, at=places[0])
    regime = set_regime(
        actor=boss,
        organization=commune,
        name="Báo cáo tháng",
        frequency=Frequency.MONTHLY,
        closing_kind=ClosingKind.CALENDAR,
        deadline_day=20,
        valid_from=date(2026, 1, 1),
    )
    for month in range(1, MONTHS + 1):
        period = open_period(actor=boss, regime=regime, year=2026, index=month, at=at(2026, month, 1))
        for report in period.submissions.select_related("period", "unit", "organization"):
            submit(actor=None, submission=report, texts=texts_of_month(report), at=at(2026, month, 18))
    june = open_period(actor=boss, regime=regime, year=2026, index=MONTHS + 1, at=at(2026, MONTHS + 1, 1))
    june.submissions.update(deadline=timezone.localdate() + timedelta(days=3))
    return person, june.submissions.select_related("period", "unit").get(organization=places[0])


def texts_of_month(report: Submission) -> dict[str, str]:
    """What the place reports: all goes on, a little further each month."""
    texts = {}
    owed = owed_by(report)
    for solution in owed.solutions:
        texts[field_name(solution, "state")] = "in_progress"
        texts[field_name(solution, "percent")] = str(report.period.index * 8)
        texts[field_name(solution, "result")] = f"Đã hỗ trợ {report.period.index * 12} hộ, nghiệm thu 2 đợt"
    for indicator in owed.indicators:
        texts[field_name(indicator, "value")] = str(20 + report.period.index)
    return texts


def _text() -> str:
    count = PLACES * EACH
    targets = "".join(
        f"- Diện tích trồng {CROPS[row % 10]} vùng {row + 1} đạt {row + 200} ha.\n"
        for row in range(PLACES * 2)
    )
    tasks = "".join(
        f"{row + 1}\tPhát triển cây {CROPS[row % 10]} vùng {row + 1}\tHỗ trợ giống cho vùng {row + 1}"
        "\tChủ tịch\tCác thôn\tCông an xã\tNăm 2026\n"
        for row in range(count)
    )
    return HEADER + targets + TASKS + tasks


def _assign(boss: User, plan: int, places: list[Organization]) -> None:
    solutions = list(Solution.objects.filter(plan=plan).order_by("order"))
    indicators = list(Indicator.objects.filter(plan=plan).order_by("order"))
    for number, place in enumerate(places):
        items = [*solutions[number::PLACES][:EACH], *indicators[number::PLACES][:2]]
        assign(actor=boss, items=items, role=Assignment.Role.LEAD, assignees=[Assignee(place)])
