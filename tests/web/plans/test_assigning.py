"""The words of a plan become people: confirmed once, given out everywhere, taken back, handed over, kept."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kehoach.web.audit.models import AuditEntry
from kehoach.web.organizations.models import Alias, Kind
from kehoach.web.organizations.naming import Meant
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import Successor, confirm_alias, create_position, merge
from kehoach.web.plans import assigning_page
from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.models import Assignment, Indicator, Milestone, Plan, Solution, Tracking
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.by_words import assign_by_words
from kehoach.web.plans.services.following import follow_as_proposed, set_milestones
from kehoach.web.plans.services.handing_over import hand_over, left_behind
from tests.web.conftest import signed_in
from tests.web.people import World, a_person, an_organization
from tests.web.plans.documents import PLAN_TEXT, a_draft, a_file, send

LEAD = Assignment.Role.LEAD


@pytest.fixture
def plan(world: World, binh: Client) -> Plan:
    an_organization("Trạm Y tế", Kind.HEALTH_STATION, world.commune)
    create_position(actor=None, organization=world.commune, title="Chủ tịch UBND xã", role=Role.LEADER)
    draft = a_draft(binh, world.commune)
    binh.post(f"/nhap/{draft.document_id}/xac-nhan/", {"leave_points": "yes"})
    return Plan.objects.get(pk=draft.pk)


def page_of(plan: Plan) -> assigning_page.AssigningPage:
    return assigning_page.load(plan, timezone.localdate())


def row_of(plan: Plan, text: str) -> assigning_page.WordsRow:
    return next(row for row in page_of(plan).rows.values() if row.text == text)


def held_by(item: Solution | Indicator) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in assignments_of([item.lineage]).get(item.lineage, []):
        found.setdefault(row.role, set()).add(str(row.position or row.organization))
    return found


def said_in(answer: Any) -> str:
    return str(answer.content.decode())


def test_each_text_stands_once_in_its_role_with_whom_it_may_mean(plan: Plan) -> None:
    lead, directing, coordinating = page_of(plan).sections
    assert [(row.text, row.count) for row in lead.waiting] == [("Phòng Kinh tế", 2)]
    assert lead.waiting[0].offers[0].names == "Phòng Kinh tế"
    assert lead.waiting[0].is_sure
    assert {row.text for row in directing.waiting} == {"Chủ tịch UBND xã", "Phó Chủ tịch UBND xã"}
    # The commune has no police and no deputy: nobody is proposed.
    assert not row_of(plan, "Phó Chủ tịch UBND xã").offers
    assert not row_of(plan, "Công an xã").offers
    assert {row.text for row in coordinating.waiting} == {"Trạm Y tế", "Công an xã"}


def test_confirming_once_gives_out_every_item_and_is_remembered(
    plan: Plan, binh: Client, world: World
) -> None:
    row = row_of(plan, "Phòng Kinh tế")
    answer = binh.post(
        f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "chon": row.offers[0].codes}
    )
    assert answer.status_code == 302
    for solution in Solution.objects.filter(plan=plan):
        assert held_by(solution) == {"lead": {"Phòng Kinh tế"}}
    assert Alias.objects.get(unit=world.commune).organization == world.office
    assert row_of(plan, "Phòng Kinh tế").left == 0


def test_all_sure_ones_are_confirmed_with_one_press(plan: Plan, binh: Client) -> None:
    sure = page_of(plan).sure
    assert {row.text for row in sure} == {"Phòng Kinh tế", "Chủ tịch UBND xã", "Trạm Y tế"}
    shown = [f"{row.mark}:{row.codes}" for row in sure]
    answer = binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan-het/", {"chac-chan": shown}, follow=True)
    assert "Đã xác nhận 3 cách gọi" in said_in(answer)
    solution = Solution.objects.filter(plan=plan).order_by("order")[1]
    assert held_by(solution) == {"lead": {"Phòng Kinh tế"}, "directing": {"Chủ tịch UBND xã, Xã Gần"}}
    again = binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan-het/", {"chac-chan": shown}, follow=True)
    assert again.status_code == 200
    assert Assignment.objects.filter(role=LEAD).count() == 2


def test_one_text_may_be_given_to_somebody_typed_by_name(plan: Plan, binh: Client, world: World) -> None:
    row = row_of(plan, "Công an xã")
    answer = binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "them": "thon trong"})
    assert answer.status_code == 302
    assert Alias.objects.get(text="Công an xã").organization == world.village


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({}, "Chưa chọn ai"), ({"them": "Phòng Không Có"}, "Không có cơ quan hay chức vụ nào tên")],
)
def test_a_choice_that_means_nobody_is_refused_beside_its_row(
    plan: Plan, binh: Client, said: dict[str, str], sentence: str
) -> None:
    row = row_of(plan, "Công an xã")
    answer = binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark} | said)
    assert answer.status_code == 422
    assert sentence in said_in(answer)
    assert not Alias.objects.exists()


def test_codes_of_another_unit_are_nobody(plan: Plan, binh: Client, world: World) -> None:
    row = row_of(plan, "Công an xã")
    answer = binh.post(
        f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "chon": f"o{world.elsewhere.pk}"}
    )
    assert answer.status_code == 422
    assert not Assignment.objects.exists()


def test_another_meaning_takes_the_place_of_the_first_and_leaves_what_was_given_by_hand(
    plan: Plan, world: World
) -> None:
    items = list(Solution.objects.filter(plan=plan).select_related("plan__organization"))
    by_hand = [Assignee(world.village)]
    assign(actor=world.binh, items=items[:1], role=LEAD, assignees=by_hand)
    for who in (world.office, world.commune):
        assign_by_words(
            actor=world.binh, plan=plan, role=LEAD, text="Phòng Kinh tế", items=items, meant=[Meant(who)]
        )
    assert held_by(items[0]) == {"lead": {"Thôn Trong", "Xã Gần"}}
    assert held_by(items[1]) == {"lead": {"Xã Gần"}}
    ended = Assignment.objects.filter(organization=world.office, ended_at__isnull=False)
    assert ended.count() == 2


def test_only_the_coordinator_confirms(plan: Plan, world: World) -> None:
    items = list(Solution.objects.filter(plan=plan))
    for person in (world.an, world.chau):
        with pytest.raises(PermissionDenied):
            assign_by_words(
                actor=person, plan=plan, role=LEAD, text="x", items=items, meant=[Meant(world.office)]
            )
    assert not Assignment.objects.exists()
    assert not Alias.objects.exists()


def test_a_group_of_targets_is_proposed_by_its_sector_and_never_applied_unasked(
    plan: Plan, binh: Client, world: World
) -> None:
    Indicator.objects.filter(plan=plan).update(group="Chỉ tiêu kinh tế")
    groups = page_of(plan).groups
    assert [row.offers[0].names for row in groups.waiting] == ["Phòng Kinh tế"]
    assert not groups.waiting[0].is_sure
    assert not Assignment.objects.exists()
    row = groups.waiting[0]
    binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "chon": row.offers[0].codes})
    assert Assignment.objects.filter(subject="indicator", organization=world.office).count() == 4


def test_a_group_is_proposed_by_what_was_confirmed_before(plan: Plan, world: World) -> None:
    Indicator.objects.filter(plan=plan).update(group="Văn hóa, xã hội")
    confirm_alias(actor=None, unit=world.commune, text="Văn hóa, xã hội", meant=[Meant(world.village)])
    row = page_of(plan).groups.waiting[0]
    assert row.offers[0].names == "Thôn Trong"
    assert row.is_sure


def test_ticked_items_are_given_out_together_and_one_is_taken_back(
    plan: Plan, binh: Client, world: World
) -> None:
    address = f"/ke-hoach/{plan.pk}/phan-cong/muc/"
    solution = Solution.objects.filter(plan=plan).order_by("order")[0]
    indicator = Indicator.objects.filter(plan=plan).order_by("order")[0]
    codes = [f"s{solution.pk}", f"i{indicator.pk}", "s999999", "x1", "s²"]
    answer = binh.post(address, {"muc": codes, "them": "Thôn Trong", "vai-tro": "lead"}, follow=True)
    assert "Đã giao 2 mục cho Thôn Trong" in said_in(answer)
    missing = said_in(binh.get(address, {"phan": "thieu"}))
    assert f"/giai-phap/{solution.pk}/" not in missing
    given = Assignment.objects.get(lineage=solution.lineage)
    answer = binh.post(f"/ke-hoach/{plan.pk}/phan-cong/thoi/{given.pk}/", follow=True)
    assert "Đã thôi giao cho Thôn Trong" in said_in(answer)
    assert "Lịch sử phân công" in said_in(answer)
    assert held_by(solution) == {}


def test_giving_out_may_take_the_place_of_who_had_it(plan: Plan, binh: Client, world: World) -> None:
    solution = Solution.objects.filter(plan=plan).select_related("plan__organization")[0]
    assign(actor=world.binh, items=[solution], role=LEAD, assignees=[Assignee(world.office)])
    said = {"muc": f"s{solution.pk}", "them": "Thôn Trong", "vai-tro": "lead", "thay": "yes"}
    binh.post(f"/ke-hoach/{plan.pk}/phan-cong/muc/", said)
    assert held_by(solution) == {"lead": {"Thôn Trong"}}


def test_an_assignment_of_another_unit_is_not_found(plan: Plan, world: World, chau: Client) -> None:
    solution = Solution.objects.filter(plan=plan).select_related("plan__organization")[0]
    [row] = assign(actor=world.binh, items=[solution], role=LEAD, assignees=[Assignee(world.office)])
    assert chau.post(f"/ke-hoach/{plan.pk}/phan-cong/thoi/{row.pk}/").status_code == 404
    row.refresh_from_db()
    assert row.ended_at is None


def test_work_of_an_office_that_merged_goes_on_with_its_successor(
    plan: Plan, binh: Client, world: World
) -> None:
    other = an_organization("Phòng Hạ tầng", Kind.OFFICE, world.commune)
    seat = world.an.appointments.get().position
    solution = Solution.objects.filter(plan=plan).select_related("plan__organization")[0]
    both = [Assignee(world.office), Assignee(world.office, seat)]
    assign(actor=world.binh, items=[solution], role=LEAD, assignees=both)
    today = timezone.localdate()
    made = merge(
        actor=None, before=[world.office, other], into=Successor(name="Phòng Kinh tế - Hạ tầng"), on=today
    )
    assert len(left_behind(world.commune, today)) == 2
    assert "Chuyển cho đơn vị kế thừa" in said_in(binh.get(f"/ke-hoach/{plan.pk}/phan-cong/"))
    binh.post(f"/ke-hoach/{plan.pk}/phan-cong/chuyen-viec/")
    rows = assignments_of([solution.lineage])[solution.lineage]
    assert {(row.organization, row.position and row.position.title) for row in rows} == {
        (made, None),
        (made, seat.title),
    }
    assert left_behind(world.commune, today) == []
    assert hand_over(actor=world.binh, unit=world.commune, on=today) == []


def test_a_new_version_of_the_plan_keeps_who_does_what_and_how_it_is_followed(
    plan: Plan, binh: Client, world: World
) -> None:
    row = row_of(plan, "Phòng Kinh tế")
    binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "chon": row.offers[0].codes})
    indicators = list(
        Indicator.objects.filter(plan=plan).select_related("plan__organization").order_by("order")
    )
    assign(actor=world.binh, items=indicators, role=LEAD, assignees=[Assignee(world.office)])
    follow_as_proposed(actor=world.binh, indicators=indicators)
    end_of_june = {date(2026, 6, 30): Decimal(60)}
    set_milestones(actor=world.binh, indicator=indicators[0], milestones=end_of_june)
    newer = (
        PLAN_TEXT.replace("3.450 tấn", "3.500 tấn").replace("Tháng 4/2026", "Tháng 5/2026")
        + "3\tVăn hóa\tXây nhà văn hóa\tChủ tịch UBND xã\tPhòng Kinh tế\tTrạm Y tế\tTháng 9/2026\n"
    )
    sent = binh.post(
        f"/nhap/{plan.document_id}/ban-moi/",
        {"organization": world.commune.pk, "file": a_file(newer, "ban-moi.txt")},
    )
    document = int(sent.headers["Location"].strip("/").split("/")[-1])
    binh.post(f"/nhap/{document}/xac-nhan/", {"leave_points": "yes"})
    new = Plan.objects.get(document_id=document)
    assert (new.status, new.version) == (Plan.Status.CONFIRMED, 2)
    for indicator in Indicator.objects.filter(plan=new):
        assert held_by(indicator) == {"lead": {"Phòng Kinh tế"}}
        assert Tracking.objects.filter(lineage=indicator.lineage).exists()
    changed = Indicator.objects.get(plan=new, value=3500)
    assert [row.value for row in Milestone.objects.filter(lineage=changed.lineage)] == [Decimal(60)]
    solutions = list(Solution.objects.filter(plan=new).order_by("order"))
    assert [held_by(one).get("lead") for one in solutions] == [{"Phòng Kinh tế"}, {"Phòng Kinh tế"}, None]
    # What is new says words that were confirmed: one press gives it out too.
    assert row_of(new, "Phòng Kinh tế").offers[0].reason == "đã xác nhận trước đây"
    assert row_of(new, "Phòng Kinh tế").left == 1


@pytest.mark.parametrize(("who", "status"), [("an", 403), ("binh", 200), ("chau", 404)])
def test_the_page_is_the_coordinators(
    plan: Plan, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    browser: Client = request.getfixturevalue(who)
    for path in ("", "muc/", "theo-doi/"):
        assert browser.get(f"/ke-hoach/{plan.pk}/phan-cong/{path}").status_code == status
    shows_tab = "/phan-cong/" in said_in(browser.get(f"/ke-hoach/{plan.pk}/"))
    assert shows_tab == (status == 200)


def test_a_draft_and_a_plan_that_was_replaced_are_not_given_out(world: World, binh: Client) -> None:
    draft = a_draft(binh, world.commune)
    assert binh.get(f"/ke-hoach/{draft.pk}/phan-cong/").status_code == 404


def test_everything_given_out_is_in_the_history(plan: Plan, binh: Client) -> None:
    row = row_of(plan, "Phòng Kinh tế")
    binh.post(f"/ke-hoach/{plan.pk}/phan-cong/xac-nhan/", {"dong": row.mark, "chon": row.offers[0].codes})
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"plan.words-confirmed", "alias.confirmed", "plan.assigned"} <= actions


def _grown(world: World, binh: Client, count: int, year: int) -> Plan:
    rows = "".join(
        f"{n}\tViệc {n}\tLàm việc số {n}\tChủ tịch UBND xã\tThôn Số {n}\tTrạm Y tế\tTháng 4/{year}\n"
        for n in range(3, count + 3)
    )
    sent = send(binh, world.commune, PLAN_TEXT.replace("2026", str(year)) + rows, f"ke-hoach-{year}.txt")
    plan = Plan.objects.get(document_id=int(sent.headers["Location"].strip("/").split("/")[-1]))
    binh.post(f"/nhap/{plan.document_id}/xac-nhan/", {"leave_points": "yes"})
    return Plan.objects.get(pk=plan.pk)


def test_the_pages_ask_the_database_no_more_for_three_hundred_items_and_villages(
    world: World, binh: Client, django_assert_max_num_queries: Any
) -> None:
    small = _grown(world, binh, 3, 2026)
    counts = {}
    for path in ("", "muc/", "theo-doi/"):
        with django_assert_max_num_queries(60) as asked:
            assert binh.get(f"/ke-hoach/{small.pk}/phan-cong/{path}").status_code == 200
        counts[path] = len(asked)
    for number in range(300):
        an_organization(f"Thôn Số {number}", Kind.VILLAGE, world.commune)
    large = _grown(world, binh, 300, 2027)
    assert Solution.objects.filter(plan=large).count() > 290
    for path, count in counts.items():
        with django_assert_max_num_queries(count):
            assert binh.get(f"/ke-hoach/{large.pk}/phan-cong/{path}").status_code == 200


def test_the_administrator_of_the_commune_sees_no_way_to_give_out_work(plan: Plan, world: World) -> None:
    keeper = signed_in(a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune))
    assert keeper.get(f"/ke-hoach/{plan.pk}/phan-cong/").status_code == 403


def test_an_organization_that_ended_is_proposed_no_more(plan: Plan, world: World) -> None:
    world.office.valid_to = timezone.localdate() - timedelta(days=1)
    world.office.save()
    assert not row_of(plan, "Phòng Kinh tế").offers
