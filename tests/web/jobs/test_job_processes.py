"""Real processes: each job runs in one of them, and one that is killed is taken over."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.web.own_database import ask, own_database

SHORT = 12
RUNS = """
import django
django.setup()
from kehoach.web.jobs.models import JobRun
for run in JobRun.objects.filter(name="a-long-one").order_by("pk"):
    print(run.result or run.error)
"""
ONLY_THE_LONG_ONE = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from kehoach.web.jobs.models import JobState
from kehoach.web.jobs.registry import jobs
later = timezone.now() + timedelta(days=1)
for job in jobs():
    JobState.objects.create(name=job.name, due_at=later, asked_for=job.name == "a-long-one")
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    with own_database(tmp_path, settings="tests.web.jobs.sample_settings") as found:
        yield found | {"KEHOACH_JOB_LEASE": "3", "KEHOACH_JOB_PAUSE": "0.2"}


def start(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "kehoach", "jobs", *words], env=environment)


def lines(environment: dict[str, str]) -> list[list[str]]:
    path = Path(environment["KEHOACH_VAR"]) / "log"
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def wait(until: Callable[[], object], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.1)


def test_processes_that_run_at_once_share_the_jobs_and_none_runs_twice(environment: dict[str, str]) -> None:
    (Path(environment["KEHOACH_VAR"]) / "go").touch()
    processes = [start(environment, "--once") for _ in range(3)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    done = Counter(line[0] for line in lines(environment))
    assert done == Counter([*(f"short-{number}" for number in range(SHORT)), "begin", "end"])
    assert len({line[1] for line in lines(environment)}) > 1


def test_a_job_whose_process_was_killed_is_done_by_the_next_one(environment: dict[str, str]) -> None:
    ask(environment, ONLY_THE_LONG_ONE)
    first = start(environment)
    wait(lambda: lines(environment))
    # While its process lives and gives signs, nobody else takes it, however long it lasts.
    time.sleep(4)
    assert start(environment, "--once").wait(60) == 0
    assert [line[0] for line in lines(environment)] == ["begin"]
    first.send_signal(signal.SIGKILL)
    first.wait()
    (Path(environment["KEHOACH_VAR"]) / "go").touch()
    second = start(environment)
    wait(lambda: [line[0] for line in lines(environment)] == ["begin", "begin", "end"])
    second.terminate()
    assert second.wait(60) == 0
    cut_off, done = ask(environment, RUNS).splitlines()
    assert "Bị ngắt giữa chừng" in cut_off
    assert done == "Xong việc dài."


def children_of(parent: int, word: str) -> list[int]:
    """The processes below a process whose command has this word."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            above = int((folder / "stat").read_text().rsplit(") ", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if above == parent:
            number = int(folder.name)
            found += [number] if word in command else []
            found += children_of(number, word)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to look at processes")
def test_the_server_starts_the_jobs_and_they_end_with_it(environment: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    (Path(environment["KEHOACH_VAR"]) / "go").touch()
    command = [sys.executable, "-m", "kehoach", "run", "--port", port, "--workers", "1"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait(lambda: len(lines(environment)) >= SHORT)
        (jobs,) = children_of(server.pid, "kehoach jobs")
        os.kill(jobs, signal.SIGKILL)
        wait(lambda: set(children_of(server.pid, "kehoach jobs")) - {jobs})
        (anew,) = children_of(server.pid, "kehoach jobs")
    finally:
        # Killed like this, the server cannot end those that serve its pages.
        serving = children_of(server.pid, "granian")
        server.kill()
        server.wait()
        for number in serving:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
    wait(lambda: not Path(f"/proc/{anew}").exists())
