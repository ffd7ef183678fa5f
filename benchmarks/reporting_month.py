"""A made-up month of a commune for benchmarks: a plan, assignees, half of the reports sent in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from kehoach.web.organizations.models import Kind
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import create_position
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.services import submissions
from kehoach.web.reporting.services.periods import ad_hoc_regime, open_ad_hoc
from tests.web.conftest import signed_in
from tests.web.people import a_person, an_organization, build_world
from tests.web.plans.test_size import a_plan_of
from tests.web.reporting.periods import a_head_of, monthly, texts_of

ITEMS = 30


@dataclass(frozen=True)
class Month:
    """The period and the browsers of who looks at it."""

    period: Period
    report: Submission
    office: Client
    superior: Client

    def pages(self) -> Mapping[str, tuple[Client, str]]:
        """Return each page's name, who asks for it, and where."""
        one = f"/ky/{self.period.pk}/"
        return {
            "period page": (self.office, one),
            "period page, filtered and sorted": (self.office, f"{one}?trang-thai=da-gui&xep=cham"),
            "list of missing": (self.office, f"{one}chua-bao-cao/"),
            "one report": (self.office, f"{one}bao-cao/{self.report.pk}/"),
            "periods of the unit": (self.office, "/ky/"),
            "units below": (self.superior, "/ky/"),
            "period as Excel": (self.office, f"{one}?xlsx=1"),
        }


def build_month(*, assignees: int, units: int) -> Month:
    """Return a month in which so many owe a report, and a province with so many units."""
    world = build_world()
    today = timezone.localdate()
    plan = import_plan(
        actor=None,
        organization=world.commune,
        name="ke-hoach.txt",
        content=a_plan_of(ITEMS).replace("2026", str(today.year)).encode(),
        confirmed="yes",
    )
    places = []
    for number in range(assignees):
        village = an_organization(f"Thôn {number}", Kind.VILLAGE, world.commune)
        head = a_head_of(village, f"Nguyễn Văn Trưởng {number}") if number % 8 else None
        is_seat = head is not None and number % 2 == 0
        places.append(Assignee(village, head.position if head and is_seat else None))
    items = [*Solution.objects.filter(plan=plan), *Indicator.objects.filter(plan=plan)]
    for start in range(assignees):
        # Each leads a few items, as in life.
        share = items[start % len(items) :: max(len(items) // 3, 1)]
        assign(actor=world.binh, items=share, role=Assignment.Role.LEAD, assignees=[places[start]])
    regime = ad_hoc_regime(actor=None, organization=world.commune)
    period = open_ad_hoc(
        actor=None, regime=regime, title="Tháng này", request="Như hằng tháng", deadline=today
    )
    Period.objects.filter(pk=period.pk).update(
        deadline=today - timedelta(days=2), start=today - timedelta(30)
    )
    period.submissions.update(deadline=today - timedelta(days=2))
    report = None
    for submission in list(period.submissions.order_by("pk"))[::2]:
        report = submissions.submit(actor=world.binh, submission=submission, texts=texts_of(submission))
    assert report is not None
    add_units(world, units)
    create_position(actor=None, organization=world.province, title="Chuyên viên", role=Role.SUPERIOR)
    superior = a_person("tinh", "Võ Thị Tỉnh", role=Role.SUPERIOR, at=world.province)
    return Month(period, report, signed_in(world.binh), signed_in(superior))


def add_units(world: object, count: int) -> None:
    """Put so many communes below the province, each with a closed month."""
    province = world.province  # type: ignore[attr-defined]
    for number in range(count):
        commune = an_organization(f"Xã {number:03}", Kind.COMMUNE, province)
        Period.objects.create(
            unit=commune,
            regime=monthly(world, commune, since=date(2026, 1, 1)),  # type: ignore[arg-type]
            label="Tháng 6/2026",
            year=2026,
            index=6,
            start=date(2026, 6, 1),
            closing=date(2026, 6, 30),
            deadline=date(2026, 6, 19),
            owed=40,
            submitted=10,
            accepted=25,
            late=4,
        )
