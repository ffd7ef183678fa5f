"""How targets are followed: proposed, confirmed, changed; milestones typed or shared out evenly."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kehoach.web.plans.models import Indicator, Milestone, Plan, Tracking
from kehoach.web.plans.spreading import ends_of, spread
from tests.web.people import World
from tests.web.plans.documents import a_draft


@pytest.fixture
def plan(world: World, binh: Client) -> Plan:
    draft = a_draft(binh, world.commune)
    binh.post(f"/nhap/{draft.document_id}/xac-nhan/", {"leave_points": "yes"})
    return Plan.objects.get(pk=draft.pk)


@pytest.fixture
def harvest(plan: Plan) -> Indicator:
    return Indicator.objects.get(plan=plan, value=3450)


@pytest.fixture
def poverty(plan: Plan) -> Indicator:
    return Indicator.objects.get(plan=plan, name__contains="hộ nghèo")


def said_in(answer: Any) -> str:
    return str(answer.content.decode())


def follow(browser: Client, indicator: Indicator, **said: str) -> Any:
    values = {"flow": "accumulating", "direction": "higher", "frequency": "monthly", "base": ""} | said
    return browser.post(f"/ke-hoach/{indicator.plan_id}/phan-cong/theo-doi/{indicator.pk}/", values)


def milestones(browser: Client, indicator: Indicator, **said: str) -> Any:
    return browser.post(
        f"/ke-hoach/{indicator.plan_id}/phan-cong/moc/{indicator.pk}/",
        {name.replace("_", "-"): value for name, value in said.items()},
    )


def test_proposals_are_taken_for_the_ticked_targets_alone(
    plan: Plan, binh: Client, harvest: Indicator, poverty: Indicator
) -> None:
    address = f"/ke-hoach/{plan.pk}/phan-cong/theo-doi/"
    assert "đang theo đề xuất" in said_in(binh.get(address))
    assert not Tracking.objects.exists()
    binh.post(address, {"muc": [harvest.pk, poverty.pk]})
    assert Tracking.objects.get(lineage=harvest.lineage).flow == "accumulating"
    said = Tracking.objects.get(lineage=poverty.lineage)
    assert (said.flow, said.direction) == ("level", "lower")
    assert Tracking.objects.count() == 2
    binh.post(address, {"muc": [harvest.pk, poverty.pk]})
    assert Tracking.objects.count() == 2


def test_a_person_says_otherwise(binh: Client, harvest: Indicator) -> None:
    assert follow(binh, harvest, frequency="quarterly", base="3.200").status_code == 302
    said = Tracking.objects.get(lineage=harvest.lineage)
    assert (said.frequency, said.base) == ("quarterly", Decimal(3200))
    again = follow(binh, harvest, base="3,200")
    assert again.status_code == 422
    assert "có thể hiểu theo hai cách" in said_in(again)


def test_a_year_is_shared_out_evenly_for_a_look_and_then_kept(binh: Client, harvest: Indicator) -> None:
    answer = milestones(binh, harvest, theo="quy", chia_deu="co")
    assert answer.status_code == 200
    assert "chưa ghi" in said_in(answer)
    assert 'value="862,5"' in said_in(answer) or 'value="863"' in said_in(answer)
    assert not Milestone.objects.exists()
    typed = {"moc_03": "800", "moc_06": "1.700", "moc_09": "", "moc_12": "3.450"}
    assert milestones(binh, harvest, theo="quy", **typed).status_code == 302
    rows = Milestone.objects.filter(lineage=harvest.lineage).order_by("on").values_list("on", "value")
    assert list(rows) == [
        (date(2026, 3, 31), Decimal(800)),
        (date(2026, 6, 30), Decimal(1700)),
        (date(2026, 12, 31), Decimal(3450)),
    ]


def test_a_level_moves_from_last_years_figure_and_asks_for_it(binh: Client, poverty: Indicator) -> None:
    refused = milestones(binh, poverty, theo="quy", chia_deu="co")
    assert refused.status_code == 422
    assert "cần số thực hiện năm trước" in said_in(refused)
    follow(binh, poverty, flow="level", direction="lower", base="4,5")
    answer = said_in(milestones(binh, poverty, theo="quy", chia_deu="co"))
    assert [f'value="{value}"' in answer for value in ("4", "3,5", "3", "2,5")] == [True] * 4


@pytest.mark.parametrize("typed", ["1,200", "mười", "1" * 30])
def test_a_milestone_that_is_no_number_or_two_is_refused_and_nothing_kept(
    binh: Client, harvest: Indicator, typed: str
) -> None:
    assert milestones(binh, harvest, theo="quy", moc_03=typed).status_code == 422
    assert not Milestone.objects.exists()


def test_equal_steps_end_exactly_at_the_target() -> None:
    assert spread(Decimal(10), 12)[-1] == 10
    assert spread(Decimal(1), 12)[0] == Decimal("0.08")
    assert [str(value) for value in spread(Decimal("92.5"), 4, start=Decimal(90))] == [
        "90.6",
        "91.3",
        "91.9",
        "92.5",
    ]
    assert len(ends_of(2026, 12)) == 12
    assert ends_of(2026, 12)[1] == date(2026, 2, 28)


@pytest.mark.parametrize(("who", "status"), [("an", 403), ("chau", 404)])
def test_nobody_else_says_how_targets_are_followed(
    harvest: Indicator, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    browser: Client = request.getfixturevalue(who)
    assert follow(browser, harvest).status_code == status
    assert milestones(browser, harvest, theo="quy", moc_03="1").status_code == status
    assert not Tracking.objects.exists()
    assert not Milestone.objects.exists()
