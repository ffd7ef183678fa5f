"""The pages of jobs, reminders and Excel forms, on a large screen and on a telephone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kehoach.web.accounts.models import User
from kehoach.web.jobs.models import JobRun, JobState
from kehoach.web.jobs.registry import jobs
from kehoach.web.notices.digest import write_digests
from kehoach.web.notices.events import write_events
from kehoach.web.notices.models import Notice
from kehoach.web.organizations.policy import Role
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.people import a_person
from tests.web.reporting.years import at, build_year
from tests.web.sheets.filling import fill, filled_form

Look = Callable[[Page, str], None]


def some_jobs_ran() -> None:
    now = timezone.now()
    for number, job in enumerate(jobs()):
        JobState.objects.create(name=job.name, due_at=now + timedelta(minutes=number))
        for turn in range(3):
            failed = number == 1 and turn == 2
            JobRun.objects.create(
                name=job.name,
                holder="máy",
                started_at=now - timedelta(hours=3 - turn),
                ended_at=now - timedelta(hours=3 - turn),
                result="" if failed else "Đã gửi 12 thư, chưa gửi được 0 thư.",
                error="ConnectionRefusedError: máy chủ không trả lời" if failed else "",
            )


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_jobs_reminders_and_forms_look_right_and_work(
    site: Site, look: Look, width: int, tmp_path: Path
) -> None:
    a_person("giang", "Đỗ Hà Giang", role=Role.ADMINISTRATOR, at=site.world.commune)
    User.objects.filter(username="an").update(email="an@xa-gan.example")
    year = build_year(site.world)
    report = year.report_of(year.open(6))
    write_events(at(2026, 6, 1))
    write_digests(at(2026, 6, 12))
    write_digests(at(2026, 6, 20))
    first = Notice.objects.order_by("created_at")[0]
    Notice.objects.filter(pk=first.pk).update(sent_at=at(2026, 6, 1))
    some_jobs_ran()

    page = site.open("/quan-tri/viec-nen/", who="giang", width=width)
    look(page, f"jobs-{width}")
    page.get_by_role("button", name="Chạy ngay: Gửi thư").click()
    expect(page.locator("#status")).to_contain_text("Sẽ chạy «Gửi thư»")

    page = site.open("/nhac-viec/", who="binh", width=width)
    look(page, f"reminders-{width}")
    page.get_by_label("Nhắc trước hạn (ngày)").fill("một tuần")
    page.get_by_role("button", name="Ghi quy định").click()
    expect(page.locator(".errorlist").first).to_contain_text("Ghi các số ngày")
    page.complaints.clear()  # type: ignore[attr-defined]  # the browser itself reports a 422
    look(page, f"reminders-wrong-{width}")

    page = site.open("/nhac-viec/cua-toi/", who="an", width=width)
    look(page, f"mine-{width}")
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    assert "/lich/" in page.get_by_label("Địa chỉ lịch").input_value()
    look(page, f"mine-calendar-{width}")

    page = site.open(f"/viec-cua-toi/{report.pk}/bieu-mau/", who="an", width=width)
    look(page, f"form-{width}")
    wrong, right = tmp_path / "sai.xlsx", tmp_path / "dung.xlsx"
    wrong.write_bytes(filled_form(report, lambda rows: fill(rows, percent="140", value="1,250")))
    right.write_bytes(filled_form(report))
    page.get_by_label("Biểu mẫu đã điền").set_input_files(wrong)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator(".errorlist").first).to_contain_text("Dòng")
    page.complaints.clear()  # type: ignore[attr-defined]
    look(page, f"form-wrong-{width}")
    page.get_by_label("Biểu mẫu đã điền").set_input_files(right)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("#status")).to_contain_text("Đã nhận biểu mẫu")
    look(page, f"form-taken-{width}")
