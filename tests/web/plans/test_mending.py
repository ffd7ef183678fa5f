"""Items are mended: by whom, how, and what the history keeps of it."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kehoach.web.audit.models import AuditEntry
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.plans.models import Indicator, Plan, Solution
from kehoach.web.plans.refusals import NotADraft
from kehoach.web.plans.services import items, plans
from tests.web.people import World
from tests.web.plans.documents import a_draft

HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(binh: Client, world: World) -> Plan:
    return a_draft(binh, world.commune)


def first(plan: Plan) -> Indicator:
    return plan.indicators.order_by("order")[0]


def post(browser: Client, item: Any, *, htmx: bool = False, **values: str) -> Any:
    """The answer to a form of an indicator with these values changed."""
    said = {"name": item.name, "kind": item.kind, "comparator": item.comparator, "unit": item.unit}
    filled = {f"i{item.pk}-{name}": value for name, value in (said | values).items()}
    address = f"/nhap/{item.plan.document_id}/chi-tieu/{item.pk}/sua/"
    return browser.post(address, filled, headers=HTMX if htmx else {})


def test_an_edit_is_kept_with_who_and_what(binh: Client, world: World, plan: Plan) -> None:
    answer = post(binh, first(plan), value="3.600", period="2026")
    assert answer.status_code == 302
    assert first(plan).value == 3600
    entry = AuditEntry.objects.filter(action="plan.item-changed").get()
    assert entry.actor == world.binh
    assert entry.changes[f"indicator {first(plan).pk}.value"] == ["3450.00000000", "3600"]
    page = binh.get(f"/ke-hoach/{plan.pk}/lich-su/").content.decode()
    assert list(find_breaks()) == []
    assert "Trần Văn Bình" in page
    assert "<del>3.450</del> → <ins>3.600</ins>" in page


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.554", "12554"),
        ("12,5", "12.5"),
        ("1 250", "1250"),
        ("1.250,75", "1250.75"),
        ("0", "0"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_typed_the_vietnamese_way(binh: Client, plan: Plan, typed: str, value: str) -> None:
    assert post(binh, first(plan), value=typed).status_code == 302
    assert first(plan).value == Decimal(value)


def test_a_number_that_may_be_two_is_asked_back(binh: Client, plan: Plan) -> None:
    asked = post(binh, first(plan), value="12,554")
    assert asked.status_code == 422
    assert "«12,554» là số nào?" in asked.content.decode()
    assert first(plan).value == 3450
    answered = post(binh, first(plan), **{"value": "12,554", "value-reading": "12.554"})
    assert answered.status_code == 302
    assert first(plan).value == Decimal("12.554")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"value": "nhiều"}, "chưa phải là số"),
        ({"value": "12345678901234567"}, "quá dài"),
        ({"comparator": "range", "low": "5", "high": ""}, "Khoảng cần hai số"),
        ({"comparator": "range", "low": "9", "high": "5"}, "Đổi chỗ hai số"),
        ({"comparator": "ratio", "value": "5"}, "Tỷ lệ cần hai số"),
        ({"name": ""}, ""),
    ],
)
def test_values_that_do_not_fit_are_refused_and_nothing_changes(
    binh: Client, plan: Plan, values: dict[str, str], said: str
) -> None:
    answer = post(binh, first(plan), htmx=True, **values)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert first(plan).value == 3450


def test_an_achievement_has_no_figure(binh: Client, plan: Plan) -> None:
    assert post(binh, first(plan), kind="achievement", value="12").status_code == 302
    assert (first(plan).value, first(plan).comparator) == (None, "")


def test_an_edit_in_place_answers_with_the_row_the_counter_and_the_points(binh: Client, plan: Plan) -> None:
    answer = post(binh, first(plan), htmx=True, value="3.600").content.decode()
    assert f'id="i{first(plan).pk}"' in answer
    for part in ("left", "points", "status"):
        assert f'id="{part}"' in answer
    assert "<html" not in answer


def test_two_people_do_not_overwrite_each_other(binh: Client, world: World, plan: Plan) -> None:
    item = first(plan)
    form = binh.get(f"/nhap/{plan.document_id}/chi-tieu/{item.pk}/sua/").content.decode()
    seen = form.split(f'name="i{item.pk}-seen" value="')[1].split('"')[0]
    items.change(actor=world.binh, item=item, values={"value": Decimal(3000)})
    address = f"/nhap/{plan.document_id}/chi-tieu/{item.pk}/sua/"
    said = {f"i{item.pk}-{name}": getattr(item, name) for name in ("name", "kind", "comparator", "unit")}
    refused = binh.post(address, {**said, f"i{item.pk}-value": "3.600", f"i{item.pk}-seen": seen})
    assert refused.status_code == 422
    assert "Có người vừa sửa chỗ này" in refused.content.decode()
    assert first(plan).value == 3000


def test_the_three_people_get_200_403_and_404(
    an: Client, binh: Client, chau: Client, world: World, plan: Plan
) -> None:
    item = first(plan)
    base = f"/nhap/{plan.document_id}/"
    for word in ("sua", "tach", "viec"):
        address = f"{base}chi-tieu/{item.pk}/{word}/"
        assert [browser.get(address).status_code for browser in (an, binh, chau)] == [403, 200, 404]
    for word in ("xoa", "da-xem", "gop", "khoi-phuc"):
        address = f"{base}chi-tieu/{item.pk}/{word}/"
        assert [browser.post(address).status_code for browser in (an, chau)] == [403, 404]
    for word in ("phan-dau/", "xac-nhan/", "xoa/", "ban-moi/", "tep/"):
        assert [browser.get(base + word).status_code for browser in (an, binh, chau)] == [403, 200, 404]
    with pytest.raises(PermissionDenied):
        items.remove(actor=world.an, item=item)


def test_an_item_of_another_plan_is_not_found(binh: Client, world: World, plan: Plan) -> None:
    other = a_draft(binh, world.commune, plan_text_of_another_year())
    address = f"/nhap/{plan.document_id}/chi-tieu/{first(other).pk}/sua/"
    assert binh.get(address).status_code == 404
    assert post(binh, first(plan), parent=str(first(other).pk)).status_code == 422


def plan_text_of_another_year() -> str:
    """Another plan."""
    return (
        "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2027\n\n"
        "1. Các chỉ tiêu chủ yếu năm 2027:\n- Trồng mới 80 ha rừng.\n"
    )


def test_what_was_taken_out_can_come_back(binh: Client, plan: Plan) -> None:
    item = first(plan)
    base = f"/nhap/{plan.document_id}/chi-tieu/{item.pk}"
    assert "Khôi phục" in binh.post(f"{base}/xoa/", headers=HTMX).content.decode()
    assert item.name not in binh.get(f"/nhap/{plan.document_id}/").content.decode().split('id="chi-tieu"')[1]
    binh.post(f"{base}/khoi-phuc/")
    assert not first(plan).removed


def test_a_split_task_keeps_its_assignment_on_both(binh: Client, world: World, plan: Plan) -> None:
    item = plan.solutions.order_by("order")[0]
    whole, rest = items.split(actor=world.binh, item=item, first="Tiêm phòng", second="Khử trùng")
    assert isinstance(whole, Solution)
    assert isinstance(rest, Solution)
    assert (whole.text, rest.text) == ("Tiêm phòng", "Khử trùng")
    assert whole.lead == rest.lead == "Phòng Kinh tế"
    merged, _gone = items.merge_into_previous(actor=world.binh, item=rest)
    assert str(merged).endswith("Tiêm phòng Khử trùng")


def test_many_items_fit_between_two(binh: Client, world: World, plan: Plan) -> None:
    before = first(plan)
    for number in range(15):
        extra = Indicator(plan=plan, order=0, name=f"Thêm {number}", comparator="=", value=Decimal(1))
        items.add(actor=world.binh, item=extra, after=before)
    names = [row.name for row in plan.indicators.order_by("order")]
    assert names[1:16] == [f"Thêm {number}" for number in range(14, -1, -1)]


def test_a_confirmed_plan_is_not_mended_until_it_is_opened_again(
    binh: Client, world: World, plan: Plan
) -> None:
    plans.confirm(actor=world.binh, plan=plan, leave_points="yes")
    with pytest.raises(NotADraft):
        items.remove(actor=world.binh, item=first(plan))
    answer = post(binh, first(plan), value="1")
    assert answer.status_code == 422
    assert "Mở lại bản đọc" in answer.content.decode()
    assert binh.post(f"/nhap/{plan.document_id}/mo-lai/").status_code == 302
    assert post(binh, first(plan), value="1").status_code == 302


def test_a_plan_with_open_points_is_confirmed_only_when_somebody_says_so(binh: Client, plan: Plan) -> None:
    plan.findings.create(
        order=900, kind="missing_unit", severity="sai", message="Thiếu đơn vị tính.", quote="x"
    )
    address = f"/nhap/{plan.document_id}/xac-nhan/"
    refused = binh.post(address)
    assert refused.status_code == 422
    assert "điểm chưa xem" in refused.content.decode()
    assert binh.post(address, {"leave_points": "yes"}).status_code == 302
    plan.refresh_from_db()
    assert plan.status == Plan.Status.CONFIRMED


def test_a_finding_is_accepted_only_with_a_reason(binh: Client, plan: Plan) -> None:
    finding = plan.findings.order_by("order")[0]
    address = f"/nhap/{plan.document_id}/diem/{finding.pk}/chap-nhan/"
    assert binh.post(address, {"reason": " "}).status_code == 422
    assert binh.post(address, {"reason": "Đúng như bản gốc"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.state, finding.reason) == ("accepted", "Đúng như bản gốc")


def test_a_certain_correction_is_carried_over_to_the_item(binh: Client, plan: Plan) -> None:
    item = first(plan)
    assert item.start is not None
    start = item.start + item.quote.index("lương")
    finding = plan.findings.create(
        order=900,
        kind="typo",
        severity="sai",
        message="Sai chính tả.",
        quote="lương thực",
        start=start,
        end=start + 10,
        correction_start=start,
        correction_end=start + 5,
        replacement="lượng",
    )
    assert binh.post(f"/nhap/{plan.document_id}/diem/{finding.pk}/sua/").status_code == 302
    assert first(plan).name == "Tổng sản lượng lượng thực"


def test_the_header_is_mended(binh: Client, plan: Plan) -> None:
    address = f"/nhap/{plan.document_id}/phan-dau/"
    wrong = binh.post(address, {"title": "Kế hoạch", "date": "15/01/2026"})
    assert wrong.status_code == 422
    assert binh.post(address, {"title": "Kế hoạch", "date": "2026-01", "year": "2026"}).status_code == 302
    plan.refresh_from_db()
    assert (plan.title, plan.date, plan.year) == ("Kế hoạch", "2026-01", 2026)


def test_others_see_the_plan_once_it_is_confirmed(
    an: Client, binh: Client, chau: Client, world: World, plan: Plan
) -> None:
    address = f"/ke-hoach/{plan.pk}/"
    assert [browser.get(address).status_code for browser in (an, binh, chau)] == [404, 302, 404]
    plans.confirm(actor=world.binh, plan=plan, leave_points="yes")
    assert [browser.get(address).status_code for browser in (an, binh, chau)] == [200, 200, 404]
    assert "Mở lại để sửa" not in an.get(address).content.decode()
    assert an.post(f"/nhap/{plan.document_id}/mo-lai/").status_code == 403
    found = an.get(f"{address}chi-tieu/?tim=ho+ngheo").content.decode()
    assert "Tỷ lệ hộ nghèo" in found
    assert "lương thực" not in found


def test_a_draft_thrown_away_leaves_only_its_history(binh: Client, plan: Plan) -> None:
    assert binh.post(f"/nhap/{plan.document_id}/xoa/").status_code == 302
    assert not Plan.objects.exists()
    assert AuditEntry.objects.filter(action="document.removed").count() == 1
