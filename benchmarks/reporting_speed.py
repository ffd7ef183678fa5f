"""Print what a request of a reporter costs: «Việc của tôi», the page of a report, sending one.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/reporting_speed.py`.
Makes a commune in a database of its own: 25 offices and villages, 75 solutions and 50 targets, five months
reported. CPU milliseconds of this process, middleware and templates included, warm: the best and the median
of the runs.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="kehoach-benchmark-")
os.environ["KEHOACH_VAR"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "kehoach.web.settings.local"
os.environ.pop("KEHOACH_DATABASE_URL", None)

import django  # noqa: E402 - the settings are named first

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from kehoach.web.accounts.models import User  # noqa: E402
from kehoach.web.reporting.models import Actual, Progress, Submission  # noqa: E402
from kehoach.web.reporting.services.submissions import submit, withdraw  # noqa: E402
from tests.web.reporting.demo_year import build_demo_year, texts_of_month  # noqa: E402

TARGETS = {"page": 20.0, "send": 10.0}


def main() -> None:
    """Make the year, measure each request, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="runs of each measure; the best counts")
    parser.add_argument("--profile", choices=["mine", "report", "send"], help="print where the time goes")
    chosen = parser.parse_args()
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    began = time.monotonic()
    person, report = build_demo_year()
    print(f"made in {time.monotonic() - began:.1f} s; the report has {len(texts_of_month(report))} fields")
    browser = Client()
    browser.force_login(person, backend="kehoach.web.accounts.backend.UsernameOrEmail")
    measures = _measures(browser, person, report)
    if chosen.profile:
        _profile(*measures[chosen.profile][:2], chosen.times)
        return
    for name, (work, prepare, target) in measures.items():
        _print(name, work, prepare, times=chosen.times, target=target)


Work = Callable[[], Any]


def _measures(browser: Client, person: User, report: Submission) -> dict[str, tuple[Work, Work, float]]:
    address = f"/viec-cua-toi/{report.pk}/"
    texts = texts_of_month(report)

    def never_sent() -> None:
        Progress.objects.filter(submission=report).delete()
        Actual.objects.filter(submission=report).delete()
        Submission.objects.filter(pk=report.pk).update(
            state=Submission.State.WAITING,
            draft={},
            submitted_at=None,
            submitted_by=None,
            first_submitted_at=None,
            was_late=None,
        )

    def fresh() -> None:
        held = Submission.objects.get(pk=report.pk)
        if held.state == Submission.State.SUBMITTED:
            withdraw(actor=person, submission=held)

    def send() -> None:
        answer = browser.post(address, texts | {"action": "send"})
        assert answer.status_code == 302, answer.status_code

    def send_alone() -> None:
        submit(actor=person, submission=report, texts=texts, seen="")

    def page(path: str) -> Work:
        def ask() -> None:
            assert browser.get(path).status_code == 200

        return ask

    def nothing() -> None:
        return None

    return {
        "mine": (page("/viec-cua-toi/"), nothing, TARGETS["page"]),
        "report": (page(address), fresh, TARGETS["page"]),
        "draft": (lambda: browser.post(address + "nhap/", texts), fresh, TARGETS["send"]),
        "send": (send, never_sent, TARGETS["send"]),
        "send, after taking it back": (send, fresh, TARGETS["send"]),
        "send, the service alone": (send_alone, never_sent, TARGETS["send"]),
        "sent": (page(address), nothing, TARGETS["page"]),
    }


def _print(name: str, work: Work, prepare: Work, *, times: int, target: float) -> None:
    runs = []
    for run in range(times + 3):
        prepare()
        began = time.process_time()
        work()
        if run >= 3:
            runs.append((time.process_time() - began) * 1000)
    prepare()
    with CaptureQueriesContext(connection) as asked:
        work()
    verdict = "ok" if min(runs) <= target else "over"
    print(
        f"{name:<27} best {min(runs):6.1f} ms, median {statistics.median(runs):6.1f} ms, "
        f"{len(asked):3d} queries; target {target:.0f} ms: {verdict}"
    )


def _profile(work: Work, prepare: Work, times: int) -> None:
    import cProfile  # noqa: PLC0415 - only where asked
    import pstats  # noqa: PLC0415

    watch = cProfile.Profile()
    for run in range(times + 3):
        prepare()
        if run >= 3:
            watch.runcall(work)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
    Path(FOLDER.name).exists() and FOLDER.cleanup()
