"""The first page, as each role needs it; its figures are counted again here from what was sent in."""

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Plan, Solution
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import UnitState
from kehoach.web.reporting.services import submissions
from kehoach.web.reporting.unit_states import refresh_states
from tests.web.conftest import signed_in
from tests.web.people import World, a_person
from tests.web.plans.test_size import queries
from tests.web.reporting.clocks import Clock
from tests.web.reporting.full_year import build_full_year
from tests.web.reporting.some_units import some_units
from tests.web.reporting.test_states import all_year, send
from tests.web.reporting.years import Year, at

JUNE = date(2026, 6, 25)
TILE = re.compile(r'tile-number">(\d+)</span><strong>([^<]+)</strong>')


def page(browser: Client, address: str = "/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def tiles(seen: str) -> dict[str, int]:
    """The figures on top of the page, by their word."""
    return {word: int(number) for number, word in TILE.findall(seen)}


@pytest.fixture
def hoa(world: World) -> Client:
    """The browser of Hoa, of the province above."""
    return signed_in(a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=world.province))


def test_what_needs_attention_is_counted_from_what_was_sent_in(
    year: Year, binh: Client, clock: Clock
) -> None:
    send(year, 5, percent="10")
    june = year.open(6)
    texts = year.texts(percent="30") | {field_name(year.solutions[1], "obstacle"): "Thiếu vốn"}
    submissions.submit(actor=year.world.an, submission=year.report_of(june), texts=texts, at=at(2026, 6, 18))
    clock(JUNE)
    # Neither May nor June was looked at. By hand: April's solution is past its end; June's has used
    # 25 of its 30 days and is at 30%.
    found = tiles(page(binh))
    assert (found["Quá hạn"], found["Chờ duyệt"], found["Chưa báo cáo"]) == (1, 2, 0)
    assert found["Vướng mắc"] == 1
    assert found["Có nguy cơ"] >= 1
    clock(date(2026, 7, 2))
    assert tiles(page(binh))["Quá hạn"] == 2


def test_who_has_not_reported_is_named(year: Year, binh: Client, clock: Clock) -> None:
    year.open(6)
    clock(JUNE)
    seen = page(binh)
    assert "Chưa gửi (1), đã quá hạn:</strong> Phòng Kinh tế" in seen
    # Of May nobody was asked.
    assert tiles(seen)["Chưa báo cáo"] == 1


def test_a_reporter_sees_own_work_first_and_others_do_not(
    year: Year, an: Client, binh: Client, clock: Clock
) -> None:
    year.open(6)
    clock(JUNE)
    own = page(an)
    assert own.index("<h2>Việc của tôi") < own.index("Cần chú ý trước")
    assert "Quá hạn gửi" in own
    assert "<h2>Việc của tôi" not in page(binh)


def test_an_observer_sees_the_board_and_a_foreign_office_does_not(
    year: Year, chau: Client, clock: Clock
) -> None:
    send(year, 5)
    clock(JUNE)
    observer = signed_in(a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=year.world.commune))
    assert "Cần chú ý trước" in page(observer)
    assert "Cần chú ý trước" not in page(chau)
    assert chau.get(f"/?don-vi={year.world.commune.pk}").status_code == 404
    assert chau.get("/?don-vi=mot").status_code == 404


def test_solutions_are_counted_by_who_leads_them(world: World, binh: Client, clock: Clock) -> None:
    year = build_full_year(world, targets=6, solutions=12, months=2)
    clock(date(2026, 3, 1))
    seen = page(binh)
    for body in year.bodies:
        row = re.search(rf'<th scope="row">{body.name}</th>(.*?)</tr>', seen)
        assert row is not None, body
        figures = [int(one) for one in re.findall(r">(\d+)<", row.group(1))]
        assert sum(figures[:-1]) == figures[-1] == 2, body


def test_a_superior_sees_the_units_below_with_the_worst_first(year: Year, hoa: Client, clock: Clock) -> None:
    send(year, 4, percent="10")
    clock(JUNE)
    assert refresh_states() == 1
    seen = page(hoa)
    assert seen.index("Xã Gần</a>") < seen.index("Xã Xa</a>")
    assert tiles(seen)["Quá hạn"] == tiles(page(hoa, f"/?don-vi={year.world.commune.pk}"))["Quá hạn"] == 1
    file = hoa.get("/?xlsx=1")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert ["Xã Gần", 1] in [row[:2] for row in rows]


def test_a_unit_that_changed_since_is_marked_and_not_hidden(year: Year, hoa: Client, clock: Clock) -> None:
    clock(JUNE)
    refresh_states()
    assert "vừa có thay đổi" not in page(hoa)
    send(year, 6)
    assert "1 đơn vị vừa có thay đổi" in page(hoa)
    refresh_states()
    assert "vừa có thay đổi" not in page(hoa)


def test_300_units_below_ask_as_often_as_3(world: World, hoa: Client, clock: Clock) -> None:
    clock(JUNE)
    some_units(world, 3, day=JUNE)
    few = queries(hoa, "/")
    some_units(world, 297, day=JUNE)
    assert queries(hoa, "/") == few <= 24
    seen = page(hoa)
    assert seen.count("Xã số ") >= 300
    rows = UnitState.objects.filter(unit__parent=world.province)
    assert tiles(seen)["Quá hạn"] == sum(row.counts["solutions"]["overdue"] for row in rows)


def test_a_board_of_many_items_asks_as_often_as_one_of_few(
    year: Year, binh: Client, clock: Clock, copies: Callable[[Year, int], None]
) -> None:
    send(year, 5)
    clock(JUNE)
    binh.get("/")
    few = queries(binh, "/")
    copies(year, 300)
    year.open(6)
    binh.get("/")
    assert queries(binh, "/") == few <= 24


@pytest.fixture
def copies() -> Callable[[Year, int], None]:
    """Puts so many solutions more into the plan, all led by An's office."""

    def put(year: Year, count: int) -> None:
        first = year.solutions[0]
        fresh = [
            Solution(plan=first.plan, task=first.task, order=10_000_000 + row, text=f"Việc {row}")
            for row in range(count)
        ]
        Solution.objects.bulk_create(fresh)
        leading = year.plan.organization.assignments.filter(lineage=first.lineage)[0]
        rows = []
        for one in fresh:
            rows.append(type(leading)(**copied(leading, one)))
        type(leading).objects.bulk_create(rows)

    return put


def copied(leading: object, solution: Solution) -> dict[str, object]:
    names = ("unit_id", "subject", "role", "organization_id", "position_id", "assigned_at", "assigned_by_id")
    return {name: getattr(leading, name) for name in names} | {"lineage": solution.lineage}


def test_tabs_of_a_plan_show_filter_and_hand_out_where_items_stand(
    year: Year, an: Client, clock: Clock
) -> None:
    all_year(year)
    send(year, 1, value="300")
    clock(date(2026, 2, 10))
    base = f"/ke-hoach/{year.plan.pk}"
    seen = page(an, f"{base}/chi-tieu/")
    for indicator in year.indicators:
        assert f'href="/chi-tieu/{indicator.pk}/"' in seen
    poor = next(one for one in year.indicators if "hộ nghèo" in one.name)
    in_progress = page(an, f"{base}/chi-tieu/?tinh-hinh=in-progress")
    assert f"/chi-tieu/{poor.pk}/" in in_progress
    assert "Không có chỉ tiêu nào khớp" in page(an, f"{base}/chi-tieu/?tinh-hinh=overdue")
    assert "Không có nhiệm vụ nào khớp" in page(an, f"{base}/nhiem-vu/?tinh-hinh=overdue")
    tasks = page(an, f"{base}/nhiem-vu/?don-vi=Phòng Kinh tế")
    assert "Tiêm phòng gia súc" in tasks
    assert "đạt 40%" in tasks
    for tab, column, wanted in (("chi-tieu", 4, "300"), ("nhiem-vu", 7, "Phòng Kinh tế")):
        file = an.get(f"{base}/{tab}/?xlsx=1")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
        assert wanted in {row[column] for row in rows}, tab


def test_a_plan_that_was_replaced_shows_no_standing(year: Year, an: Client, clock: Clock) -> None:
    send(year, 1)
    clock(date(2026, 2, 10))
    Plan.objects.filter(pk=year.plan.pk).update(status=Plan.Status.REPLACED)
    assert "Đã đạt" not in page(an, f"/ke-hoach/{year.plan.pk}/chi-tieu/")
