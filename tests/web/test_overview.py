"""The first page: what waits, what the plans hold, where the person works."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone

from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.plans.models import Plan, SourceDocument
from tests.web.people import World, a_person, an_organization


def a_plan(world: World, title: str, *, at: Organization | None = None, is_draft: bool = False) -> Plan:
    """A plan as it stands in the database, with nothing in it."""
    organization = at or world.commune
    document = SourceDocument.objects.create(
        organization=organization,
        name=f"{title}.docx",
        sha256=f"{title:0>64}"[:64],
        size=1,
        uploaded_by=world.binh,
        state=SourceDocument.State.READ,
    )
    return Plan.objects.create(
        organization=organization,
        document=document,
        title=title,
        year=2026,
        status=Plan.Status.DRAFT if is_draft else Plan.Status.CONFIRMED,
        confirmed_at=None if is_draft else timezone.now(),
    )


def test_a_coordinator_with_nothing_yet_is_shown_where_to_begin(binh: Client) -> None:
    assert "Bắt đầu từ văn bản đang có" in binh.get("/").content.decode()


def test_what_waits_is_shown_to_those_who_may_confirm_it(an: Client, binh: Client, world: World) -> None:
    a_plan(world, "Kế hoạch còn dở", is_draft=True)
    assert "Kế hoạch còn dở.docx" in binh.get("/").content.decode()
    assert "Kế hoạch còn dở.docx" not in an.get("/").content.decode()


def test_a_confirmed_plan_is_shown_to_all_of_the_commune_and_to_nobody_else(
    an: Client, chau: Client, world: World
) -> None:
    a_plan(world, "Kế hoạch năm 2026")
    assert "Kế hoạch năm 2026" in an.get("/").content.decode()
    assert "Kế hoạch năm 2026" not in chau.get("/").content.decode()


def test_a_person_without_a_seat_is_told_whom_to_ask(world: World) -> None:
    browser = Client()
    browser.force_login(
        a_person("khach", "Người Khách"), backend="kehoach.web.accounts.backend.UsernameOrEmail"
    )
    assert "chưa được giao chức vụ nào" in browser.get("/").content.decode()


def test_the_page_asks_no_more_for_more_plans(
    binh: Client, world: World, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(12):
        a_plan(world, f"Kế hoạch {number}")
        a_plan(world, f"Dự thảo {number}", is_draft=True)
        an_organization(f"Thôn {number}", Kind.VILLAGE, world.commune)
    # The first look after something happened computes where the year stands; the others read it.
    binh.get("/")
    # Nine of them are of the board: the unit's state, periods, reports, instructions, more time, milestones.
    with django_assert_max_num_queries(20):
        binh.get("/")
