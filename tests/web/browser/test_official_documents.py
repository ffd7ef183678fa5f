"""A document in a browser: drafted and edited, signed, numbered, issued, and looked up by its figures."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page

from kehoach.web.documents import frozen
from kehoach.web.documents.models import OfficialDocument, RegisterEntry
from kehoach.web.documents.outside import COMPOSERS
from kehoach.web.documents.services import correcting, drafting, editing, numbering
from kehoach.web.documents.subjects import Subject
from kehoach.web.reporting.services import submissions
from tests.web.browser.conftest import DESKTOP, PHONE, Site
from tests.web.documents.composers import MonthReport
from tests.web.documents.letters import an_office
from tests.web.reporting.years import build_year

Look = Callable[[Page, str], None]
TEXT = """Thực hiện chế độ báo cáo tháng, Ủy ban nhân dân xã đề nghị các đơn vị gửi báo cáo trước ngày 20.
I. Nội dung báo cáo
1. Kết quả thực hiện chỉ tiêu
Nêu rõ số liệu lũy kế từ đầu năm, so với kế hoạch và cùng kỳ.
2. Khó khăn, vướng mắc
Nêu nguyên nhân và đề xuất.
II. Tổ chức thực hiện
Văn phòng theo dõi, đôn đốc và tổng hợp."""


@pytest.fixture(autouse=True)
def emptied(site: Site) -> Iterator[None]:
    """The database refuses to lose what was issued, so it is taken away with the guard off."""
    yield
    frozen.unguard(connection)
    RegisterEntry.objects.all().delete()
    for row in OfficialDocument.objects.order_by("-pk"):
        row.steps.all().delete()
        row.files.all().delete()
        row.delete()
    frozen.guard(connection)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_letter_is_drafted_edited_signed_numbered_and_issued(site: Site, look: Look, width: int) -> None:
    office = an_office(site.world)
    page = site.open("/van-ban/", who="binh", width=width)
    look(page, f"documents-none-{width}")
    page.get_by_role("link", name="Soạn văn bản").click()
    look(page, f"documents-new-{width}")
    page.get_by_role("link", name="Văn bản tự soạn").click()
    page.get_by_label("Trích yếu").fill("đôn đốc gửi báo cáo tháng 11")
    page.get_by_label("Nội dung").fill(TEXT)
    look(page, f"documents-compose-{width}")
    page.get_by_role("button", name="Soạn dự thảo").click()
    page.get_by_text("Đã soạn dự thảo.").wait_for()
    look(page, f"documents-draft-{width}")

    place = page.locator("#b3")
    place.hover()
    place.get_by_role("link", name="Sửa").click()
    words = page.locator("#b3").get_by_label("Nội dung")
    words.fill("Nêu rõ số liệu lũy kế từ đầu năm.\nĐơn vị không có phát sinh vẫn gửi báo cáo.")
    look(page, f"documents-editing-{width}")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi.").wait_for()
    assert page.locator("#t1").inner_text().startswith("Đơn vị không có phát sinh")

    page.get_by_role("link", name="Điền phần còn thiếu").click()
    page.get_by_label("Kính gửi").fill("Các phòng, trung tâm\nCác thôn")
    page.get_by_label("Họ và tên người ký").fill("Ngô Thị Dung")
    look(page, f"documents-header-{width}")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("button", name="Đã kiểm tra, trình ký").click()
    page.get_by_text("Đã kiểm tra và trình ký.").wait_for()
    address = page.url.removeprefix(site.address)

    signing = site.open(address, who="dung", width=width)
    look(signing, f"documents-signing-{width}")
    signing.get_by_role("button", name="Ký văn bản").click()
    signing.get_by_text("Đã ký.").wait_for()

    page.reload()
    page.get_by_role("link", name="Cấp số, ngày").click()
    look(page, f"documents-number-{width}")
    page.get_by_role("button", name="Cấp số").click()
    page.get_by_text("Đã cấp số 01/UBND.").wait_for()
    page.get_by_role("button", name="Ban hành").click()
    page.get_by_text("Đã ban hành. Nội dung").wait_for()
    look(page, f"documents-issued-{width}")
    row = OfficialDocument.objects.get()
    assert (row.state, row.full_number) == ("issued", "01/UBND")
    correcting.correct(actor=site.world.binh, document=row, relation="corrects", text="Hạn gửi là ngày 22.")
    page.reload()
    look(page, f"documents-corrected-{width}")
    page.goto(f"{site.address}/van-ban/")
    look(page, f"documents-list-{width}")
    withdrawn = office.signed("mời họp giao ban")
    withdrawn = numbering.give_number(
        actor=site.world.binh,
        document=withdrawn,
        dated=timezone.localdate(),
        number=12,
        reason="Số 02 đến 11 đã cấp ở sổ giấy khi mất điện",
    )
    numbering.cancel_number(actor=site.world.binh, document=withdrawn, reason="Ghi nhầm người ký")
    page.goto(f"{site.address}/van-ban/so/")
    look(page, f"documents-register-{width}")


def a_report(site: Site) -> OfficialDocument:
    """The draft of a month's report, with figures and an edit that the next composing contradicts."""
    year = build_year(site.world)
    period = year.open(6)
    submissions.submit(
        actor=site.world.an, submission=year.report_of(period), texts=year.texts(value="8.250")
    )
    row = drafting.compose(
        actor=site.world.binh,
        organization=site.world.commune,
        composer=MonthReport.key,
        subject=Subject(str(period.pk), str(period), period),
    )
    return editing.add_text(actor=site.world.binh, document=row, after="b2", text="Các chỉ tiêu đều tăng.")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_figure_is_clicked_and_says_where_it_comes_from(
    site: Site, look: Look, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMPOSERS, MonthReport.key, MonthReport())
    row = a_report(site)
    editing.remove(actor=site.world.binh, document=row, key="b4")
    page = site.open(f"/van-ban/{row.pk}/", who="binh", width=width)
    page.locator("#b1 a.origin").click()
    page.get_by_role("heading", name="Số liệu «8.250»").wait_for()
    assert "Lê Thị An" in page.locator("#figures").inner_text()
    look(page, f"documents-figures-{width}")
    page.locator("#b3-r1").get_by_role("link", name="Sửa dòng này").click()
    page.locator("#b3-r1").get_by_label("Ghi chú").fill("Tăng so với cùng kỳ")
    look(page, f"documents-row-{width}")
    page.locator("#b3-r1").get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi.").wait_for()
    assert "Tăng so với cùng kỳ" in page.locator("#b3-r1").inner_text()
    page.goto(f"{site.address}/van-ban/{row.pk}/soan-lai/")
    look(page, f"documents-anew-{width}")
    page.goto(f"{site.address}/van-ban/{row.pk}/so-lieu/")
    look(page, f"documents-all-figures-{width}")


def test_a_draft_is_edited_without_javascript(site: Site) -> None:
    row = an_office(site.world).draft()
    page = site.open(f"/van-ban/{row.pk}/", who="binh", javascript=False)
    page.locator("#b3").get_by_role("link", name="Sửa").click()
    page.get_by_label("Nội dung").fill("Trồng mới 130 ha rừng.")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi.").wait_for()
    assert "130 ha" in page.locator("#b3").inner_text()


def test_the_sheet_prints_as_a_document_and_nothing_else(site: Site) -> None:
    row = an_office(site.world).checked()
    page = site.open(f"/van-ban/{row.pk}/", who="binh", theme="dark")
    page.emulate_media(media="print")
    assert page.locator(".decree").is_visible()
    assert not page.locator(".document-side").is_visible()
    assert not page.locator(".way").is_visible()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing_on_what_the_program_composes(site: Site, look: Look, width: int) -> None:
    year = build_year(site.world)
    period = year.open(6)
    submissions.submit(
        actor=site.world.an, submission=year.report_of(period), texts=year.texts(value="8.250")
    )
    unit, binh = site.world.commune, site.world.binh
    for key in ("report", "briefing-week"):
        maker = COMPOSERS[key]
        subject = Subject()
        if choices := maker.choices(binh, unit, 2026):
            subject = Subject(choices[0].code, choices[0].label, maker.subject(binh, unit, choices[0].code))
        row = drafting.compose(actor=binh, organization=unit, composer=key, subject=subject)
        look(site.open(f"/van-ban/{row.pk}/", who="binh", width=width), f"documents-{key}-{width}")
