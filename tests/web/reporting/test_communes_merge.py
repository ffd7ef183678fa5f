"""Two communes become one on 1 July: the new one's people go on with both years, and nobody else sees them.

What each of the two typed is added up here once more, and compared with what the pages show in December.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.models import AuditEntry
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.notices.answering import Seats
from kehoach.web.organizations.matching import names_of
from kehoach.web.organizations.models import Alias, Kind, Organization, Position
from kehoach.web.organizations.naming import Meant
from kehoach.web.organizations.periodic import carry_over_successions
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import Successor, appoint, confirm_alias, merge, rename, split
from kehoach.web.plans.models import Assignment, Indicator, Plan, Tracking
from kehoach.web.plans.periodic import hand_over_work
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.following import follow
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.periodic import open_periods, renew_owing
from kehoach.web.reporting.services.periods import close_period
from kehoach.web.reporting.services.submissions import accept, submit
from tests.web.conftest import signed_in
from tests.web.people import LONG_AGO, World, a_person, an_organization
from tests.web.plans.documents import PLAN_TEXT
from tests.web.reporting.clocks import Clock
from tests.web.reporting.years import Year, at, build_year

JULY = date(2026, 7, 1)
JUNE_30 = date(2026, 6, 30)


@dataclass
class TwoYears:
    """Two communes, each with its plan and its people, the one they become, and those who must not see."""

    near: Year
    far: Year
    keeper: User
    watcher: User  # of the council of the first commune
    stranger: User  # of a third commune
    made: Organization | None = None

    @property
    def both(self) -> tuple[Year, Year]:
        return self.near, self.far

    @property
    def one(self) -> Organization:
        assert self.made is not None
        return self.made


@pytest.fixture
def two(world: World, clock: Clock) -> TwoYears:
    clock(date(2026, 1, 2))
    office = an_organization("Phòng Kinh tế", Kind.OFFICE, world.elsewhere)
    village = an_organization("Thôn Trong", Kind.VILLAGE, world.elsewhere)
    third = an_organization("Xã Lạ", Kind.COMMUNE, world.province)
    dung = a_person("dung", "Vũ Thị Dung", role=Role.REPORTER, at=office)
    other = replace(world, commune=world.elsewhere, office=office, village=village, an=dung, binh=world.chau)
    years = TwoYears(
        near=build_year(world),
        far=build_year(other, PLAN_TEXT.replace("XÃ GẦN", "XÃ XA").replace("Số: 15", "Số: 21")),
        keeper=a_person("tinh", "Quản Trị Tỉnh", role=Role.ADMINISTRATOR, at=world.province),
        watcher=a_person("hdnd", "Hồ Đại Biểu", role=Role.OBSERVER, at=world.commune),
        stranger=a_person("la", "Lý Người Lạ", role=Role.COORDINATOR, at=third),
    )
    for one in years.both:
        for indicator in one.indicators:
            follow(actor=one.world.binh, indicator=indicator)
    return years


def become_one(two: TwoYears, *, recorded: datetime) -> Organization:
    """The merger of the two, recorded at a time and dated 1 July."""
    two.made = merge(
        actor=two.keeper,
        before=[two.near.world.commune, two.far.world.commune],
        into=Successor(name="Xã Chung"),
        on=JULY,
        source="Nghị quyết 76/NQ-UBTVQH",
        at=recorded,
    )
    return two.made


def figure(year: Year, order: int, month: int) -> int:
    """What a commune types for an indicator in a month."""
    return (200 if year.plan.number == "15" else 300) + 10 * order + month


def live(two: TwoYears, months: range, clock: Clock) -> None:
    """Open each month by the job, send in what each office owes, and close it."""
    for month in months:
        clock(date(2026, month, 1))
        now = timezone.now()
        carry_over_successions(now)
        hand_over_work(now)
        open_periods(now)
        renew_owing(now)
        for year in two.both:
            period = Period.objects.get(unit=year.plan.organization_id, year=2026, index=month)
            office = year.world.office if month < JULY.month else two.near.world.office
            report = period.submissions.get(organization=office)
            texts = {}
            for solution in year.solutions:
                texts[field_name(solution, "state")] = "in_progress"
                texts[field_name(solution, "percent")] = "40"
            for order, indicator in enumerate(year.indicators):
                texts[field_name(indicator, "value")] = str(figure(year, order, month))
            clock(date(2026, month, 15))
            report = submit(actor=year.world.an, submission=report, texts=texts)
            # From July on the office of either commune may: they are one.
            accept(actor=two.far.world.binh if month >= JULY.month else year.world.binh, submission=report)
            close_period(actor=year.world.binh, period=period)


def test_a_year_in_which_two_communes_become_one(two: TwoYears, clock: Clock) -> None:
    live(two, range(1, 6), clock)
    clock(date(2026, 6, 10))
    become_one(two, recorded=timezone.now())
    until_the_day_everything_is_as_it_was(two, clock)
    live(two, range(6, 13), clock)
    clock(date(2026, 12, 31))
    each_indicator_is_what_both_halves_of_its_year_come_to(two)
    the_first_page_counts_both(two)
    every_period_is_settled(two)
    nobody_elsewhere_sees_anything(two)
    the_old_records_bear_the_old_name(two)
    the_province_counts_each_once(two)
    assert list(find_breaks()) == []


def until_the_day_everything_is_as_it_was(two: TwoYears, clock: Clock) -> None:
    clock(JUNE_30)
    carry_over_successions(timezone.now())
    village = Organization.objects.get(pk=two.near.world.village.pk)
    assert village.unit == two.near.world.commune
    for year, other in (two.both, two.both[::-1]):
        assert signed_in(year.world.binh).get(f"/ke-hoach/{year.plan.pk}/").status_code == 200
        assert signed_in(year.world.binh).get(f"/ke-hoach/{other.plan.pk}/").status_code == 404


def each_indicator_is_what_both_halves_of_its_year_come_to(two: TwoYears) -> None:
    flows = dict(Tracking.objects.values_list("lineage", "flow"))
    for year, reader in ((two.near, two.far.world.binh), (two.far, two.near.world.binh)):
        browser = signed_in(reader)
        for order, indicator in enumerate(year.indicators):
            said = [Decimal(figure(year, order, month)) for month in range(1, 13)]
            expected = sum(said) if flows[indicator.lineage] == "accumulating" else said[-1]
            page = browser.get(f"/chi-tieu/{indicator.pk}/")
            assert page.status_code == 200
            assert page.context["year"].done.value == expected, indicator.name
            assert "Xã Chung" in page.content.decode()


def the_first_page_counts_both(two: TwoYears) -> None:
    # Nothing was reported done, and both solutions of both plans were due by June.
    for person in (two.near.world.binh, two.far.world.binh, two.near.world.an, two.watcher):
        home = signed_in(person).get("/")
        board = home.context["board"]
        assert board.unit == two.one
        assert len(board.states.solutions) == 4
        assert len(board.states.indicators) == 8
        assert {str(one) for one in board.others} == {"Xã Gần", "Xã Xa"}
        assert "?don-vi=" in home.content.decode()
    periods = signed_in(two.far.world.binh).get("/ky/")
    assert len(periods.context["closed"]) == 24


def every_period_is_settled(two: TwoYears) -> None:
    assert Period.objects.count() == 24
    counts = set(Period.objects.values_list("owed", "accepted", "late", "state"))
    assert counts == {(1, 1, 0, "closed")}
    for year in two.both:
        assert Period.objects.filter(unit=year.plan.organization_id).count() == 12


def nobody_elsewhere_sees_anything(two: TwoYears) -> None:
    browser = signed_in(two.stranger)
    for year in two.both:
        report = Submission.objects.filter(unit=year.plan.organization_id).first()
        assert report is not None
        for address in (
            f"/ke-hoach/{year.plan.pk}/",
            f"/chi-tieu/{year.indicators[0].pk}/",
            f"/ky/{report.period_id}/",
            f"/viec-cua-toi/{report.pk}/",
            f"/to-chuc/{year.plan.organization_id}/",
            f"/?don-vi={year.plan.organization_id}",
        ):
            assert browser.get(address).status_code == 404, address
    assert not Plan.objects.visible_to(two.stranger).exists()


def the_old_records_bear_the_old_name(two: TwoYears) -> None:
    watching = signed_in(two.watcher)
    for year, name in zip(two.both, ("Xã Gần", "Xã Xa"), strict=True):
        unit = Organization.objects.get(pk=year.plan.organization_id)
        assert (unit.name, unit.valid_to, unit.parent) == (name, JUNE_30, two.near.world.province)
        page = watching.get(f"/ke-hoach/{year.plan.pk}/").content.decode()
        assert name in page
        assert "được làm tiếp ở" in page
        assert watching.get(f"/to-chuc/{unit.pk}/").status_code == 200
        report = Submission.objects.filter(unit=unit, period__index=3).get()
        assert report.organization == year.world.office
        assert AuditEntry.objects.filter(chain__organization=unit, action="report.submitted").count() == 12


def the_province_counts_each_once(two: TwoYears) -> None:
    above = signed_in(two.keeper).get("/")
    rows = {row.unit.name: row for row in above.context["below"].rows}
    assert {"Xã Gần", "Xã Xa", "Xã Chung", "Xã Lạ"} == set(rows)
    assert [rows[name].indicators for name in ("Xã Gần", "Xã Xa", "Xã Chung")] == [4, 4, 0]
    assert "(đến 30/06/2026)" in above.content.decode()


def test_bodies_of_one_name_become_one_and_villages_stay_two(two: TwoYears) -> None:
    made = become_one(two, recorded=at(2026, 7, 2))
    bodies = Organization.objects.filter(parent=made).current(JULY).order_by("name")
    assert [body.name for body in bodies] == ["Phòng Kinh tế", "Thôn Trong", "Thôn Trong (Xã Xa)"]
    assert {body.unit for body in bodies} == {made}
    seats = Position.objects.filter(organization=two.near.world.office, appointments__valid_from=JULY)
    assert {row.user for seat in seats for row in seat.appointments.all()} == {two.far.world.an}
    left = Organization.objects.get(pk=two.far.world.office.pk)
    assert (left.valid_to, left.unit) == (JUNE_30, made)


def test_work_goes_on_with_the_bodies_of_the_new_commune(two: TwoYears, clock: Clock) -> None:
    become_one(two, recorded=at(2026, 7, 2))
    clock(date(2026, 7, 2))
    assert "6 việc" in hand_over_work(at(2026, 7, 2))
    rows = Assignment.objects.standing().filter(unit=two.far.world.commune)
    assert {row.organization for row in rows} == {two.near.world.office}
    assert hand_over_work(at(2026, 7, 2)) == "Không có việc nào phải chuyển cho đơn vị kế thừa."
    village = Organization.objects.get(pk=two.far.world.village.pk)
    items = two.far.solutions[:1]
    made = assign(
        actor=two.near.world.binh,
        items=items,
        role=Assignment.Role.COORDINATING,
        assignees=[Assignee(village)],
    )
    assert made[0].unit == two.far.world.commune


def test_names_remembered_for_the_old_communes_help_the_new_one(two: TwoYears) -> None:
    near, far = two.near.world, two.far.world
    for world in (near, far):
        confirm_alias(actor=None, unit=world.commune, text="Phòng KT", meant=[Meant(world.office)])
        confirm_alias(actor=None, unit=world.commune, text="Thôn 1", meant=[Meant(world.village)])
    made = become_one(two, recorded=at(2026, 7, 2))
    names = names_of(made, JULY)
    assert names.was_confirmed("phòng kt") == (f"o{near.office.pk}",)
    # Each commune meant its own village: of the new one nobody can know which.
    assert names.was_confirmed("Thôn 1") == ()
    far_book = Organization.objects.get(pk=far.commune.pk)
    assert names_of(far_book, JULY).was_confirmed("Thôn 1") == (f"o{far.village.pk}",)
    assert Alias.objects.filter(unit=near.commune).exists()


def test_a_letter_on_the_old_plan_goes_to_the_people_of_the_new_commune(two: TwoYears) -> None:
    become_one(two, recorded=at(2026, 7, 2))
    unit = two.near.world.commune.pk
    seats = Seats({unit}, on=JULY)
    assert set(seats.coordinators(unit)) == {two.near.world.binh, two.far.world.binh}


def test_who_comes_to_the_new_commune_later_sees_both_and_who_leaves_sees_neither(
    two: TwoYears, clock: Clock
) -> None:
    made = become_one(two, recorded=at(2026, 7, 2))
    clock(date(2026, 7, 3))
    seat = Position.objects.filter(organization=made, role=Role.COORDINATOR).first()
    assert seat is not None
    appoint(actor=None, user=two.stranger, position=seat, valid_from=date(2026, 7, 3))
    assert Plan.objects.visible_to(two.stranger).count() == 2
    two.near.world.binh.appointments.update(valid_to=date(2026, 7, 2))
    assert not Plan.objects.visible_to(two.near.world.binh).exists()


def test_a_renamed_commune_goes_on_and_a_second_step_is_followed(two: TwoYears, clock: Clock) -> None:
    rename(
        actor=two.keeper,
        organization=two.near.world.commune,
        name="Phường Gần",
        on=date(2026, 3, 1),
        at=at(2026, 3, 1),
    )
    renamed = Organization.objects.get(name="Phường Gần")
    merge(
        actor=two.keeper,
        before=[renamed, two.far.world.commune],
        into=Successor(organization=two.far.world.commune),
        on=JULY,
        at=at(2026, 7, 1),
    )
    clock(JULY)
    first = Organization.objects.get(pk=two.near.world.commune.pk)
    assert first.unit == two.far.world.commune
    # Filed beside each other: a path does not grow with each step.
    assert len(first.path) == len(Organization.objects.get(pk=renamed.pk).path)
    assert set(Plan.objects.visible_to(two.far.world.binh)) == {two.near.plan, two.far.plan}
    home = signed_in(two.near.world.binh).get("/")
    assert {str(one) for one in home.context["board"].others} == {"Xã Gần", "Phường Gần"}


def test_of_a_commune_that_was_split_each_part_reads_the_plan_and_nobody_changes_it(
    two: TwoYears, clock: Clock
) -> None:
    before = two.near.world.commune
    parts = [Successor(name="Xã Đông", share=Decimal("0.5")), Successor(name="Xã Tây", share=Decimal("0.5"))]
    east, west = split(actor=two.keeper, before=before, into=parts, on=JULY, at=at(2026, 7, 1))
    clock(date(2026, 7, 2))
    tay = a_person("tay", "Tô Văn Tây")
    seat = Position.objects.create(organization=west, title="Văn phòng", role=Role.COORDINATOR)
    appoint(actor=None, user=tay, position=seat, valid_from=JULY)
    for person in (two.near.world.binh, tay):
        browser = signed_in(person)
        page = browser.get(f"/ke-hoach/{two.near.plan.pk}/")
        assert page.status_code == 200
        assert "chỉ để xem" in page.content.decode()
        assert not page.context["may_plan"]
        assert browser.get(f"/chi-tieu/{two.near.indicators[0].pk}/").status_code == 200
        assert "chỉ để xem" in browser.get("/").content.decode()
        with pytest.raises(PermissionDenied):
            assign(
                actor=person,
                items=two.near.solutions,
                role=Assignment.Role.LEAD,
                assignees=[Assignee(before)],
            )
    assert not Plan.objects.visible_to(two.stranger).exists()
    assert not Plan.objects.visible_to(two.far.world.binh).filter(pk=two.near.plan.pk).exists()
    # Nobody goes on, so nobody owes: the far commune alone has a month.
    open_periods(datetime(2026, 7, 2, 3, tzinfo=UTC))
    assert {period.unit for period in Period.objects.all()} == {two.far.world.commune}
    # A part that merges later takes along what it may read.
    merge(
        actor=two.keeper,
        before=[west, two.far.world.commune],
        into=Successor(organization=two.far.world.commune),
        on=date(2026, 9, 1),
        at=at(2026, 9, 1),
    )
    clock(date(2026, 9, 1))
    assert Plan.objects.visible_to(two.far.world.binh).filter(pk=two.near.plan.pk).exists()
    assert east.pk != west.pk


def test_the_pages_of_a_merged_commune_ask_as_often_for_many_bodies_as_for_few(
    two: TwoYears, clock: Clock
) -> None:
    made = become_one(two, recorded=at(2026, 7, 2))
    clock(date(2026, 7, 3))
    browser = signed_in(two.near.world.binh)
    few = asked(browser, f"/ke-hoach/{two.far.plan.pk}/phan-cong/")
    for number in range(12):
        an_organization(f"Thôn {number}", Kind.VILLAGE, made)
    assert asked(browser, f"/ke-hoach/{two.far.plan.pk}/phan-cong/") == few


def asked(browser: Client, address: str) -> int:
    """How often a page asks the database, the second time it is looked at."""
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return len(queries)


def test_seats_of_before_are_kept_in_the_records(two: TwoYears) -> None:
    become_one(two, recorded=at(2026, 7, 2))
    old = two.near.world.binh.appointments.order_by("valid_from").first()
    assert old is not None
    assert (old.valid_from, old.valid_to) == (LONG_AGO, JUNE_30)
    assert Indicator.objects.filter(plan__organization=two.near.world.commune).count() == 4
