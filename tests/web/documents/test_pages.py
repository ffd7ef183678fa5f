"""The pages of documents: who sees what, what a list holds, where a figure comes from."""

import io
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kehoach.web.documents.figures import figures_in
from kehoach.web.documents.models import DocumentFile, OfficialDocument, RegisterEntry
from kehoach.web.documents.outside import COMPOSERS
from kehoach.web.documents.services import attaching, numbering, steps
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Actual
from kehoach.web.reporting.services import submissions
from tests.web.documents.composers import MonthReport
from tests.web.documents.letters import Office
from tests.web.plans.test_size import queries
from tests.web.reporting.years import Year, build_year

PDF = b"%PDF-1.7\n%%EOF"


def shown(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def year(office: Office) -> Year:
    return build_year(office.world)


def test_drafts_are_for_those_who_write_and_sign(
    office: Office, an: Client, binh: Client, chau: Client, leader: Client, superior: Client, observer: Client
) -> None:
    row = office.draft("công văn đang soạn")
    address = f"/van-ban/{row.pk}/"
    for browser, found in (
        (binh, 200),
        (leader, 200),
        (an, 404),
        (chau, 404),
        (superior, 404),
        (observer, 404),
    ):
        assert browser.get(address).status_code == found
        assert ("công văn đang soạn" in shown(browser.get("/van-ban/"))) == (found == 200)


def test_what_is_issued_is_read_by_all_who_see_the_unit(
    office: Office, an: Client, binh: Client, chau: Client, leader: Client, superior: Client, observer: Client
) -> None:
    row = office.issued("đã ban hành")
    address = f"/van-ban/{row.pk}/"
    kept = row.files.get(kind="docx")
    for browser in (an, binh, leader, superior, observer):
        page = shown(browser.get(address))
        assert "01/UBND" in page
        assert "/sua" not in page
        assert b"".join(browser.get(f"/van-ban/tep/{kept.pk}/")).startswith(b"PK")
    assert chau.get(address).status_code == 404
    assert chau.get(f"/van-ban/tep/{kept.pk}/").status_code == 404
    # What was said on the way is for those who work with it.
    assert "Quá trình" in shown(leader.get(address))
    assert "Quá trình" not in shown(an.get(address))
    assert "Đính chính, sửa đổi hoặc thay thế" not in shown(leader.get(address))


def test_a_letter_is_composed_from_typed_words(office: Office, binh: Client, leader: Client) -> None:
    assert leader.get("/van-ban/soan/").status_code == 403
    assert "Văn bản tự soạn" in shown(binh.get("/van-ban/soan/"))
    sent = {
        "organization": office.world.commune.pk,
        "kind": "notice",
        "title": "lịch tiếp\ncông dân",
        "text": "I. Thời gian\nThứ Năm hằng tuần.",
    }
    answer = binh.post("/van-ban/soan/free/", sent)
    row = OfficialDocument.objects.get()
    assert answer.headers["Location"] == f"/van-ban/{row.pk}/"
    assert (row.kind, row.title, row.symbol) == ("notice", "lịch tiếp công dân", "TB-UBND")
    page = shown(binh.get(f"/van-ban/{row.pk}/"))
    assert "THÔNG BÁO" in page
    assert "Thứ Năm hằng tuần./." in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"title": ""}, "Ô này còn trống"),
        ({"text": " "}, "Ô này còn trống"),
        ({"kind": "thư"}, "không có trong danh sách"),
        ({"organization": "elsewhere"}, "không có trong danh sách"),
    ],
)
def test_a_letter_that_cannot_be_gets_one_sentence(
    office: Office, binh: Client, said: dict[str, str], told: str
) -> None:
    good = {"organization": str(office.world.commune.pk), "kind": "notice", "title": "x", "text": "y"}
    if said.get("organization"):
        said = {"organization": str(office.world.elsewhere.pk)}
    answer = binh.post("/van-ban/soan/free/", good | said)
    assert answer.status_code == 422
    assert told in shown(answer)
    assert not OfficialDocument.objects.exists()


def test_the_list_is_narrowed_and_leaves_as_a_file(office: Office, binh: Client) -> None:
    office.draft("đôn đốc báo cáo tháng 11")
    office.issued("mời họp giao ban")
    page = shown(binh.get("/van-ban/", {"buoc": "issued"}))
    assert "mời họp giao ban" in page
    assert "đôn đốc" not in page
    assert "đôn đốc" in shown(binh.get("/van-ban/", {"tim": "don doc"}))
    assert "đôn đốc" not in shown(binh.get("/van-ban/", {"tim": "01/UBND"}))
    assert "Không có văn bản nào như vậy" in shown(binh.get("/van-ban/", {"loai": "plan", "nam": "2026"}))
    for odd in ({"nam": "²"}, {"buoc": "x"}, {"tim": "%'"}, {"nam": "9999"}):
        assert binh.get("/van-ban/", odd).status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(binh.get("/van-ban/", {"xlsx": "1"}).content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows[1:]] == ["đôn đốc báo cáo tháng 11", "mời họp giao ban"]


def a_report(year: Year, monkeypatch: pytest.MonkeyPatch, binh: Client) -> OfficialDocument:
    """The report of a month in which An's office has told its figures."""
    monkeypatch.setitem(COMPOSERS, MonthReport.key, MonthReport())
    period = year.open(6)
    submissions.submit(
        actor=year.world.an, submission=year.report_of(period), texts=year.texts(value="8.250")
    )
    assert "Tháng 6/2026" in shown(binh.get("/van-ban/soan/month-report/"))
    sent = {"organization": year.world.commune.pk, "subject": period.pk}
    assert binh.post("/van-ban/soan/month-report/", sent).status_code == 302
    return OfficialDocument.objects.get()


def test_a_figure_leads_to_who_told_it_when_and_for_which_period(
    year: Year, binh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_report(year, monkeypatch, binh)
    actual = Actual.objects.order_by("indicator__order")[0]
    address = f"/van-ban/{row.pk}/so-lieu/?nguon=actual%3A{actual.pk}"
    assert address in shown(binh.get(f"/van-ban/{row.pk}/"))
    page = shown(binh.get(address))
    for told in ("Lê Thị An", "Tháng 6/2026", "8.250", f"/ky/{actual.period_id}/bao-cao/"):
        assert told in page
    part = binh.get(address, headers={"HX-Request": "true"})
    assert 'id="figures"' in shown(part)
    assert "<html" not in shown(part)
    assert "Không còn" not in shown(binh.get(f"/van-ban/{row.pk}/so-lieu/?nguon=actual:0"))


def test_composing_anew_takes_new_figures_keeps_edits_and_marks_what_differs(
    year: Year, binh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_report(year, monkeypatch, binh)
    address = f"/van-ban/{row.pk}/doan/b1/"
    form = binh.get(address).context["form"]
    text = form.initial["text"].replace("đạt", "ước đạt")
    binh.post(address, {"text": text, "seen": form.initial["seen"]})
    Actual.objects.update(value=9000)
    asked = shown(binh.get(f"/van-ban/{row.pk}/soan-lai/"))
    assert "Số liệu hiện có khác" in asked
    assert "1 chỗ đã sửa tay" in asked
    binh.post(f"/van-ban/{row.pk}/soan-lai/")
    page = shown(binh.get(f"/van-ban/{row.pk}/"))
    assert "Bản soạn mới khác" in page
    assert "ước đạt" in page
    assert "9.000" in page
    binh.post(f"/van-ban/{row.pk}/soan-lai/", {"keep": "no"})
    page = shown(binh.get(f"/van-ban/{row.pk}/"))
    assert "ước đạt" not in page


def test_figures_of_what_was_issued_are_as_they_were_on_that_day(
    year: Year, office: Office, binh: Client, observer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_report(year, monkeypatch, binh)
    sent = {
        field.html_name: field.value() or ""
        for field in binh.get(f"/van-ban/{row.pk}/phan-dau/").context["form"]
    }
    binh.post(f"/van-ban/{row.pk}/phan-dau/", sent | {"signer": "Ngô Thị Dung"})
    binh.post(f"/van-ban/{row.pk}/trinh-ky/")
    row.refresh_from_db()
    row = steps.sign(actor=office.leader, document=row, version=row.version)
    binh.post(f"/van-ban/{row.pk}/cap-so/", {"dated": timezone.localdate().isoformat()})
    binh.post(f"/van-ban/{row.pk}/ban-hanh/")
    actual = Actual.objects.order_by("indicator__order")[0]
    Actual.objects.update(value=1)
    page = shown(observer.get(f"/van-ban/{row.pk}/so-lieu/", {"nguon": f"actual:{actual.pk}"}))
    assert "8.250" in page
    assert "Như khi ban hành." in page


def test_the_steps_are_buttons_that_say_what_they_did(office: Office, binh: Client, leader: Client) -> None:
    row = office.filled()
    address = f"/van-ban/{row.pk}/"
    assert "Đã kiểm tra và trình ký" in shown(binh.post(f"{address}trinh-ky/", follow=True))
    row.refresh_from_db()
    assert "trả lại" in shown(leader.post(f"{address}tra-lai/", {"reason": "Sửa câu 1"}, follow=True))
    assert "Lãnh đạo trả lại: Sửa câu 1" in shown(binh.get(address))
    binh.post(f"{address}trinh-ky/")
    assert "Lấy về sửa" in shown(binh.get(address))
    row.refresh_from_db()
    stale = leader.post(f"{address}ky/", {"version": row.version - 1}, follow=True)
    assert "Có người vừa sửa" in shown(stale)
    assert "Đã ký" in shown(leader.post(f"{address}ky/", {"version": row.version}, follow=True))
    assert "Số tiếp theo trong sổ: 01/UBND" in shown(binh.get(f"{address}cap-so/"))
    today = timezone.localdate().isoformat()
    assert "Đã cấp số 01/UBND." in shown(binh.post(f"{address}cap-so/", {"dated": today}, follow=True))
    assert "Đã ban hành." in shown(binh.post(f"{address}ban-hanh/", follow=True))
    again = shown(binh.post(f"{address}ban-hanh/", follow=True))
    assert "Văn bản đã ban hành thì không sửa được" in again


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"number": "0"}, "từ 01 đến 99999"),
        ({"number": "-3"}, "từ 01 đến 99999"),
        ({"number": "năm"}, "bằng chữ số"),
        ({"number": "7"}, "bỏ qua số 01 – 06"),
        ({"dated": ""}, "Ghi ngày"),
        ({"dated": "31/02/2026"}, "Ghi ngày"),
        ({"dated": "2099-01-01"}, "còn ở phía trước"),
        ({"dated": "2001-01-01"}, "quá cũ"),
    ],
)
def test_a_number_or_a_day_that_cannot_be_gets_one_sentence(
    office: Office, binh: Client, said: dict[str, str], told: str
) -> None:
    row = office.signed()
    sent = {"dated": timezone.localdate().isoformat()} | said
    answer = binh.post(f"/van-ban/{row.pk}/cap-so/", sent)
    assert answer.status_code == 422
    assert told in shown(answer)
    row.refresh_from_db()
    assert (row.state, RegisterEntry.objects.count()) == ("signed", 0)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ban-ky.exe", b"MZ", "không phải PDF"),
        ("gia.pdf", b"<html>", "không phải PDF"),
        ("rong.pdf", b"", "rỗng"),
        ("lon.pdf", b"%PDF-" + b"0" * (21 * 1024 * 1024), "lớn hơn 20 MB"),
    ],
)
def test_a_signed_copy_that_is_none_gets_one_sentence(
    office: Office, binh: Client, name: str, content: bytes, told: str
) -> None:
    row = office.signed()
    answer = binh.post(f"/van-ban/{row.pk}/ban-ky/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert told in shown(answer)
    assert not DocumentFile.objects.exists()


def test_100_megabytes_are_refused_before_they_are_read(office: Office, binh: Client) -> None:
    row = office.signed()
    kind = "multipart/form-data; boundary=x"
    answer = binh.generic("POST", f"/van-ban/{row.pk}/ban-ky/", b"0" * (100 * 1024**2), content_type=kind)
    assert answer.status_code == 413
    assert not DocumentFile.objects.exists()


def test_a_signed_copy_is_taken_in_and_before_the_issue_taken_away(office: Office, binh: Client) -> None:
    row = office.signed()
    binh.post(f"/van-ban/{row.pk}/ban-ky/", {"file": SimpleUploadedFile("../../01.pdf", PDF)})
    kept = DocumentFile.objects.get()
    assert (kept.name, kept.kind) == ("01.pdf", "signed")
    answer = binh.get(f"/van-ban/tep/{kept.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(answer) == PDF
    binh.post(f"/van-ban/tep/{kept.pk}/bo/")
    assert not DocumentFile.objects.exists()
    assert (
        binh.post(
            f"/van-ban/{office.draft().pk}/ban-ky/", {"file": SimpleUploadedFile("a.pdf", PDF)}
        ).status_code
        == 422
    )


def test_an_issued_document_leaves_as_a_message_with_its_signed_copy(
    office: Office, binh: Client, leader: Client
) -> None:
    row = office.issued()
    address = f"/van-ban/{row.pk}/edxml/"
    assert leader.get(address).status_code == 403
    assert "Mã định danh của cơ quan ban hành" in shown(binh.get(address, follow=True))
    Organization.objects.filter(pk=office.world.commune.pk).update(code="H01.02.03")
    assert "01-UBND.docx" in binh.get(address).content.decode()
    attaching.add_signed(actor=office.world.binh, document=row, name="ban ky", content=PDF)
    answer = binh.get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    message = answer.content.decode()
    assert "H01.02.03" in message
    assert "ban ky.pdf" in message


def test_the_register_shows_each_number_with_its_document_or_its_reason(
    office: Office, an: Client, binh: Client, chau: Client, leader: Client
) -> None:
    world = office.world
    assert an.get("/van-ban/so/").status_code == 403
    place = f"/van-ban/so/{world.commune.pk}/{timezone.localdate().year}/so-giay/"
    assert chau.get(place).status_code == 404
    assert leader.get(place).status_code == 403
    said = {"symbol": "UBND", "until": "3", "reason": "Sổ giấy đến tháng 6"}
    assert binh.post(place, said | {"symbol": "UB ND"}).status_code == 422
    assert "Đã ghi số 01 – 03" in shown(binh.post(place, said, follow=True))
    assert "Số 03/UBND đã có trong sổ" in shown(binh.post(place, said))
    today = timezone.localdate()
    row = numbering.give_number(actor=world.binh, document=office.signed("mời họp"), dated=today)
    numbering.cancel_number(actor=world.binh, document=row, reason="Nhầm người ký")
    for browser in (binh, leader):
        page = shown(browser.get("/van-ban/so/"))
        for told in ("01 – 03/UBND", "Sổ giấy đến tháng 6", "04/UBND", "Nhầm người ký", "Số tiếp theo: 05"):
            assert told in page
    assert "Ghi số của sổ giấy" not in shown(leader.get("/van-ban/so/"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(binh.get("/van-ban/so/", {"xlsx": "1"}).content))
    assert book.get_sheet_by_index(0).to_python()[-1][0] == "04/UBND"
    assert binh.get("/van-ban/so/", {"nam": "x", "ky-hieu": "y", "co-quan": "²"}).status_code == 200


def test_a_correction_and_what_it_corrects_lead_to_each_other(
    office: Office, an: Client, binh: Client
) -> None:
    row = office.issued()
    sent = {"relation": "corrects", "text": "Ngày họp là 05/12."}
    assert binh.post(f"/van-ban/{row.pk}/dinh-chinh/", sent | {"relation": ""}).status_code == 422
    answer = binh.post(f"/van-ban/{row.pk}/dinh-chinh/", sent)
    new = OfficialDocument.objects.get(related=row)
    assert answer.headers["Location"] == f"/van-ban/{new.pk}/"
    assert "Công văn 01/UBND" in shown(binh.get(f"/van-ban/{new.pk}/"))
    assert f"/van-ban/{new.pk}/" in shown(binh.get(f"/van-ban/{row.pk}/"))
    # A correction that is being written is not told to those who only read.
    assert f"/van-ban/{new.pk}/" not in shown(an.get(f"/van-ban/{row.pk}/"))


def test_pages_ask_the_database_as_often_for_many_as_for_few(office: Office, binh: Client) -> None:
    first = office.issued()
    asked = {address: queries(binh, address) for address in ("/van-ban/", "/van-ban/so/")}
    page = f"/van-ban/{first.pk}/"
    few = queries(binh, page)
    for number in range(4):
        office.issued(f"công văn {number}")
    assert {address: queries(binh, address) for address in asked} == asked
    assert max(asked.values()) <= 20
    long = office.draft(text="\n".join(f"Đoạn {number}." for number in range(200)))
    assert queries(binh, f"/van-ban/{long.pk}/") <= few + 2 <= 27


@pytest.mark.parametrize("key", [key for key, one in COMPOSERS.items() if one.needs != "typed"])
def test_whatever_the_program_composes_becomes_a_draft_that_can_be_read_and_saved(
    year: Year, binh: Client, key: str
) -> None:
    period = year.open(6)
    submissions.submit(
        actor=year.world.an, submission=year.report_of(period), texts=year.texts(value="8.250")
    )
    address = f"/van-ban/soan/{key}/"
    form = binh.get(address).context["form"]
    sent = {"organization": year.world.commune.pk}
    if "subject" in form.fields:
        sent["subject"] = form.fields["subject"].choices[0][0]
        assert binh.post(address, sent | {"subject": "khong-co"}).status_code == 422
    assert binh.post(address, sent).status_code == 302
    row = OfficialDocument.objects.get()
    page = shown(binh.get(f"/van-ban/{row.pk}/"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
    assert binh.get(f"/van-ban/{row.pk}/tai/docx/").content.startswith(b"PK")
    assert binh.get(f"/van-ban/{row.pk}/soan-lai/").status_code == 200
    for figure in figures_in(row.document):
        assert "Không còn thấy" not in shown(
            binh.get(f"/van-ban/{row.pk}/so-lieu/", {"nguon": figure.origin})
        ), figure
