"""The real server with its real processes: uploads at the same moment, reading in a process apart."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import APIRequestContext, APIResponse, Playwright, sync_playwright

from tests.web.people import PASSWORD
from tests.web.plans.documents import PLAN_TEXT, SAMPLES

Answer = TypeVar("Answer")
ROOT = Path(__file__).resolve().parents[3]
PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.web.people import build_world
print(build_world().commune.pk)
"""
READ_BACK = """
import django
django.setup()
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.audit.verifying import find_breaks
print(SourceDocument.objects.count(), Plan.objects.count(), len(list(find_breaks())))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A running server of its own, with an embedded database of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("KEHOACH_")},
            "DJANGO_SETTINGS_MODULE": "kehoach.web.settings.local",
            "KEHOACH_VAR": str(folder),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.commune = self.run(PREPARE).strip()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-access-log"]
        command += ["--host", "127.0.0.1", "--port", str(port), "--workers", "2", "--blocking-threads", "4"]
        self.process = subprocess.Popen([*command, "kehoach.web.wsgi:application"], env=self.environment)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        raise RuntimeError("the server did not come up")

    def run(self, code: str) -> str:
        """What a small program prints that works on the server's database."""
        done = subprocess.run(
            [sys.executable, "-c", code], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


def signed_in(playwright: Playwright, server: Server) -> APIRequestContext:
    """Bình's browser, without the window."""
    browser = playwright.request.new_context(base_url=server.address, ignore_https_errors=True)
    page = browser.get("/dang-nhap/").text()
    answer = browser.post(
        "/dang-nhap/",
        form={"csrfmiddlewaretoken": token_of(page), "username": "binh", "password": PASSWORD, "next": "/"},
    )
    assert answer.ok, answer.status
    return browser


def token_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


def upload(browser: APIRequestContext, server: Server, name: str, content: bytes) -> APIResponse:
    return browser.post(
        "/nhap/",
        multipart={
            "csrfmiddlewaretoken": token_of(browser.get("/nhap/").text()),
            "organization": server.commune,
            "file": {"name": name, "mimeType": "application/octet-stream", "buffer": content},
        },
        timeout=120_000,
    )


def as_binh(server: Server, work: Callable[[APIRequestContext], Answer]) -> Answer:
    """What Bình's browser brings back; in a thread of its own, since Playwright allows one a thread."""

    def alone() -> Answer:
        with sync_playwright() as playwright:
            return work(signed_in(playwright, server))

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(alone).result()


def test_uploads_at_the_same_moment_are_all_kept_and_one_file_is_one_draft(server: Server) -> None:
    other = PLAN_TEXT.replace("3.450", "3.470")
    files = [("mot.txt", PLAN_TEXT), ("hai.txt", PLAN_TEXT), ("ba.txt", PLAN_TEXT), ("khac.txt", other)]

    def send(file: tuple[str, str]) -> tuple[int, str]:
        def work(browser: APIRequestContext) -> tuple[int, str]:
            answer = upload(browser, server, file[0], file[1].encode())
            return answer.status, answer.url

        return as_binh(server, work)

    with ThreadPoolExecutor(len(files)) as people:
        answers = list(people.map(send, files))
    assert {status for status, _ in answers} == {200}
    addresses = [address for _, address in answers]
    assert addresses[0] == addresses[1] == addresses[2] != addresses[3]
    assert len(set(addresses)) == 2


def test_a_slow_format_is_read_apart_and_its_page_leads_on(server: Server) -> None:
    path = next(SAMPLES.glob("*.pdf"))

    def work(browser: APIRequestContext) -> None:
        answer = upload(browser, server, path.name, path.read_bytes())
        assert answer.status == 200
        deadline = time.monotonic() + 120
        while 'id="ban-doc"' not in browser.get(answer.url).text():
            assert time.monotonic() < deadline, "the reading never ended"
            time.sleep(0.5)

    as_binh(server, work)


def test_a_slow_format_that_is_broken_is_refused_and_forgotten(server: Server) -> None:
    def work(browser: APIRequestContext) -> tuple[int, str]:
        answer = upload(browser, server, "hong.pdf", b"%PDF-1.7\n" + b"\x00\x01" * 500)
        return answer.status, answer.text()

    before = server.run(READ_BACK).split()
    status, said = as_binh(server, work)
    assert status == 422
    assert "bị hỏng" in said
    assert server.run(READ_BACK).split() == before


def test_50_megabytes_get_an_answer_from_the_real_server(server: Server) -> None:
    cookies = as_binh(server, lambda browser: browser.storage_state()["cookies"])
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=60)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in cookies)
    headers = {"Cookie": cookie, "Content-Type": "multipart/form-data; boundary=x"}
    connection.request("POST", "/nhap/", body=b"\x00" * (50 * 1024 * 1024), headers=headers)
    answer = connection.getresponse()
    assert answer.status == 413
    assert "25 MB" in answer.read().decode()
    connection.close()


def test_the_history_of_all_that_is_whole(server: Server) -> None:
    assert server.run(READ_BACK).split()[2] == "0"
