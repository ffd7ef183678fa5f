"""The pages of one indicator and one task: what they show is what was sent in, and who may do what there."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from kehoach.vietnamese.numbers import format_number
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Extension, Instruction
from kehoach.web.reporting.services import corrections, extensions, instructions, submissions
from tests.web.conftest import signed_in
from tests.web.people import a_person
from tests.web.plans.test_size import queries
from tests.web.reporting.clocks import Clock
from tests.web.reporting.test_states import all_year, named, send
from tests.web.reporting.years import Year, at

TODAY = date(2026, 6, 20)


@pytest.fixture
def dung(year: Year) -> Client:
    """The browser of Dung, who leads the commune."""
    return signed_in(a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=year.world.commune))


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_of_an_indicator_adds_up_its_months(year: Year, an: Client, clock: Clock) -> None:
    months = {1: Decimal(100), 2: Decimal("250.5"), 3: Decimal(175)}
    for month, value in months.items():
        send(year, month, value=format_number(value))
    clock(date(2026, 4, 2))
    crops = named(year, "lương thực")
    seen = page(an, f"/chi-tieu/{crops.pk}/")
    total = Decimal()
    for value in months.values():
        total += value
        assert f">{format_number(value)}<" in seen
        assert f">{format_number(total)}<" in seen
    rate = (total * 100 / Decimal(3450)).quantize(Decimal("0.01"))
    assert f"{format_number(rate)}%" in seen
    assert f"{format_number(total)} tấn" in seen


@pytest.mark.parametrize(("months", "is_shown"), [(2, False), (4, True)])
def test_a_projection_is_labelled_and_never_made_of_too_little(
    year: Year, an: Client, clock: Clock, months: int, is_shown: bool
) -> None:
    for month in range(1, months + 1):
        send(year, month, value=str(240 + month))
    clock(date(2026, months + 1, 1))
    seen = page(an, f"/chi-tieu/{named(year, 'lương thực').pk}/")
    assert ("Cuối năm (dự báo)" in seen) == is_shown
    assert ("Đây là dự báo, không phải số liệu." in seen) == is_shown
    assert ("&quot;projection&quot;" in seen) == is_shown


def test_a_chart_is_loaded_only_where_there_are_figures(year: Year, an: Client, clock: Clock) -> None:
    address = f"/chi-tieu/{named(year, 'lương thực').pk}/"
    clock(date(2026, 2, 1))
    assert "echarts" not in page(an, address)
    send(year, 1)
    assert "echarts" in page(an, address)


def test_a_figure_that_was_sent_back_is_shown_and_does_not_count(
    year: Year, an: Client, clock: Clock
) -> None:
    send(year, 1, value="321")
    report = year.report_of(year.plan.organization.periods.get(index=1))
    submissions.send_back(actor=year.world.binh, submission=report, note="Thiếu số của thôn")
    clock(date(2026, 2, 1))
    seen = page(an, f"/chi-tieu/{named(year, 'lương thực').pk}/")
    assert "đã trả lại, không tính" in seen
    assert "Chưa có số liệu đến 01/02/2026." in seen


def test_a_correction_is_told_with_its_reason(year: Year, an: Client, clock: Clock) -> None:
    send(year, 1, value="321")
    report = year.report_of(year.plan.organization.periods.get(index=1))
    submissions.accept(actor=year.world.binh, submission=report)
    crops = named(year, "lương thực")
    corrections.correct(
        actor=year.world.binh,
        submission=report,
        lineage=crops.lineage,
        texts={field_name(crops, "value"): "330"},
        reason="Cộng sót một thôn",
    )
    clock(date(2026, 2, 1))
    seen = page(an, f"/chi-tieu/{crops.pk}/")
    assert "<del>321</del> → <ins>330</ins>" in seen
    assert "Cộng sót một thôn" in seen


def test_a_task_tells_what_happened_and_why_it_stands_where_it_does(
    year: Year, an: Client, clock: Clock
) -> None:
    all_year(year)
    solution = year.solutions[0]
    send(year, 3, percent="35")
    report = year.report_of(year.plan.organization.periods.get(index=3))
    submissions.send_back(
        actor=year.world.binh, submission=report, note="Ghi rõ số con đã tiêm", at=at(2026, 3, 17)
    )
    send(year, 3, day=18, percent="45")
    asked = extensions.ask_for_solution(
        actor=year.world.an,
        solution=solution,
        until=date(2027, 1, 31),
        reason="Chờ vắc xin",
        at=at(2026, 3, 20),
    )
    extensions.decide(actor=year.world.binh, extension=asked, grant="yes", at=at(2026, 3, 21))
    clock(date(2026, 4, 1))
    seen = page(an, f"/nhiem-vu/{solution.task_id}/")
    told = (
        "Đồng ý gia hạn đến 31/01/2027",
        "Xin gia hạn đến 31/01/2027",
        "Phòng Kinh tế báo cáo Tháng 3/2026: đang thực hiện 45%",
        "Trả lại báo cáo Tháng 3/2026 của Phòng Kinh tế",
        "Ghi rõ số con đã tiêm",
        "đã gia hạn đến 31/01/2027",
        "Giao chủ trì: Phòng Kinh tế",
    )
    assert [one for one in told if one not in seen] == []
    assert seen.index(told[0]) < seen.index(told[1]) < seen.index(told[2]) < seen.index(told[3])


def test_who_leads_asks_for_more_time_and_others_may_not(
    year: Year, an: Client, chau: Client, dung: Client, clock: Clock
) -> None:
    clock(date(2026, 4, 1))
    solution = year.solutions[0]
    address = f"/nhiem-vu/{solution.task_id}/gia-han/{solution.pk}/"
    sent = {f"s{solution.pk}-until": "2026-05-31", f"s{solution.pk}-reason": "Chờ vắc xin"}
    assert chau.post(address, sent).status_code == 404
    assert dung.post(address, sent).status_code == 403
    early = an.post(address, sent | {f"s{solution.pk}-until": "2026-04-01"})
    assert early.status_code == 422
    assert "Chọn một ngày sau ngày đó" in early.content.decode()
    assert not Extension.objects.exists()
    assert an.post(address, sent).status_code == 302
    assert Extension.objects.get().until == date(2026, 5, 31)
    assert "Đang xin gia hạn đến 31/05/2026" in page(an, f"/nhiem-vu/{solution.task_id}/")
    assert an.post(address, sent).status_code == 422


def test_a_leader_instructs_and_who_leads_the_work_answers(
    year: Year, an: Client, binh: Client, chau: Client, dung: Client, clock: Clock
) -> None:
    clock(TODAY)
    crops = named(year, "lương thực")
    sent = {"assignee": f"{year.world.office.pk}:", "text": "Báo cáo nguyên nhân", "due_on": "2026-06-25"}
    address = f"/chi-tieu/{crops.pk}/chi-dao/"
    assert chau.post(address, sent).status_code == 404
    assert binh.post(address, sent).status_code == 403
    past = dung.post(address, sent | {"due_on": "2026-06-01"})
    assert past.status_code == 422
    assert "Thời hạn phải từ ngày 20/06/2026 trở đi" in past.content.decode()
    assert not Instruction.objects.exists()
    assert dung.post(address, sent).status_code == 302
    given = Instruction.objects.get()
    assert "Báo cáo nguyên nhân" in page(an, f"/chi-tieu/{crops.pk}/")
    assert "Báo cáo nguyên nhân" in page(an, "/chi-dao/")
    assert chau.get(f"/chi-dao/{given.pk}/").status_code == 404
    assert dung.post(f"/chi-dao/{given.pk}/tra-loi/", {"text": "Đã rõ"}).status_code == 403
    assert an.post(f"/chi-dao/{given.pk}/tra-loi/", {"text": " "}).status_code == 422
    assert an.post(f"/chi-dao/{given.pk}/tra-loi/", {"text": "Do hạn hán"}).status_code == 302
    assert "Do hạn hán" in page(dung, f"/chi-dao/{given.pk}/")
    again = an.post(f"/chi-dao/{given.pk}/tra-loi/", {"text": "Lần hai"})
    assert "đã được trả lời" in again.content.decode()


def test_instructions_are_filtered_and_taken_away_as_a_file(
    year: Year, an: Client, dung: Client, clock: Clock
) -> None:
    task = year.solutions[0].task
    leader = a_person("ha", "Đinh Hà", role=Role.LEADER, at=year.world.commune)
    office = Assignee(year.world.office)
    for text, due in (("Việc gấp", date(2026, 6, 15)), ("Việc thường", date(2026, 7, 15))):
        instructions.instruct(
            actor=leader, item=task, assignee=office, text=text, due_on=due, at=at(2026, 6, 10)
        )
    clock(TODAY)
    late = page(an, "/chi-dao/?tinh-trang=qua-han")
    assert ("Việc gấp" in late, "Việc thường" in late) == (True, False)
    assert "Việc gấp" not in page(an, "/chi-dao/?tinh-trang=da-tra-loi")
    file = an.get("/chi-dao/?xlsx=1")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["Việc gấp", "Việc thường"]


def test_rates_are_shown_with_the_reports_behind_them(
    year: Year, an: Client, chau: Client, clock: Clock
) -> None:
    send(year, 1, day=10)
    send(year, 2, day=25)
    year.open(3)
    clock(date(2026, 4, 1))
    seen = page(an, "/dung-han/")
    assert "có 3 báo cáo đến hạn: 1 đúng hạn, 1 chậm, 1 chưa gửi; 1/3 = 33,33%" in seen
    assert "gửi lần đầu 10:00 25/02/2026" in seen
    commune = year.world.commune.pk
    assert chau.get(f"/dung-han/?don-vi={commune}").status_code == 404


def test_pages_of_items_ask_as_often_late_in_the_year_as_early(
    year: Year, an: Client, dung: Client, clock: Clock
) -> None:
    all_year(year)
    crops, solution = named(year, "lương thực"), year.solutions[0]
    addresses = (f"/chi-tieu/{crops.pk}/", f"/nhiem-vu/{solution.task_id}/", "/chi-dao/", "/dung-han/")
    leader = a_person("ha", "Đinh Hà", role=Role.LEADER, at=year.world.commune)
    asked = []
    for months in (range(1, 3), range(3, 9)):
        for month in months:
            send(year, month)
            instructions.instruct(
                actor=leader,
                item=solution,
                assignee=Assignee(year.world.office),
                text=f"Tháng {month}",
                due_on=date(2026, 12, 1),
                at=at(2026, month, 20),
            )
        clock(date(2026, 9, 1))
        an.get("/")
        asked.append([queries(browser, one) for one in addresses for browser in (an, dung)])
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 40
