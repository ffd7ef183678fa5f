"""Files beside a report: kept after they were looked at, handed out only to be saved."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kehoach.web.organizations.policy import Role
from kehoach.web.plans import files
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Evidence, Submission
from kehoach.web.reporting.services import evidence, submissions
from tests.web.conftest import signed_in
from tests.web.people import a_person
from tests.web.reporting.years import Year

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def report(year: Year) -> Submission:
    return year.report_of(year.open(6))


def a_file(name: str = "bien-ban.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def upload(browser: Client, year: Year, report: Submission, *sent: SimpleUploadedFile) -> Any:
    name = field_name(year.solutions[0], "files")
    return browser.post(f"/viec-cua-toi/{report.pk}/tai-lieu/", {name: list(sent)})


def test_several_files_are_kept_beside_their_item(year: Year, report: Submission, an: Client) -> None:
    answer = upload(an, year, report, a_file(), a_file("anh.png", b"\x89PNG\r\n\x1a\nx"))
    assert answer.status_code == 200
    assert "anh.png" in answer.content.decode()
    assert set(Evidence.objects.values_list("name", "lineage")) == {
        ("bien-ban.pdf", year.solutions[0].lineage),
        ("anh.png", year.solutions[0].lineage),
    }


def test_files_come_with_the_form_too_and_what_is_typed_is_kept(
    year: Year, report: Submission, an: Client
) -> None:
    typed = field_name(year.solutions[0], "result")
    form = {field_name(year.solutions[0], "files"): a_file(), typed: "Đã tiêm", "action": "save"}
    assert an.post(f"/viec-cua-toi/{report.pk}/", form).status_code == 302
    report.refresh_from_db()
    assert (report.draft, report.evidence.count()) == ({typed: "Đã tiêm"}, 1)


def test_the_same_file_twice_is_one(year: Year, report: Submission, an: Client) -> None:
    upload(an, year, report, a_file())
    upload(an, year, report, a_file("ten-khac.pdf"))
    assert report.evidence.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ", "không thuộc loại nhận"),
        ("trang.html", b"<script>", "không thuộc loại nhận"),
        ("gia.pdf", b"MZ khong phai pdf", "không đúng loại"),
        ("rong.pdf", b"", "rỗng"),
        ("lon.pdf", b"%PDF-" + b"0" * (21 * 1024 * 1024), "lớn hơn 20 MB"),
    ],
)
def test_a_file_that_is_not_kept_gets_one_sentence(
    year: Year, report: Submission, an: Client, name: str, content: bytes, said: str
) -> None:
    answer = upload(an, year, report, a_file(name, content))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Evidence.objects.exists()


def test_100_megabytes_are_refused_before_they_are_read(year: Year, report: Submission, an: Client) -> None:
    address = f"/viec-cua-toi/{report.pk}/tai-lieu/"
    body = b"0" * (100 * 1024**2)
    answer = an.generic("POST", address, body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert "chưa được nhận" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_refused_file_keeps_what_was_typed_beside_it(year: Year, report: Submission, an: Client) -> None:
    typed = field_name(year.solutions[0], "result")
    form = {
        field_name(year.solutions[0], "files"): a_file("a.exe", b"MZ"),
        typed: "Đã tiêm",
        "action": "send",
    }
    answer = an.post(f"/viec-cua-toi/{report.pk}/", form)
    assert answer.status_code == 422
    assert "Đã tiêm" in answer.content.decode()
    report.refresh_from_db()
    assert (report.state, report.draft) == (Submission.State.WAITING, {typed: "Đã tiêm"})


def test_a_file_for_an_item_of_nobody_is_refused(year: Year, report: Submission, an: Client) -> None:
    answer = an.post(f"/viec-cua-toi/{report.pk}/tai-lieu/", {"s-" + "0" * 32 + "-files": a_file()})
    assert answer.status_code == 422
    assert an.post(f"/viec-cua-toi/{report.pk}/tai-lieu/").status_code == 422
    assert not Evidence.objects.exists()


def test_a_file_is_handed_out_to_be_saved_and_never_to_run(
    year: Year, report: Submission, an: Client
) -> None:
    upload(an, year, report, a_file("biên bản.pdf"))
    answer = an.get(f"/viec-cua-toi/tai-lieu/{Evidence.objects.get().pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(answer) == PDF


def test_a_file_is_for_those_who_see_the_report(
    year: Year, report: Submission, an: Client, chau: Client
) -> None:
    upload(an, year, report, a_file())
    address = f"/viec-cua-toi/tai-lieu/{Evidence.objects.get().pk}/"
    observer = signed_in(a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=year.world.commune))
    assert (observer.get(address).status_code, chau.get(address).status_code) == (403, 404)
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    answer = observer.get(address)
    assert (answer.status_code, b"".join(answer), chau.get(address).status_code) == (200, PDF, 404)


def test_a_file_goes_while_the_report_is_written_and_stays_once_it_is_sent(
    year: Year, report: Submission, an: Client
) -> None:
    upload(an, year, report, a_file(), a_file("hai.pdf", PDF + b"2"))
    first, second = Evidence.objects.order_by("pk")
    typed = {field_name(year.solutions[0], "result"): "Chưa lưu"}
    assert an.post(f"/viec-cua-toi/tai-lieu/{first.pk}/bo/", typed).status_code == 302
    report.refresh_from_db()
    assert (list(report.evidence.all()), report.draft) == ([second], typed)
    submissions.submit(actor=year.world.an, submission=report, texts=year.texts())
    an.post(f"/viec-cua-toi/tai-lieu/{second.pk}/bo/")
    in_page = an.post(f"/viec-cua-toi/tai-lieu/{second.pk}/bo/", headers={"HX-Request": "true"})
    assert in_page.status_code == 422
    assert "đã gửi" in in_page.content.decode()
    assert report.evidence.get() == second


def test_a_file_that_was_taken_away_by_hand_is_not_found(year: Year, report: Submission, an: Client) -> None:
    kept = evidence.add(
        actor=year.world.an,
        submission=report,
        lineage=year.solutions[0].lineage,
        name="bien-ban.pdf",
        content=PDF + b"mat",
    )
    files.path_of(kept.sha256).unlink()
    assert an.get(f"/viec-cua-toi/tai-lieu/{kept.pk}/").status_code == 404
