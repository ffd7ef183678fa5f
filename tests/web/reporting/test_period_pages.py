"""Pages of periods: who sees them, what they count, what they refuse and in which words."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kehoach.web.organizations.models import Kind
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.reporting.models import Period, Submission
from kehoach.web.reporting.services import periods, submissions
from tests.web.conftest import signed_in
from tests.web.people import World, a_person, an_organization
from tests.web.plans.test_size import queries
from tests.web.reporting.periods import (
    Office,
    a_head_of,
    build_office,
    monthly,
    send_in,
)


@pytest.fixture
def office(world: World) -> Office:
    return build_office(world)


def text_of(browser: Client, address: str) -> str:
    """What a page says, without its tags' line breaks."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def after(browser: Client, address: str, sent: dict[str, object] | None = None) -> str:
    """What the page says to which sending something leads."""
    answer = browser.post(address, sent or {}, follow=True)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


# --- opening ----------------------------------------------------------------------------------------------


def test_the_coordinator_is_offered_the_month_that_has_begun_and_opens_it(
    binh: Client, office: Office
) -> None:
    today = timezone.localdate()
    month = f"Tháng {today.month}/{today.year}"
    assert f"Mở {month}" in text_of(binh, "/ky/")
    sent = {"regime": office.regime.pk, "ky": f"{today.year}-{today.month}"}
    said = after(binh, "/ky/mo/", sent)
    assert f"Đã mở «{month}»: 3 báo cáo phải nộp" in said
    assert Period.objects.get(regime=office.regime).owed == 3
    assert "đã được mở trước đó" in after(binh, "/ky/mo/", sent)


def test_a_month_that_has_not_begun_is_refused_in_a_sentence(binh: Client, office: Office) -> None:
    today = timezone.localdate()
    sent = {"regime": office.regime.pk, "ky": f"{today.year + 1}-12"}
    assert f"«Tháng 12/{today.year + 1}» bắt đầu từ ngày 01/12" in after(binh, "/ky/mo/", sent)
    assert not Period.objects.filter(regime=office.regime).exists()


@pytest.mark.parametrize("key", ["", "2026", "2026-13", "2026-0", "99999-1", "x-y", "2026-1-1"])
def test_a_month_that_is_none_is_not_found(binh: Client, office: Office, key: str) -> None:
    answer = binh.post("/ky/mo/", {"regime": office.regime.pk, "ky": key})
    assert answer.status_code == 404


def test_a_month_before_the_regime_began_is_not_offered(binh: Client, office: Office) -> None:
    today = timezone.localdate()
    said = text_of(binh, "/ky/")
    assert f"Tháng {today.month}/{today.year}" in said
    assert f"Tháng 12/{today.year - 1}" not in said


def test_a_report_asked_for_once_is_opened_with_its_request(binh: Client, office: Office) -> None:
    due = timezone.localdate() + timedelta(days=4)
    sent = {
        "organization": office.world.commune.pk,
        "title": "Rà soát nhà ở tạm",
        "request": "Số nhà tạm còn lại",
        "deadline": due.isoformat(),
    }
    assert "Đã mở «Rà soát nhà ở tạm»: 3 báo cáo phải nộp" in after(binh, "/ky/dot-xuat/", sent)
    period = Period.objects.get(label="Rà soát nhà ở tạm")
    assert (period.deadline, period.request) == (due, "Số nhà tạm còn lại")
    # A second one stands beside the first, in the same regime.
    after(binh, "/ky/dot-xuat/", sent | {"title": "Lần hai"})
    assert period.regime.periods.count() == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"deadline": "2020-01-01"}, "Thời hạn phải từ ngày"),
        ({"deadline": "mai"}, "Đây chưa phải là một ngày"),
        ({"title": " "}, "Chưa ghi ô này"),
    ],
)
def test_a_report_asked_for_once_with_a_wrong_field_keeps_what_was_typed(
    binh: Client, office: Office, change: dict[str, str], sentence: str
) -> None:
    sent = {
        "organization": office.world.commune.pk,
        "title": "Rà soát",
        "request": "Số nhà tạm còn lại",
        "deadline": timezone.localdate().isoformat(),
    }
    answer = binh.post("/ky/dot-xuat/", sent | change)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Số nhà tạm còn lại" in page
    assert Period.objects.count() == 1


def test_opening_in_another_unit_is_not_possible(chau: Client, office: Office) -> None:
    today = timezone.localdate()
    sent = {"regime": office.regime.pk, "ky": f"{today.year}-{today.month}"}
    assert chau.post("/ky/mo/", sent).status_code == 404
    foreign = {
        "organization": office.world.commune.pk,
        "title": "Rà soát",
        "request": "Số nhà",
        "deadline": today.isoformat(),
    }
    assert chau.post("/ky/dot-xuat/", foreign).status_code == 422
    assert Period.objects.count() == 1


# --- who has reported -------------------------------------------------------------------------------------


def test_each_of_the_three_sees_what_is_theirs(
    an: Client, binh: Client, chau: Client, office: Office
) -> None:
    address = f"/ky/{office.period.pk}/"
    assert "Duyệt các báo cáo" not in text_of(an, address)
    assert "Chốt kỳ" not in text_of(an, address)
    assert "Chốt kỳ" in text_of(binh, address)
    assert chau.get(address).status_code == 404
    assert an.get(f"{address}chot/").status_code == 403
    assert chau.get(f"{address}chot/").status_code == 404


def test_a_seat_that_nobody_holds_is_shown_and_can_be_filtered(binh: Client, office: Office) -> None:
    a_head_of(office.world.village)
    answer = binh.get(f"/ky/{office.period.pk}/?trang-thai=chua-co-nguoi")
    assert [row.name for row in answer.context["rows"]] == ["Phó phòng, Phòng Kinh tế"]
    assert "chưa có người giữ" in answer.content.decode()
    rows = {row.name: row.holders for row in binh.get(f"/ky/{office.period.pk}/").context["rows"]}
    assert rows == {
        "Phòng Kinh tế": ("Lê Thị An",),
        "Phó phòng, Phòng Kinh tế": (),
        "Thôn Trong": ("Đinh Văn Thôn",),
    }


def test_the_counts_of_a_page_are_the_counts_of_the_rows(binh: Client, world: World) -> None:
    office = build_office(world, days=-2, more=5)
    rows = list(office.period.submissions.order_by("pk"))
    for row in rows[:4]:
        send_in(world, row)
    submissions.accept(actor=world.binh, submission=Submission.objects.get(pk=rows[0].pk))
    submissions.send_back(actor=world.binh, submission=Submission.objects.get(pk=rows[1].pk), note="Thiếu")
    raw = Counter(office.period.submissions.values_list("state", flat=True))
    answer = binh.get(f"/ky/{office.period.pk}/")
    counts = {word: count for word, _text, count in answer.context["filters"]}
    assert counts == {
        "chua-gui": raw["waiting"],
        "qua-han": raw["waiting"],
        "da-gui": raw["submitted"],
        "tra-lai": raw["sent_back"],
        "da-duyet": raw["accepted"],
        "gui-cham": office.period.submissions.filter(was_late=True).count(),
        "chua-co-nguoi": len(rows) - 1,
    }
    assert raw == {"waiting": 4, "submitted": 2, "sent_back": 1, "accepted": 1}
    for word, count in counts.items():
        shown = binh.get(f"/ky/{office.period.pk}/?trang-thai={word}").context["rows"]
        assert len(shown) == count, word
    period = office.again()
    listed = text_of(binh, "/ky/")
    assert f"Đã có {period.submitted + period.accepted}/{len(rows)} báo cáo" in listed
    assert period.missing == raw["waiting"] + raw["sent_back"]


def test_days_late_are_counted_to_the_sending_or_to_today(binh: Client, world: World) -> None:
    office = build_office(world, days=-3)
    report = send_in(world, office.report_of(world.village))
    sent = report.first_submitted_at
    assert sent is not None
    Submission.objects.filter(pk=report.pk).update(first_submitted_at=sent - timedelta(days=2))
    rows = {row.name: row for row in binh.get(f"/ky/{office.period.pk}/?xep=cham").context["rows"]}
    assert rows["Thôn Trong"].days_late == 1
    assert rows["Phòng Kinh tế"].days_late == 3
    assert rows["Phòng Kinh tế"].is_overdue
    # More time afterwards does not make a late report early.
    Submission.objects.filter(pk=report.pk).update(deadline=timezone.localdate() + timedelta(days=9))
    rows = {row.name: row for row in binh.get(f"/ky/{office.period.pk}/").context["rows"]}
    assert rows["Thôn Trong"].days_late == 1


@pytest.mark.parametrize(("order", "first"), [("ten", "Phó phòng, Phòng Kinh tế"), ("gui", "Thôn Trong")])
def test_the_list_is_sorted_as_asked(binh: Client, office: Office, order: str, first: str) -> None:
    send_in(office.world, office.report_of(office.world.village))
    assert binh.get(f"/ky/{office.period.pk}/?xep={order}").context["rows"][0].name == first


def test_ticked_reports_are_accepted_and_the_others_named(binh: Client, office: Office) -> None:
    rows = list(office.period.submissions.filter(position=None).order_by("pk"))
    first, second = (send_in(office.world, row) for row in rows)
    submissions.accept(actor=office.world.binh, submission=first)
    said = after(binh, f"/ky/{office.period.pk}/duyet/", {"bao-cao": [str(first.pk), str(second.pk), "x"]})
    assert "Đã duyệt 1 báo cáo." in said
    assert "đang ở trạng thái «đã duyệt»" in said
    assert "Chưa chọn báo cáo nào" in after(binh, f"/ky/{office.period.pk}/duyet/")


# --- closing, opening again, renewing ---------------------------------------------------------------------


def test_closing_says_beforehand_who_is_missing_and_opening_again_needs_a_reason(
    binh: Client, office: Office
) -> None:
    address = f"/ky/{office.period.pk}/"
    assert "3 báo cáo chưa có sẽ được ghi là thiếu" in text_of(binh, f"{address}chot/")
    assert "Đã chốt «Thiệt hại do mưa lũ»: 3 báo cáo chưa có" in after(binh, f"{address}chot/")
    refused = binh.post(f"{address}mo-lai/", {"reason": " "})
    assert refused.status_code == 422
    assert "Chưa ghi lý do" in refused.content.decode()
    assert "Đã mở lại" in after(binh, f"{address}mo-lai/", {"reason": "Thôn Trong bổ sung số liệu"})
    assert "Lý do: Thôn Trong bổ sung số liệu" in text_of(binh, address)
    assert "đang nhận báo cáo, không cần mở lại" in after(binh, f"{address}mo-lai/", {"reason": "lần nữa"})


def test_renewing_says_beforehand_what_it_changes(binh: Client, office: Office) -> None:
    address = f"/ky/{office.period.pk}/cap-nhat/"
    assert "không có gì thay đổi" in text_of(binh, address)
    send_in(office.world, office.period.submissions.get(organization=office.world.office, position=None))
    newcomer = an_organization("Trạm Y tế", Kind.HEALTH_STATION, office.world.commune)
    items = [*office.plan.indicators.all(), *office.plan.solutions.all()]
    assign(
        actor=office.world.binh,
        items=items,
        role=Assignment.Role.LEAD,
        assignees=[Assignee(newcomer)],
        replace="yes",
    )
    page = text_of(binh, address)
    assert "Thêm 1 báo cáo phải nộp, bỏ 2 báo cáo không còn phải nộp." in page
    assert "Trạm Y tế" in page.split("Phải báo cáo thêm")[1].split("</ul>")[0]
    assert "Thôn Trong" in page.split("Không còn phải báo cáo")[1].split("</ul>")[0]
    assert "Phòng Kinh tế: đã gửi" in page.split("nên giữ lại")[1].split("</ul>")[0]
    assert "Thêm 1 báo cáo" in after(binh, address)
    assert {str(row.organization) for row in office.period.submissions.all()} == {
        "Trạm Y tế",
        "Phòng Kinh tế",
    }


def test_a_report_that_was_sent_and_taken_back_is_not_lost_when_nobody_owes_it_any_more(
    office: Office,
) -> None:
    world = office.world
    report = office.report_of(world.village)
    quiet = submissions.submit(actor=world.binh, submission=report, texts={}, nothing_new="yes")
    submissions.withdraw(actor=world.binh, submission=quiet)
    for assignment in Assignment.objects.filter(organization=world.village):
        assignment.ended_at = timezone.now()
        assignment.save()
    periods.renew_owing(actor=world.binh, period=office.period)
    assert office.report_of(world.village).progress.exists()


# --- the units below --------------------------------------------------------------------------------------


def a_superior(world: World) -> Client:
    return signed_in(a_person("tinh", "Võ Thị Tỉnh", role=Role.SUPERIOR, at=world.province))


def add_units(world: World, count: int) -> None:
    """So many communes, each with a period of which three of five reports are in."""
    for _unit in range(count):
        commune = an_organization(f"Xã {Period.objects.count():03}", Kind.COMMUNE, world.province)
        regime = monthly(world, commune, since=date(2026, 1, 1))
        Period.objects.create(
            unit=commune,
            regime=regime,
            label="Tháng 6/2026",
            year=2026,
            index=6,
            start=date(2026, 6, 1),
            closing=date(2026, 6, 30),
            deadline=date(2026, 6, 19),
            owed=5,
            submitted=1,
            accepted=2,
            late=1,
        )


def test_a_superior_sees_each_unit_with_its_latest_period_and_the_sums(world: World) -> None:
    add_units(world, 4)
    below = a_superior(world).get("/ky/").context["below"]
    # Two communes of the world have no period.
    assert (below.units, below.without_period) == (6, 2)
    assert (below.owed, below.missing, below.late) == (20, 8, 4)
    lacking = a_superior_again().get("/ky/?tinh-hinh=thieu&xep=thieu").context["below"]
    assert len(lacking.rows) == 4
    found = a_superior_again().get("/ky/?tim=ga").context["below"]
    assert [unit.name for unit, _period in found.rows] == ["Xã Gần"]


def a_superior_again() -> Client:
    from kehoach.web.accounts.models import User  # noqa: PLC0415 - beside its one use

    return signed_in(User.objects.get(username="tinh"))


def test_a_commune_sees_no_other_commune(binh: Client, world: World, office: Office) -> None:
    add_units(world, 2)
    answer = binh.get("/ky/")
    assert answer.context["below"] is None
    assert "Xã 00" not in answer.content.decode()


def test_the_list_of_units_asks_as_often_for_300_units_as_for_3(world: World) -> None:
    superior = a_superior(world)
    asked = []
    for count in (3, 297):
        add_units(world, count)
        asked.append([queries(superior, address) for address in ("/ky/", "/ky/?tinh-hinh=thieu&xep=thieu")])
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 20


def test_pages_of_a_period_ask_as_often_for_300_assignees_as_for_3(binh: Client, world: World) -> None:
    office = build_office(world, more=2)
    pages = ("", "?trang-thai=chua-gui&xep=cham", "chua-bao-cao/", "cap-nhat/", "chot/", "?xlsx=1")
    asked = []
    for count in (3, 297):
        villages = [an_organization(f"Xóm {count} {n}", Kind.VILLAGE, world.commune) for n in range(count)]
        due = office.period.deadline
        Submission.objects.bulk_create(
            Submission(period=office.period, unit=world.commune, organization=village, deadline=due)
            for village in villages
        )
        asked.append([queries(binh, f"/ky/{office.period.pk}/{page}") for page in pages])
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 20
