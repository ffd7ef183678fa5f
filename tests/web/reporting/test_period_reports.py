"""One report as the office reads it, the list of who is missing, Excel files, regimes and more time."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Indicator
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Correction, Extension, Regime, Submission
from kehoach.web.reporting.services import extensions, submissions
from tests.web.conftest import signed_in
from tests.web.people import World, a_person
from tests.web.plans.test_size import queries
from tests.web.reporting.periods import Office, build_office, send_in
from tests.web.reporting.test_period_pages import after, text_of
from tests.web.reporting.years import Year


@pytest.fixture
def office(world: World) -> Office:
    return build_office(world)


def address_of(report: Submission) -> str:
    return f"/ky/{report.period_id}/bao-cao/{report.pk}/"


def rows_in(answer: object) -> list[list[object]]:
    """The rows of an Excel file."""
    content = io.BytesIO(answer.content)  # type: ignore[attr-defined]
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()


# --- reading ----------------------------------------------------------------------------------------------


def test_what_is_said_stands_beside_last_month_and_the_target(binh: Client, year: Year) -> None:
    june = year.report_of(year.open(6))
    submissions.submit(actor=year.world.an, submission=june, texts=year.texts(value="250", percent="40"))
    july = year.report_of(year.open(7))
    submissions.submit(
        actor=year.world.an, submission=july, texts=year.texts(value="270", percent="65", result="Xong đợt 2")
    )
    page = text_of(binh, address_of(july))
    figures = page.split("Tổng sản lượng lương thực")[1].split("</article>")[0]
    assert "270 tấn" in figures
    assert "250 tấn" in figures
    assert "Tháng 6/2026" in figures
    assert "3.450 tấn" in figures
    assert "520 tấn" in figures  # from the beginning of the year
    work = page.split("Tiêm phòng gia súc")[1].split("</article>")[0]
    assert "65%" in work
    assert "40%" in work
    assert "Xong đợt 2" in work
    assert "Đã tiêm 1.200 con" in work


def test_a_figure_that_jumps_is_marked(binh: Client, year: Year) -> None:
    june = year.report_of(year.open(6))
    submissions.submit(actor=year.world.an, submission=june, texts=year.texts(value="250"))
    july = year.report_of(year.open(7))
    submissions.submit(actor=year.world.an, submission=july, texts=year.texts(value="2500"))
    page = text_of(binh, address_of(july))
    assert "gấp hơn 3 lần" in page
    assert f"{len(year.indicators)} số liệu cần xem kỹ" in page
    assert "gấp hơn" not in text_of(binh, address_of(june))


def test_parts_above_their_whole_are_marked_whoever_reports_them(binh: Client, office: Office) -> None:
    whole, part = Indicator.objects.filter(plan=office.plan).order_by("order")[:2]
    Indicator.objects.filter(pk=part.pk).update(parent=whole)
    first = send_in(office.world, office.report_of(office.world.village))
    Actual.objects.filter(submission=first, lineage=part.lineage).update(value=300)
    assert "Các phần cộng lại là 300, lớn hơn tổng số 250" in text_of(binh, address_of(first))


def test_a_draft_is_nobodys_to_read(binh: Client, office: Office) -> None:
    report = office.report_of(office.world.village)
    name = field_name(office.plan.indicators.all()[0], "note")
    submissions.keep_draft(actor=office.world.binh, submission=report, texts={name: "đang soạn dở"})
    page = text_of(binh, address_of(report))
    assert "Chưa gửi báo cáo" in page
    assert "đang soạn dở" not in page.replace("Nội dung đang soạn dở chỉ người soạn thấy", "")


def test_words_of_a_report_are_shown_as_typed(binh: Client, office: Office) -> None:
    report = send_in(office.world, office.report_of(office.world.village))
    Actual.objects.filter(submission=report).update(note="<script>alert(1)</script>")
    assert "<script>alert" not in binh.get(address_of(report)).content.decode()


def test_accepting_leads_on_to_the_one_that_has_waited_longest(binh: Client, office: Office) -> None:
    rows = [send_in(office.world, row) for row in office.period.submissions.order_by("pk")]
    for hours, row in enumerate(rows):
        Submission.objects.filter(pk=row.pk).update(submitted_at=timezone.now() - timedelta(hours=hours))
    answer = binh.post(f"{address_of(rows[0])}duyet/", {"then": "next"})
    assert answer.headers["Location"] == address_of(rows[2])
    binh.post(f"{address_of(rows[2])}duyet/", {"then": "next"})
    said = after(binh, f"{address_of(rows[1])}duyet/", {"then": "next"})
    assert "Không còn báo cáo nào chờ duyệt" in said
    assert office.again().accepted == 3


def test_sending_back_needs_words_and_keeps_them_in_the_history(binh: Client, office: Office) -> None:
    report = send_in(office.world, office.report_of(office.world.village))
    refused = binh.post(f"{address_of(report)}tra-lai/", {"note": " "})
    assert refused.status_code == 422
    assert "Chưa ghi cần bổ sung gì" in refused.content.decode()
    after(binh, f"{address_of(report)}tra-lai/", {"note": "Thiếu số liệu rừng"})
    page = text_of(binh, address_of(report))
    assert "Đã trả lại để bổ sung: Thiếu số liệu rừng" in page
    assert "Trả lại báo cáo – Thiếu số liệu rừng" in page.split("Lịch sử")[1]
    again = binh.post(f"{address_of(report)}tra-lai/", {"note": "lần nữa"})
    assert again.status_code == 422
    assert "đang ở trạng thái" in again.content.decode()


def test_only_the_office_decides(an: Client, chau: Client, office: Office) -> None:
    report = send_in(office.world, office.report_of(office.world.village))
    for verb in ("duyet", "tra-lai"):
        assert an.post(f"{address_of(report)}{verb}/", {"note": "x"}).status_code == 403
        assert chau.post(f"{address_of(report)}{verb}/", {"note": "x"}).status_code == 404
    assert "Duyệt báo cáo này" not in text_of(an, address_of(report))


def test_an_accepted_figure_is_corrected_with_its_reason_and_the_old_one_is_shown(
    binh: Client, office: Office
) -> None:
    report = send_in(office.world, office.report_of(office.world.village))
    submissions.accept(actor=office.world.binh, submission=report)
    indicator = office.plan.indicators.order_by("order")[0]
    form = f"{address_of(report)}dinh-chinh/{indicator.lineage}/"
    assert 'value="250"' in text_of(binh, form)
    value = field_name(indicator, "value")
    for sent, sentence in [
        ({value: "260", "reason": ""}, "Chưa ghi lý do"),
        ({value: "nhiều", "reason": "Cộng sót"}, "chưa phải là số"),
        ({value: "250", "reason": "Cộng sót"}, "không có gì để đính chính"),
        ({value: "1,260", "reason": "Cộng sót"}, "có thể hiểu theo hai cách"),
    ]:
        answer = binh.post(form, sent)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert sent[value] in answer.content.decode()
    assert not Correction.objects.exists()
    after(binh, form, {value: "1,260", f"{value}-reading": "1260", "reason": "Cộng sót thôn Trong"})
    page = text_of(binh, address_of(report))
    assert "<del>250</del> → <ins>1.260</ins>" in page
    assert "Cộng sót thôn Trong" in page


def test_a_report_asks_as_often_for_many_items_as_for_few(binh: Client, office: Office) -> None:
    report = send_in(office.world, office.report_of(office.world.village))
    few = queries(binh, address_of(report))
    plan, order = office.plan, 10_000_000
    for number in range(40):
        item = Indicator.objects.create(plan=plan, order=order + number, name=f"Chỉ tiêu {number}", value=5)
        Actual.objects.create(
            submission=report,
            indicator=item,
            lineage=item.lineage,
            period=report.period,
            unit=report.unit,
            value=5,
            reported_by=office.world.binh,
            reported_at=timezone.now(),
        )
    assert queries(binh, address_of(report)) == few <= 35


# --- who is missing, and Excel ----------------------------------------------------------------------------


def test_the_list_of_missing_says_how_much_is_owed_how_late_and_why(binh: Client, world: World) -> None:
    office = build_office(world, days=-4)
    village = send_in(world, office.report_of(world.village))
    submissions.send_back(actor=world.binh, submission=village, note="Thiếu thu ngân sách")
    today = timezone.localdate()
    extensions.ask_for_report(
        actor=world.binh,
        submission=office.period.submissions.get(organization=world.office, position=None),
        until=today + timedelta(days=2),
        reason="Chờ số liệu",
    )
    page = text_of(binh, f"/ky/{office.period.pk}/chua-bao-cao/")
    assert "ỦY BAN NHÂN DÂN" in page
    assert "XÃ GẦN" in page
    assert f"Gần, ngày {today:%d} tháng {today:%m} năm {today.year}" in page
    answer = binh.get(f"/ky/{office.period.pk}/chua-bao-cao/?xlsx=1")
    heading, *rows = rows_in(answer)[3:]
    assert heading[1:] == [
        "Cơ quan, cá nhân",
        "Người giữ",
        "Số nội dung phải báo",
        "Hạn",
        "Số ngày chậm",
        "Ghi chú",
    ]
    due = today - timedelta(days=4)
    owed = office.plan.indicators.count() + office.plan.solutions.count()
    asked = f"Đang xin gia hạn đến {today + timedelta(days=2):%d/%m/%Y}"
    assert rows == [
        [1, "Phòng Kinh tế", "Lê Thị An", owed, due, 4, asked],
        [2, "Phó phòng, Phòng Kinh tế", "chưa có người giữ", owed, due, 4, ""],
        [3, "Thôn Trong", "chưa có người giữ", owed, due, 4, "Bị trả lại: Thiếu thu ngân sách"],
    ]


def test_a_name_that_looks_like_a_formula_stays_text_in_every_file(binh: Client, office: Office) -> None:
    village = office.world.village
    type(village).objects.filter(pk=village.pk).update(name="=1+1")
    for address in (f"/ky/{office.period.pk}/?xlsx=1", f"/ky/{office.period.pk}/chua-bao-cao/?xlsx=1"):
        assert "=1+1" in [row[1] for row in rows_in(binh.get(address))]


def test_every_list_comes_as_a_file_with_the_rows_of_its_page(binh: Client, office: Office) -> None:
    extensions.ask_for_report(
        actor=office.world.binh,
        submission=office.report_of(office.world.village),
        until=timezone.localdate() + timedelta(days=20),
        reason="Chờ số liệu",
    )
    expected = {
        "/ky/?xlsx=1": 1,
        f"/ky/{office.period.pk}/?xlsx=1": 3,
        f"/ky/{office.period.pk}/?xlsx=1&trang-thai=da-gui": 0,
        "/ky/che-do/?xlsx=1": 2,
        "/ky/gia-han/?xlsx=1": 1,
    }
    for address, count in expected.items():
        rows = rows_in(binh.get(address))
        heading = next(number for number, row in enumerate(rows) if all(row))
        assert len(rows) - heading - 1 == count, address


# --- regimes ----------------------------------------------------------------------------------------------


def test_a_ready_made_rule_shows_the_twelve_months_it_makes_before_it_is_kept(
    binh: Client, world: World
) -> None:
    year = timezone.localdate().year
    page = text_of(binh, "/ky/che-do/moi/?mau=before-20")
    assert page.count(f"/{year}</th>") == 12
    assert f"14/03/{year}" in page
    assert f", 19/03/{year}" in page
    assert not Regime.objects.exists()


REGIME = {
    "name": "Báo cáo tháng",
    "frequency": "monthly",
    "closing_kind": "mid_month",
    "closing_day": "14",
    "deadline_by": "day",
    "deadline_day": "20",
    "deadline_exclusive": "on",
    "deadline_month_offset": "0",
    "deadline_move": "none",
    "source": "Nghị quyết của xã",
    "valid_from": "2026-01-01",
}


def test_a_regime_is_seen_then_kept_and_named_once(binh: Client, world: World) -> None:
    sent = REGIME | {"organization": world.commune.pk}
    seen = binh.post("/ky/che-do/moi/", sent | {"preview": "yes"})
    assert len(seen.context["spans"]) == 12
    assert not Regime.objects.exists()
    assert "Đã đặt chế độ «Báo cáo tháng»" in after(binh, "/ky/che-do/moi/", sent | {"save": "yes"})
    regime = Regime.objects.get()
    assert (regime.deadline_day, regime.deadline_exclusive, regime.closing_day) == (20, True, 14)
    assert "trước ngày 20 của tháng cuối kỳ" in text_of(binh, "/ky/che-do/")
    twice = binh.post("/ky/che-do/moi/", sent | {"save": "yes"})
    assert twice.status_code == 422
    assert "đã có chế độ cùng tên" in twice.content.decode()


def test_a_regime_says_after_how_many_days_its_periods_close_by_themselves(
    binh: Client, world: World
) -> None:
    sent = REGIME | {"organization": world.commune.pk, "close_after_days": "9", "save": "yes"}
    after(binh, "/ky/che-do/moi/", sent)
    assert Regime.objects.get().close_after_days == 9
    assert "tự chốt sau 9 ngày" in text_of(binh, "/ky/che-do/")
    refused = binh.post("/ky/che-do/moi/", sent | {"name": "Khác", "close_after_days": "-1"})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"deadline_day": ""}, "Chưa ghi hạn gửi"),
        ({"deadline_by": "working_days"}, "Chưa ghi hạn gửi"),
        ({"closing_day": ""}, "Chưa ghi ngày chốt"),
        ({"closing_kind": "calendar", "deadline_day": "1"}, "trước cả ngày đầu kỳ"),
        ({"valid_from": ""}, "Chưa ghi ô này"),
        ({"name": ""}, "Chưa ghi ô này"),
    ],
)
def test_a_rule_that_gives_no_day_is_not_kept(
    binh: Client, world: World, change: dict[str, str], sentence: str
) -> None:
    sent = REGIME | {"organization": world.commune.pk, "save": "yes"} | change
    answer = binh.post("/ky/che-do/moi/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Regime.objects.exists()


def test_a_regime_of_another_unit_cannot_be_set_nor_ended(chau: Client, office: Office) -> None:
    sent = REGIME | {"organization": office.world.commune.pk, "save": "yes"}
    assert chau.post("/ky/che-do/moi/", sent).status_code == 422
    address = f"/ky/che-do/{office.regime.pk}/ket-thuc/"
    assert chau.post(address, {"valid_to": "2026-12-31"}).status_code == 404


def test_ending_a_regime_keeps_its_periods_and_offers_no_more(binh: Client, office: Office) -> None:
    address = f"/ky/che-do/{office.regime.pk}/ket-thuc/"
    early = binh.post(address, {"valid_to": "2000-01-01"})
    assert early.status_code == 422
    assert "Chọn một ngày từ ngày đó trở đi" in early.content.decode()
    yesterday = timezone.localdate() - timedelta(days=1)
    if yesterday < office.regime.valid_from:
        pytest.skip("the regime began today")
    after(binh, address, {"valid_to": yesterday.isoformat()})
    assert Regime.objects.get(pk=office.regime.pk).valid_to == yesterday
    assert "Kỳ cần mở" not in text_of(binh, "/ky/")
    assert "hiện không áp dụng" in text_of(binh, "/ky/che-do/")


# --- more time --------------------------------------------------------------------------------------------


def asked_for(office: Office) -> Extension:
    return extensions.ask_for_report(
        actor=office.world.binh,
        submission=office.report_of(office.world.village),
        until=office.period.deadline + timedelta(days=6),
        reason="Trưởng thôn đi tập huấn",
    )


def test_more_time_is_given_by_the_office_or_a_leader_and_moves_the_last_day(
    an: Client, office: Office
) -> None:
    extension = asked_for(office)
    address = f"/ky/gia-han/{extension.pk}/"
    assert "Trưởng thôn đi tập huấn" in text_of(an, "/ky/gia-han/")
    assert "Đồng ý gia hạn" not in text_of(an, "/ky/gia-han/")
    assert an.post(address, {"grant": "yes"}).status_code == 403
    leader = signed_in(a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=office.world.commune))
    assert "Đã đồng ý gia hạn." in after(leader, address, {"grant": "yes"})
    assert office.report_of(office.world.village).deadline == extension.until
    assert "đã được quyết định: «đồng ý gia hạn»" in after(leader, address, {"grant": "yes"})


def test_a_refusal_says_why(binh: Client, chau: Client, office: Office) -> None:
    extension = asked_for(office)
    address = f"/ky/gia-han/{extension.pk}/"
    assert chau.post(address, {"grant": "yes"}).status_code == 404
    silent = binh.post(address, {"grant": "no", "note": " "})
    assert silent.status_code == 422
    assert "Không đồng ý thì cần ghi lý do" in silent.content.decode()
    after(binh, address, {"grant": "no", "note": "Đã có đủ thời gian"})
    page = text_of(binh, "/ky/gia-han/?trang-thai=refused")
    assert "Đã có đủ thời gian" in page
    assert "Không có đề nghị nào khớp" in text_of(binh, "/ky/gia-han/?trang-thai=granted")
