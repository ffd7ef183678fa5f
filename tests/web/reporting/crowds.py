"""Communes in which fifty villages owe one report each."""

from datetime import date

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.organizations.models import Kind
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_position
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services.periods import open_period, set_regime
from tests.web.people import LONG_AGO, a_person, an_organization
from tests.web.reporting.texts import FULL_MONTH
from tests.web.reporting.years import at


def build_crowd(*, units: int, villages: int) -> None:
    """Communes with so many villages, each leading two solutions and a target; one person sends for all."""
    province = an_organization("Tỉnh Đông", Kind.PROVINCE)
    sender = a_person("nguoi-gui", "Nguyễn Thị Gửi")
    for unit in range(units):
        commune = an_organization(f"Xã {unit}", Kind.COMMUNE, province)
        office = create_position(actor=None, organization=commune, title="Văn phòng", role=Role.COORDINATOR)
        appoint(actor=None, user=sender, position=office, valid_from=LONG_AGO)
        name = f"ke-hoach-{unit}.txt"
        plan = import_plan(
            actor=None,
            organization=commune,
            name=name,
            content=FULL_MONTH.replace("Số: 15", f"Số: {unit + 1}").encode(),
            confirmed="yes",
        )
        leading = [
            *Solution.objects.filter(plan=plan).order_by("order")[:2],
            *Indicator.objects.filter(plan=plan).order_by("order")[:1],
        ]
        places = [
            Assignee(an_organization(f"Thôn {unit}.{number}", Kind.VILLAGE, commune))
            for number in range(villages)
        ]
        assign(actor=sender, items=leading, role=Assignment.Role.LEAD, assignees=places)
        regime = set_regime(
            actor=None,
            organization=commune,
            name="Báo cáo tháng",
            frequency=Frequency.MONTHLY,
            closing_kind=ClosingKind.CALENDAR,
            deadline_day=20,
            valid_from=date(2026, 1, 1),
        )
        open_period(actor=None, regime=regime, year=2026, index=6, at=at(2026, 6, 1))


def figure_of(submission: Submission) -> str:
    """A figure that belongs to this village alone, so that it is known again."""
    return str(100 + submission.organization_id)


def texts_of(submission: Submission) -> dict[str, str]:
    """What a village reports."""
    owed = owed_by(submission)
    texts = {}
    for solution in owed.solutions:
        texts[field_name(solution, "state")] = "in_progress"
        texts[field_name(solution, "result")] = f"Kết quả của {submission.organization}"
    for indicator in owed.indicators:
        texts[field_name(indicator, "value")] = figure_of(submission)
    return texts


def is_whole(submission: Submission) -> bool:
    """Whether what was stored is what this village said, and nobody else's."""
    results = set(submission.progress.values_list("result", flat=True))
    figures = [str(int(row.value or 0)) for row in submission.actuals.all()]
    return results == {f"Kết quả của {submission.organization}"} and figures == [figure_of(submission)]
