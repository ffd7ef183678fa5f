"""A reporter on a phone: from the link to «Đã gửi», and everything around it, as it looks and as it works."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from kehoach.web.organizations.policy import Role
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.services import instructions, submissions
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import PASSWORD, a_person
from tests.web.reporting.texts import FULL_MONTH, THREE_SOLUTIONS
from tests.web.reporting.years import Year, build_year

Look = Callable[[Page, str], None]
MOST_INTERACTIONS = 6


class Hand:
    """Counts what a person does: a tap, or one field typed into."""

    def __init__(self) -> None:
        self.done = 0

    def tap(self, place: Locator) -> None:
        place.click()
        self.done += 1

    def type(self, place: Locator, text: str) -> None:
        place.fill(text)
        self.done += 1


def item(page: Page, words: str) -> Locator:
    return page.get_by_role("group", name=words)


def a_year(site: Site, text: str) -> Year:
    return build_year(site.world, text)


def owed(year: Year, month: int, *, days_left: int = 3) -> Submission:
    """The report of An's office for a month, due in so many days from now."""
    report = year.report_of(year.open(month))
    due = timezone.localdate() + timedelta(days=days_left)
    Submission.objects.filter(pk=report.pk).update(deadline=due)
    report.refresh_from_db()
    return report


def last_month(year: Year, month: int) -> None:
    report = year.report_of(year.open(month))
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())


def test_a_first_month_with_three_solutions_is_sent_in_a_few_taps(site: Site) -> None:
    report = owed(a_year(site, THREE_SOLUTIONS), 6)
    page, hand = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=PHONE), Hand()
    hand.tap(item(page, "Tiêm phòng gia súc").get_by_role("radio", name="đã hoàn thành"))
    hand.tap(item(page, "Rà soát nguồn thu").get_by_role("radio", name="đang thực hiện"))
    hand.tap(item(page, "Bê tông hóa").get_by_role("radio", name="chưa bắt đầu"))
    hand.tap(page.get_by_role("button", name="Gửi báo cáo"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi")
    assert hand.done <= MOST_INTERACTIONS
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_month_that_moved_on_is_typed_and_sent_in_six_steps(site: Site, width: int) -> None:
    year = a_year(site, THREE_SOLUTIONS)
    last_month(year, 5)
    report = owed(year, 6)
    page, hand = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=width), Hand()
    for place, words in enumerate(("Tiêm phòng gia súc", "Rà soát nguồn thu", "Bê tông hóa")):
        hand.type(item(page, words).get_by_label("Tiến độ"), str(60 + place))
    hand.tap(page.get_by_role("button", name="Lấy nội dung tháng trước cho tất cả"))
    hand.type(item(page, "Bê tông hóa").get_by_label("Kết quả trong kỳ"), "Đã đổ xong 1,2 km")
    hand.tap(page.get_by_role("button", name="Gửi báo cáo"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi")
    assert hand.done <= MOST_INTERACTIONS
    said = dict(report.progress.values_list("percent", "result"))
    assert said == {60: "Đã tiêm 1.200 con", 61: "Đã tiêm 1.200 con", 62: "Đã đổ xong 1,2 km"}


def test_a_quiet_month_is_one_tap(site: Site) -> None:
    year = a_year(site, FULL_MONTH)
    last_month(year, 5)
    page = site.open(f"/viec-cua-toi/{owed(year, 6).pk}/", who="an", width=PHONE)
    page.get_by_role("button", name="Không phát sinh").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi")


def test_the_link_of_a_mail_leads_over_the_sign_in_to_the_report(site: Site) -> None:
    report = owed(a_year(site, THREE_SOLUTIONS), 6)
    page = site.open(f"/viec-cua-toi/{report.pk}/", width=PHONE)
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**/viec-cua-toi/{report.pk}/")


def test_what_is_typed_is_kept_without_a_click(site: Site) -> None:
    report = owed(a_year(site, THREE_SOLUTIONS), 6)
    page = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=PHONE)
    item(page, "Bê tông hóa").get_by_label("Kết quả trong kỳ").fill("Đang mời thầu")
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu nháp lúc", timeout=10_000)
    expect(page.locator("#status")).to_contain_text("Đã lưu nháp lúc")
    page.reload()
    expect(item(page, "Bê tông hóa").get_by_label("Kết quả trong kỳ")).to_have_value("Đang mời thầu")


def test_a_draft_waits_for_the_network_to_come_back(site: Site) -> None:
    report = owed(a_year(site, THREE_SOLUTIONS), 6)
    page = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=PHONE)
    page.context.set_offline(True)
    item(page, "Bê tông hóa").get_by_label("Kết quả trong kỳ").fill("Đang mời thầu")
    expect(page.locator("[data-saved]")).to_contain_text("Mất kết nối", timeout=10_000)
    page.context.set_offline(False)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu nháp lúc")


def test_a_file_is_put_beside_an_item_and_taken_away_again(site: Site, tmp_path: Path) -> None:
    paper, picture = tmp_path / "bien-ban.pdf", tmp_path / "anh.png"
    paper.write_bytes(b"%PDF-1.7\n%%EOF")
    picture.write_bytes(b"khong phai anh")
    report = owed(a_year(site, THREE_SOLUTIONS), 6)
    page = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=PHONE)
    place = item(page, "Bê tông hóa")
    place.get_by_text("Tài liệu kiểm chứng").click()
    place.get_by_label("Thêm tệp").set_input_files(paper)
    expect(place.get_by_role("link", name="bien-ban.pdf")).to_be_visible()
    place.get_by_label("Thêm tệp").set_input_files(picture)
    expect(place.get_by_role("alert")).to_contain_text("không đúng loại")
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser itself reports the 422
    place.get_by_role("button", name="Bỏ tệp bien-ban.pdf").click()
    expect(place.get_by_role("link", name="bien-ban.pdf")).to_have_count(0)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_without_javascript_a_month_is_drafted_carried_over_and_sent(site: Site, tmp_path: Path) -> None:
    paper = tmp_path / "bien-ban.pdf"
    paper.write_bytes(b"%PDF-1.7\n%%EOF")
    year = a_year(site, THREE_SOLUTIONS)
    last_month(year, 5)
    report = owed(year, 6)
    page = site.open(f"/viec-cua-toi/{report.pk}/", who="an", width=PHONE, javascript=False)
    place = item(page, "Bê tông hóa")
    place.get_by_label("Tiến độ").fill("70")
    place.get_by_role("button", name="Lấy nội dung tháng trước").click()
    expect(place.get_by_label("Kết quả trong kỳ")).to_have_value("Đã tiêm 1.200 con")
    expect(place.get_by_label("Tiến độ")).to_have_value("70")
    place.get_by_text("Tài liệu kiểm chứng").click()
    place.get_by_label("Thêm tệp").set_input_files(paper)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(place.get_by_role("link", name="bien-ban.pdf")).to_be_visible()
    place.get_by_role("button", name="Bỏ tệp bien-ban.pdf").click()
    expect(place.get_by_role("link", name="bien-ban.pdf")).to_have_count(0)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_page_of_a_reporter_is_clean(site: Site, look: Look, width: int) -> None:
    year = a_year(site, FULL_MONTH)
    last_month(year, 4)
    world, april = year.world, Submission.objects.get()
    submissions.accept(actor=world.binh, submission=april)
    may = owed(year, 5, days_left=1)
    submissions.submit(actor=world.an, submission=may, texts=year.texts(percent="45"))
    submissions.send_back(actor=world.binh, submission=may, note="Thiếu kết quả tiêm phòng của thôn Trong.")
    june = owed(year, 6, days_left=12)
    instructions.instruct(
        actor=a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune),
        item=year.solutions[0],
        assignee=Assignee(world.office),
        text="Báo cáo số gia súc chưa tiêm và cách xử lý.",
        due_on=timezone.localdate() + timedelta(days=5),
    )
    pages = {
        "mine": "/viec-cua-toi/",
        "report": f"/viec-cua-toi/{june.pk}/",
        "report-sent-back": f"/viec-cua-toi/{may.pk}/",
        "report-accepted": f"/viec-cua-toi/{april.pk}/",
        "extend": f"/viec-cua-toi/{june.pk}/gia-han/",
        "correct-solution": f"/viec-cua-toi/{april.pk}/dinh-chinh/{year.solutions[0].lineage}/",
        "correct-figure": f"/viec-cua-toi/{april.pk}/dinh-chinh/{year.indicators[0].lineage}/",
    }
    for name, path in pages.items():
        look(site.open(path, who="an", width=width), f"{name}-{width}")
    look(site.open("/viec-cua-toi/", who="binh", width=width), f"mine-empty-{width}")
    page = site.open(f"/viec-cua-toi/{june.pk}/", who="an", width=width)
    item(page, "Tiêm phòng gia súc").get_by_label("Tiến độ").fill("140")
    item(page, "Trồng mới").get_by_label("Số liệu").or_(
        item(page, "Trồng mới").get_by_label("Số tại ngày chốt")
    ).fill("1,250")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("#problems")).to_be_focused()
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser itself reports the 422
    look(page, f"report-asked-{width}")


def test_odd_figures_are_shown_and_sent_all_the_same_by_one_more_tap(site: Site, look: Look) -> None:
    year = a_year(site, FULL_MONTH)
    last_month(year, 5)
    page = site.open(f"/viec-cua-toi/{owed(year, 6).pk}/", who="an", width=PHONE)
    for box in page.get_by_label("Số liệu", exact=True).all() + page.get_by_label("Số tại ngày chốt").all():
        box.fill("2.500")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("#problems")).to_contain_text("Kiểm tra lại")
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser itself reports the 422
    look(page, f"report-doubts-{PHONE}")
    page.get_by_role("button", name="Số liệu đúng, gửi báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi")
    page.complaints.clear()  # type: ignore[attr-defined]
    look(page, f"report-sent-{PHONE}")
