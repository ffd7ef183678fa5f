"""Print how much of the processor the first page and the pages of the year take, in milliseconds a request.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/overview_speed.py`.
It fills a database of its own: a commune with 60 solutions and 45 indicators of which 12 months were
reported, and a province with 30 communes. The page of a password holds nothing: it tells what any page costs.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

TODAY = date(2026, 12, 24)
UNITS = 30


def main() -> None:
    """Build the year, ask for the pages, and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="requests of each page; the median counts")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory(prefix="kehoach-speed-") as folder:
        _start(Path(folder))
        _measure(times)


def _start(folder: Path) -> None:
    """Set Django up on an empty database of its own, on the day the year is looked at."""
    os.environ["KEHOACH_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kehoach.web.settings.test"
    import django  # noqa: PLC0415 - the settings are read when it starts
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    django.setup()
    timezone.now = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
    call_command("migrate", verbosity=0)


def _measure(times: int) -> None:
    from kehoach.web.organizations.policy import Role  # noqa: PLC0415 - after Django has started
    from kehoach.web.reporting.models import UnitState  # noqa: PLC0415
    from kehoach.web.reporting.states import compute_states  # noqa: PLC0415
    from kehoach.web.reporting.unit_states import refresh_unit_state  # noqa: PLC0415
    from tests.web.conftest import signed_in  # noqa: PLC0415
    from tests.web.people import a_person, build_world  # noqa: PLC0415
    from tests.web.reporting.full_year import build_full_year  # noqa: PLC0415
    from tests.web.reporting.some_units import some_units  # noqa: PLC0415

    world = build_world()
    year = build_full_year(world, months=12)
    some_units(world, UNITS - 2, day=TODAY)
    unit = world.commune
    refresh_unit_state(unit, 2026, TODAY)
    superior = a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=world.province)
    counts = (year.plan.solutions.count(), year.plan.indicators.count())
    print(f"a commune with {counts[0]} solutions, {counts[1]} indicators, 12 months; {UNITS} units below")
    indicator = year.plan.indicators.order_by("order")[0]
    task = year.plan.solutions.order_by("order")[0].task_id
    for who, person, address in (
        ("leader", year.leader, "/tai-khoan/mat-khau/"),
        ("leader", year.leader, "/"),
        ("coordinator", world.binh, "/"),
        ("reporter", world.an, "/"),
        ("superior", superior, "/"),
        ("leader", year.leader, f"/chi-tieu/{indicator.pk}/"),
        ("leader", year.leader, f"/nhiem-vu/{task}/"),
        ("leader", year.leader, "/dung-han/"),
        ("leader", year.leader, f"/ke-hoach/{year.plan.pk}/chi-tieu/"),
        ("leader", year.leader, f"/ke-hoach/{year.plan.pk}/nhiem-vu/"),
    ):
        browser = signed_in(person)
        print(f"{who:<12} {address:<28} {_cpu(lambda: browser.get(address), times):6.1f} ms")  # noqa: B023
    told = _cpu(lambda: compute_states(unit, 2026, TODAY), times // 2)
    print(f"the state of the year computed anew{'':<6} {told:6.1f} ms")
    browser = signed_in(year.leader)

    def first_look() -> None:
        UnitState.objects.all().delete()
        browser.get("/")

    print(f"leader       / after something happened   {_cpu(first_look, times // 2):6.1f} ms")


def _cpu(work: Callable[[], object], times: int) -> float:
    """Return the median of the processor's time one call takes, in milliseconds."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
