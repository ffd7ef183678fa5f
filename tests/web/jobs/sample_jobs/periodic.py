"""Many short jobs, and one that lasts until it is told to end."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from kehoach.web.jobs.registry import job

SHORT = 12


def note(line: str) -> None:
    """Add a line to the log; short lines of several processes do not mix."""
    with (Path(settings.VAR) / "log").open("a") as log:
        log.write(f"{line} {os.getpid()}\n")


def register(number: int) -> None:
    @job(f"short-{number}", f"Việc ngắn {number}", every=timedelta(hours=1))
    def work(now: datetime) -> str:
        note(f"short-{number}")
        time.sleep(0.3)
        return "Xong."


for number in range(SHORT):
    register(number)


@job("a-long-one", "Việc dài", every=timedelta(hours=1))
def long(now: datetime) -> str:
    """Wait for a file, at most a minute."""
    note("begin")
    for _ in range(600):
        if (Path(settings.VAR) / "go").exists():
            break
        time.sleep(0.1)
    note("end")
    return "Xong việc dài."
