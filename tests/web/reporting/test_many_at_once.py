"""The last hour of a reporting day: 200 reports from real processes into one database at the same moment."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
UNITS, EACH, PROCESSES = 4, 50, 8
ALL = UNITS * EACH
LONGEST = 120  # seconds

START = """
import django
django.setup()
"""
PREPARE = (
    START
    + f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.web.reporting.crowds import build_crowd
build_crowd(units={UNITS}, villages={EACH})
"""
)
# Each report is sent by two processes: exactly one of both may get through. All wait for one another, so that
# nobody has finished before the last has begun.
SEND = (
    START
    + """
import sys, time
from pathlib import Path
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.refusals import AlreadySent
from kehoach.web.reporting.services.submissions import submit
from tests.web.reporting.crowds import texts_of

number, processes, gate = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
rows = Submission.objects.select_related("period", "unit", "organization").order_by("pk")
mine = [row for place, row in enumerate(rows) if number in (place % processes, (place + 1) % processes)]
said = [texts_of(row) for row in mine]
from kehoach.web.accounts.models import User
actor = User.objects.get(username="nguoi-gui")
(gate / str(number)).touch()
while len(list(gate.iterdir())) < processes:
    time.sleep(0.01)
sent = refused = 0
slowest = 0.0
for row, texts in zip(mine, said):
    began = time.monotonic()
    try:
        submit(actor=actor, submission=row, texts=texts, seen="")
        sent += 1
    except AlreadySent:
        refused += 1
    slowest = max(slowest, time.monotonic() - began)
print(sent, refused, slowest)
"""
)
READ_BACK = (
    START
    + """
import json
from kehoach.web.audit.models import AuditEntry
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.reporting.models import Actual, Period, Progress, Submission
from tests.web.reporting.crowds import is_whole
sent = AuditEntry.objects.filter(action="report.submitted")
print(json.dumps({
    "submitted": Submission.objects.filter(state="submitted", submitted_at__isnull=False).count(),
    "with solutions": Progress.objects.values("submission").distinct().count(),
    "solutions": Progress.objects.count(),
    "with figures": Actual.objects.values("submission").distinct().count(),
    "figures": Actual.objects.count(),
    "in the history": sent.values("target_id").distinct().count(),
    "lines of the history": sent.count(),
    "counted by their periods": sum(Period.objects.values_list("submitted", flat=True)),
    "as their village said": sum(1 for row in Submission.objects.all() if is_whole(row)),
    "breaks of the chains": len(list(find_breaks())),
}))
"""
)


class Database:
    """A database of its own, and programs that work on it."""

    def __init__(self, folder: Path) -> None:
        self.gate = folder / "gate"
        self.gate.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("KEHOACH_")},
            "DJANGO_SETTINGS_MODULE": "kehoach.web.settings.local",
            "KEHOACH_VAR": str(folder),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def start(self, code: str, *arguments: object) -> "subprocess.Popen[str]":
        """A running program."""
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, code: str, *arguments: object) -> str:
        """What a program prints."""
        return printed_by(self.start(code, *arguments))


def printed_by(program: "subprocess.Popen[str]") -> str:
    try:
        printed, complained = program.communicate(timeout=LONGEST)
    finally:
        program.kill()
    assert program.returncode == 0, complained
    return printed


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path)
    made.run(PREPARE)
    return made


def test_200_reports_at_once_are_all_stored_none_lost_and_none_doubled(database: Database) -> None:
    began = time.monotonic()
    programs = [database.start(SEND, number, PROCESSES, database.gate) for number in range(PROCESSES)]
    answers = [printed_by(program).split() for program in programs]
    took = time.monotonic() - began
    sent, refused = (sum(int(answer[place]) for answer in answers) for place in (0, 1))
    assert (sent, refused) == (ALL, ALL)
    assert json.loads(database.run(READ_BACK)) == {
        "submitted": ALL,
        "with solutions": ALL,
        "solutions": 2 * ALL,
        "with figures": ALL,
        "figures": ALL,
        "in the history": ALL,
        "lines of the history": ALL,
        "counted by their periods": ALL,
        "as their village said": ALL,
        "breaks of the chains": 0,
    }
    assert took < LONGEST
