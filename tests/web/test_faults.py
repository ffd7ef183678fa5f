"""The machine fails, or a browser sends what no honest one does: one sentence, and nothing half-written."""

import errno
import os
import secrets
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from kehoach.web.accounts.backend import address_of
from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans import apart, files
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.services import reading
from tests.web.people import PASSWORD, World
from tests.web.plans.documents import PLAN_TEXT, a_draft, send


def left_behind() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def refuse_to_write(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_no_half_of_a_file(
    binh: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = left_behind()
    monkeypatch.setattr("os.fsync", refuse_to_write)
    answer = send(binh, world.commune, PLAN_TEXT + "\nHết.\n")
    assert answer.status_code == 507
    assert "Ổ đĩa của máy chủ đã đầy" in answer.content.decode()
    assert not SourceDocument.objects.exists()
    assert left_behind() == before


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("database is locked", 503, "Đợi một phút rồi làm lại"),
        ("couldn't get a connection after 30.00 sec", 503, "Đợi một phút rồi làm lại"),
        ("database or disk is full", 507, "Báo người quản trị dọn ổ đĩa"),
    ],
)
def test_a_database_that_cannot_write_is_told(
    binh: Client, world: World, monkeypatch: pytest.MonkeyPatch, fault: str, status: int, words: str
) -> None:
    plan = a_draft(binh, world.commune)

    def fail(**_: Any) -> None:
        raise OperationalError(fault) from sqlite3.OperationalError(fault)

    monkeypatch.setattr("kehoach.web.plans.services.plans.confirm", fail)
    answer = binh.post(f"/nhap/{plan.document_id}/xac-nhan/", {"leave_points": "yes"})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_fault_is_told_even_where_the_database_cannot_say_who_asks(
    an: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("database is locked")

    an.raise_request_exception = False
    monkeypatch.setattr("kehoach.web.accounts.backend.UsernameOrEmail.get_user", fail)
    assert "chưa được ghi" in an.get("/").content.decode()


@pytest.mark.parametrize("address", ["/to-chuc/?tim=a%00b", "/ke-hoach/?tim=%00", "/nhap/?%00=1"])
def test_a_character_that_no_database_keeps_is_refused_in_an_address(binh: Client, address: str) -> None:
    assert binh.get(address).status_code == 400


def test_a_character_that_no_database_keeps_is_refused_in_a_form(
    binh: Client, client: Client, world: World
) -> None:
    plan = a_draft(binh, world.commune, PLAN_TEXT.replace("120 ha", "120 ha ha"))
    finding = plan.findings.order_by("order")[0]
    address = f"/nhap/{plan.document_id}/diem/{finding.pk}/chap-nhan/"
    assert binh.post(address, {"reason": "a\x00b"}).status_code == 400
    assert client.post("/dang-nhap/", {"username": "a\x00", "password": PASSWORD}).status_code == 400


def test_pages_of_a_person_are_kept_by_no_browser(an: Client, client: Client) -> None:
    assert "no-store" in an.get("/").headers["Cache-Control"]
    assert "Cache-Control" not in client.get("/suc-khoe/").headers


@pytest.mark.parametrize("address", ["/static/js/theme.js", "/static/favicon.svg", "/khong-co/", "/nhap/"])
def test_every_answer_carries_the_policy(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    b"".join(answer)


@pytest.mark.parametrize("way", ["//xa.example", "/\\xa.example", "javascript:alert(1)", "http:xa.example"])
@pytest.mark.parametrize("switch", ["/giao-dien/", "/ngon-ngu/"])
def test_no_switch_leads_off_the_site(client: Client, db: None, way: str, switch: str) -> None:
    answer = client.post(switch, {"theme": "dark", "language": "en", "next": way})
    assert answer.headers["Location"] == "/"


def test_no_switch_leads_from_a_safe_address_to_an_unsafe_one(client: Client, db: None) -> None:
    sent = {"theme": "dark", "next": "http://testserver/"}
    assert client.post("/giao-dien/", sent, secure=True).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("told", "address"),
    [("10.1.2.3", "10.1.2.3"), ("9.9.9.9, 10.1.2.3", "10.1.2.3"), ("", "127.0.0.1"), ("x", "127.0.0.1")],
)
def test_behind_a_proxy_a_sign_in_comes_from_where_the_proxy_says(told: str, address: str) -> None:
    request = RequestFactory().post("/dang-nhap/", headers={"X-Forwarded-For": told})
    with override_settings(BEHIND_PROXY=True):
        assert address_of(request) == address
    assert address_of(request) == "127.0.0.1"


HOSTILE = '"><svg onload=alert(1)><script>alert(2)</script>{{7*7}}{% debug %}\u202e\u200b'


def test_what_a_document_says_is_shown_and_never_run(binh: Client, world: World) -> None:
    text = PLAN_TEXT.replace("Tổng sản lượng", f"Tổng {HOSTILE} sản lượng")
    text = text.replace("Phòng Kinh tế", f"Phòng {HOSTILE}").replace("năm 2026\n", f"năm 2026 {HOSTILE}\n", 1)
    plan = a_draft(binh, world.commune, text)
    first = f"/nhap/{plan.document_id}/"
    pages = [first, f"{first}phan-dau/", f"{first}xac-nhan/", f"{first}xoa/", f"{first}ban-moi/", "/nhap/"]
    pages += [f"{first}chi-tieu/{plan.indicators.first().pk}/sua/"]
    shown = [binh.get(page).content.decode() for page in pages]
    binh.post(f"{first}xac-nhan/", {"leave_points": "yes"})
    tabs = ("", "chi-tieu/", "nhiem-vu/", "bang-diem/", "van-ban/", "soat-loi/", "lich-su/")
    shown += [binh.get(f"/ke-hoach/{plan.pk}/{tab}").content.decode() for tab in tabs]
    shown += [binh.get(page).content.decode() for page in ("/", "/ke-hoach/", "/nhap/")]
    assert any("&lt;svg onload" in page for page in shown)
    assert not [page for page in shown if "<svg onload" in page or "<script>alert" in page]


@pytest.mark.parametrize("name", ['a"b.txt', "a\nb.txt", "../../x.txt", "a;b\r\nX-Y: 1.txt", "<svg>.txt"])
def test_a_file_is_handed_out_to_save_whatever_it_is_called(binh: Client, world: World, name: str) -> None:
    assert send(binh, world.commune, name=name).status_code == 302
    answer = binh.get(f"/nhap/{Plan.objects.get().document_id}/tep/")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "X-Y" not in answer.headers
    assert b"".join(answer) == PLAN_TEXT.encode()


# --- a reading that was cut off -----------------------------------------------------------------------------


def waiting(world: World) -> SourceDocument:
    """A document that was received and that nobody has read yet."""
    return reading.receive_for_later(
        actor=world.binh, organization=world.commune, name="ke-hoach.txt", content=PLAN_TEXT.encode()
    )


def silent(document: SourceDocument) -> SourceDocument:
    """The document as it is when its reader has long been gone."""
    SourceDocument.objects.filter(pk=document.pk).update(last_sign_at=timezone.now() - timedelta(hours=1))
    return SourceDocument.objects.get(pk=document.pk)


def test_a_reading_that_was_cut_off_says_so_and_is_begun_again(binh: Client, world: World) -> None:
    document = silent(waiting(world))
    address = f"/nhap/{document.pk}/"
    assert f"{address}doc-lai/" in binh.get(address).content.decode()
    binh.post(f"{address}doc-lai/")
    assert Plan.objects.get(document=document).indicators.count() == 4
    assert AuditEntry.objects.filter(action="document.read-again", actor=world.binh).count() == 1


def test_a_reading_under_way_is_not_begun_a_second_time(
    binh: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = waiting(world)
    begun: list[SourceDocument] = []
    monkeypatch.setattr(apart, "start", begun.append)
    binh.post(f"/nhap/{document.pk}/doc-lai/")
    assert begun == []
    silent(document)
    for _ in range(2):
        binh.post(f"/nhap/{document.pk}/doc-lai/")
    assert len(begun) == 1


def test_a_reader_whose_document_was_thrown_away_keeps_nothing(world: World) -> None:
    document = waiting(world)
    SourceDocument.objects.filter(pk=document.pk).delete()
    reading.finish(document)
    assert not Plan.objects.exists()
    assert not SourceDocument.objects.exists()


def test_a_second_reader_does_not_undo_what_the_first_has_read(world: World) -> None:
    document = waiting(world)
    late = SourceDocument.objects.get(pk=document.pk)
    reading.finish(document)
    files.forget(document.sha256)
    reading.finish(late)
    assert SourceDocument.objects.get(pk=document.pk).state == SourceDocument.State.READ
    assert Plan.objects.count() == 1


def test_a_reading_whose_file_is_gone_says_what_to_do(world: World) -> None:
    document = waiting(world)
    files.forget(document.sha256)
    assert reading.finish(document).state == SourceDocument.State.FAILED
    assert "tải tệp lên lại" in document.refusal


def test_the_settings_behind_a_proxy_pass_the_checks_of_a_deployment() -> None:
    given = {"KEHOACH_SECRET_KEY": secrets.token_urlsafe(60), "PATH": os.environ["PATH"]}
    given |= {"DJANGO_SETTINGS_MODULE": "kehoach.web.settings.production", "KEHOACH_VAR": settings.MEDIA_ROOT}
    given |= {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    without_key = given | {"KEHOACH_SECRET_KEY": ""}
    assert subprocess.run(command, env=without_key, capture_output=True, check=False).returncode != 0
