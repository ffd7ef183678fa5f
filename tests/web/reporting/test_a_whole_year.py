"""A year from January to December: what the pages show at its end is what the raw events come to.

The events are counted here once more, with nothing of the program but the words it reads figures from.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from kehoach.samples import sample_unit as read_sample
from kehoach.scoring.status import Status
from kehoach.vietnamese.numbers import format_number
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.operations import sample_unit
from kehoach.web.operations.sample_script import Fate
from kehoach.web.operations.sample_year import Happened, SampleYear
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.services import Successor, merge
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution, Tracking
from kehoach.web.plans.services.handing_over import hand_over
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Correction, Extension, Period
from kehoach.web.reporting.unit_states import states_of
from tests.web.conftest import signed_in
from tests.web.plans.documents import SAMPLES

END = datetime(2026, 12, 31, 3, tzinfo=UTC)
MERGED_ON = date(2026, 7, 1)
FILE = "ke-hoach-2026-xa-ha-ngan.docx"


@dataclass
class WholeYear:
    """The year as it was lived, and a browser of the office on the day after."""

    plan: Plan
    events: list[Happened]
    merged: Organization
    office: Client


@pytest.fixture
def lived(db: None, settings: Settings, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> WholeYear:
    settings.VAR = settings.MEDIA_ROOT = tmp_path
    unit = read_sample()
    organizations = sample_unit.load_organizations(unit["organizations"])
    people = sample_unit.load_people(unit, organizations, password="mat-khau-thu-2026")
    commune = organizations["ha-ngan"]
    plan = import_plan(
        actor=None,
        organization=commune,
        name=FILE,
        content=(SAMPLES / FILE).read_bytes(),
        confirmed="yes",
    )
    year = SampleYear(commune, 2026, people["dieuphoi"], people["chutich"], seed="cả năm")
    merged = None
    for line in year.live(END):
        if line.endswith("Tháng 6/2026"):
            two = [organizations["ha-ngan-van-phong"], organizations["ha-ngan-hanh-chinh-cong"]]
            into = Successor(name="Văn phòng và Phục vụ hành chính công")
            merged = merge(actor=None, before=two, into=into, on=MERGED_ON, source="Nghị quyết 05/NQ-HĐND")
            hand_over(actor=people["dieuphoi"], unit=commune, on=MERGED_ON)
    assert merged is not None
    monkeypatch.setattr("django.utils.timezone.now", lambda: END)
    return WholeYear(plan, year.happened, merged, signed_in(people["dieuphoi"]))


def test_at_the_end_of_a_year_every_page_shows_what_its_events_come_to(lived: WholeYear) -> None:
    # One year for all: to live it takes far longer than to look at it.
    the_year_has_all_that_a_year_has(lived)
    each_month_counts_what_happened_in_it(lived)
    the_rates_are_those_of_the_events(lived)
    every_indicator_is_what_its_months_come_to(lived)
    every_solution_is_where_its_reports_left_it(lived)


def the_year_has_all_that_a_year_has(lived: WholeYear) -> None:
    courses = [event.course for event in lived.events]
    assert len({event.period.pk for event in lived.events}) == 12
    assert {course.fate for course in courses} == set(Fate)
    assert any(course.sent_back_at for course in courses)
    assert any(course.extended_to for course in courses)
    assert any(course.nothing_new for course in courses)
    assert Correction.objects.exists()
    assert any(event.place[0] == lived.merged.pk for event in lived.events)
    assert list(find_breaks()) == []


def each_month_counts_what_happened_in_it(lived: WholeYear) -> None:
    by_period: dict[int, Counter[Fate]] = defaultdict(Counter)
    for event in lived.events:
        by_period[event.period.pk][event.course.fate] += 1
    for period in Period.objects.all():
        fates = by_period[period.pk]
        assert (period.owed, period.accepted, period.late, period.missing) == (
            fates.total(),
            fates[Fate.ON_TIME] + fates[Fate.LATE],
            fates[Fate.LATE],
            fates[Fate.NEVER],
        ), period.label


def the_rates_are_those_of_the_events(lived: WholeYear) -> None:
    rates = lived.office.get("/dung-han/?nam=2026").context["rates"]
    fates = Counter(event.course.fate for event in lived.events)
    shown = rates.rates
    assert (shown.owed, shown.on_time, shown.late, shown.missing) == (
        fates.total(),
        fates[Fate.ON_TIME],
        fates[Fate.LATE],
        fates[Fate.NEVER],
    )
    names = {row.pk: row.name for row in Organization.objects.all()}
    by_place = defaultdict(Counter)  # type: ignore[var-annotated]
    for event in lived.events:
        by_place[names[event.place[0]]][event.course.fate] += 1
    assert {one.name: (one.rates.on_time, one.rates.late, one.rates.missing) for one in rates.assignees} == {
        name: (fates[Fate.ON_TIME], fates[Fate.LATE], fates[Fate.NEVER]) for name, fates in by_place.items()
    }


def every_indicator_is_what_its_months_come_to(lived: WholeYear) -> None:
    flows = dict(Tracking.objects.values_list("lineage", "flow"))
    corrected = {
        (row.submission_id, row.lineage): Decimal(row.after) - Decimal(row.before)
        for row in Correction.objects.filter(field="value")
    }
    shown: dict[int, Decimal | None] = {}
    expected: dict[int, Decimal | None] = {}
    for indicator in Indicator.objects.filter(plan=lived.plan, removed=False).order_by("order"):
        led = Assignment.objects.filter(lineage=indicator.lineage, role="lead")
        if not led.exists() or indicator.kind == Indicator.Kind.ACHIEVEMENT:
            continue
        figure = year_of(
            lived.events, indicator, piles_up=flows[indicator.lineage] == "accumulating", corrected=corrected
        )
        expected[indicator.pk] = figure
        page = lived.office.get(f"/chi-tieu/{indicator.pk}/")
        assert page.status_code == 200
        shown[indicator.pk] = page.context["year"].done.value
        if figure is not None:
            assert format_number(figure) in page.content.decode(), indicator.name
    assert shown == expected
    assert len(expected) >= 20


def year_of(
    events: list[Happened],
    indicator: Indicator,
    *,
    piles_up: bool,
    corrected: dict[tuple[UUID, UUID], Decimal],
) -> Decimal | None:
    """What the typed figures of an indicator come to: added up, or the last one."""
    said: list[Decimal] = []
    for event in events:
        typed = event.texts.get(field_name(indicator, "value"))
        if typed is None or event.course.fate is Fate.NEVER:
            continue
        if event.course.nothing_new:
            said += [Decimal(0)] if piles_up else []
            continue
        report = event.period.submissions.get(organization=event.place[0], position=event.place[1])
        figure = Decimal(typed.replace(",", "."))
        said.append(figure + corrected.get((report.pk, indicator.lineage), Decimal(0)))
    if not said:
        return None
    return sum(said, Decimal(0)) if piles_up else said[-1]


def every_solution_is_where_its_reports_left_it(lived: WholeYear) -> None:
    extended = set(
        Extension.objects.filter(state="granted", lineage__isnull=False).values_list("lineage", flat=True)
    )
    done, overdue = set(), set()
    for solution in Solution.objects.filter(plan=lived.plan, removed=False, task__removed=False):
        name = field_name(solution, "state")
        sent = [
            event for event in lived.events if name in event.texts and event.course.fate is not Fate.NEVER
        ]
        if any(event.texts[name] == "done" and not event.course.nothing_new for event in sent):
            done.add(solution.lineage)
        elif (
            solution.due_end is not None
            and solution.due_end < END.date()
            and solution.lineage not in extended
        ):
            overdue.add(solution.lineage)
    states = states_of(lived.plan.organization, 2026, END.date())
    shown = {one.lineage: one.verdict.status for one in states.solutions}
    assert {lineage for lineage, status in shown.items() if status is Status.DONE} == done
    assert {lineage for lineage, status in shown.items() if status is Status.OVERDUE} == overdue
    assert done
    assert overdue
    late = [one for one in (*states.solutions, *states.indicators) if one.verdict.status is Status.OVERDUE]
    home = lived.office.get("/")
    assert f">{len(late)}<" in home.content.decode().replace("\n", "").replace(" ", "")
