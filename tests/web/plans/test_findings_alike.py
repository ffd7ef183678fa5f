"""Findings of one kind are settled together, and each shows what its correction would change."""

import pytest
from django.test import Client

from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Finding, Plan, Solution
from kehoach.web.plans.queries import points_of
from kehoach.web.plans.suggestions import suggestion_of
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, a_draft

# A number with a foreign separator twice, among numbers that keep to the Vietnamese one.
MIXED = PLAN_TEXT.replace(
    "- Trồng mới",
    "- Tỷ lệ đường thôn được bê tông hóa đạt 80.5%.\n- Tỷ lệ che phủ rừng đạt 61.25%.\n"
    "- Tỷ lệ người dân tham gia bảo hiểm y tế đạt 96,4%.\n- Trồng mới",
)


@pytest.fixture
def plan(binh: Client, world: World) -> Plan:
    return a_draft(binh, world.commune, MIXED)


def _alike(plan: Plan) -> list[Finding]:
    kept = list(plan.findings.filter(kind="mixed_number_format"))
    if len(kept) < 2:
        # The rule may gather its places in one finding; settling them is what counts here.
        first = plan.findings.order_by("order").first()
        last = plan.findings.order_by("-order").first()
        assert first is not None
        assert last is not None
        text = MIXED.index("61.25")
        Finding.objects.create(
            plan=plan,
            order=last.order + 1,
            kind="mixed_number_format",
            severity="sai",
            message="Viết «61,25».",
            start=text,
            end=text + 5,
            correction_start=text,
            correction_end=text + 5,
            replacement="61,25",
        )
        kept = list(plan.findings.filter(kind="mixed_number_format"))
    return kept


def test_all_points_of_a_kind_are_accepted_for_one_reason(binh: Client, plan: Plan) -> None:
    alike = _alike(plan)
    others = plan.findings.exclude(kind="mixed_number_format").filter(state=Finding.State.OPEN).count()
    address = f"/nhap/{plan.document_id}/diem/{alike[0].pk}/chap-nhan/"
    assert binh.post(address, {"alike": "yes"}).status_code == 422
    binh.post(address, {"alike": "yes", "ready": "Đúng như văn bản gốc"})
    rows = plan.findings.filter(kind="mixed_number_format")
    assert {row.state for row in rows} == {Finding.State.ACCEPTED}
    assert {row.reason for row in rows} == {"Đúng như văn bản gốc"}
    assert plan.findings.filter(state=Finding.State.OPEN).count() == others
    assert AuditEntry.objects.filter(action="plan.findings-accepted").count() == 1


def test_without_the_word_only_the_one_is_accepted(binh: Client, plan: Plan) -> None:
    alike = _alike(plan)
    binh.post(f"/nhap/{plan.document_id}/diem/{alike[0].pk}/chap-nhan/", {"ready": "Đúng như văn bản gốc"})
    accepted = plan.findings.filter(kind="mixed_number_format", state=Finding.State.ACCEPTED)
    assert accepted.count() == 1


def test_all_corrections_of_a_kind_are_applied_at_once(binh: Client, plan: Plan) -> None:
    alike = _alike(plan)
    answer = binh.post(f"/nhap/{plan.document_id}/diem/{alike[0].pk}/sua-ca/", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    rows = plan.findings.filter(kind="mixed_number_format")
    assert {row.state for row in rows} == {Finding.State.FIXED}
    # The rows that were read from the passages come back with the answer.
    assert '<li id="i' in answer.content.decode()


def test_a_stranger_and_a_colleague_settle_nothing(an: Client, chau: Client, plan: Plan) -> None:
    finding = _alike(plan)[0]
    for word in ("chap-nhan", "sua-ca"):
        address = f"/nhap/{plan.document_id}/diem/{finding.pk}/{word}/"
        sent = {"alike": "yes", "ready": "Đúng như văn bản gốc"}
        assert [browser.post(address, sent).status_code for browser in (an, chau)] == [403, 404]
    assert plan.findings.exclude(state=Finding.State.OPEN).count() == 0


def test_a_suggestion_shows_the_words_around_it_within_its_line(plan: Plan) -> None:
    finding = next(row for row in _alike(plan) if row.replacement == "61,25")
    suggestion = suggestion_of(finding, MIXED)
    assert suggestion is not None
    assert (suggestion.wrong, suggestion.right) == ("61.25", "61,25")
    assert suggestion.before.endswith("che phủ rừng đạt ")
    assert suggestion.after == "%."


def test_a_point_knows_how_many_are_of_its_kind(plan: Plan) -> None:
    count = len(_alike(plan))
    told = {point.alike for point in points_of(plan) if point.sort == "mixed_number_format"}
    assert told == {count}


def test_a_doubt_about_an_item_without_words_still_has_a_way_to_it(binh: Client, plan: Plan) -> None:
    solution = Solution.objects.filter(plan=plan).first()
    assert solution is not None
    solution.text, solution.number, solution.doubt = "", "", "Dòng phân công này không có giải pháp đi kèm."
    solution.save()
    page = binh.get(f"/nhap/{plan.document_id}/").content.decode()
    assert f'href="#s{solution.pk}">(chưa có nội dung)</a>' in page
