"""CPU time of the pages of a reporting period, as the office asks for them.

    PYTHONPATH=src:. python benchmarks/reporting_pages.py [--assignees 40] [--profile]

A commune with a plan of thirty targets and thirty solutions has a month in which so many assignees owe a
report; half have sent theirs in. Each page is asked for through all of the middleware, signed in, without a
network. CPU of this process alone is counted, so that a busy machine changes little.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kehoach.web.settings.test")

ROUNDS = 60
WARM_UP = 5


def main() -> None:
    """Build the month, ask for its pages, print what each costs."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--assignees", type=int, default=40)
    arguments.add_argument("--units", type=int, default=300)
    arguments.add_argument("--profile", action="store_true")
    chosen = arguments.parse_args()

    import django  # noqa: PLC0415 - the settings are named above

    django.setup()
    from django.db import connection  # noqa: PLC0415

    connection.creation.create_test_db(verbosity=0)
    try:
        measure(chosen)
    finally:
        connection.creation.destroy_test_db(":memory:", verbosity=0)


def measure(chosen: argparse.Namespace) -> None:
    from benchmarks.reporting_month import build_month  # noqa: PLC0415 - needs the database

    month = build_month(assignees=chosen.assignees, units=chosen.units)
    print(f"{chosen.assignees} assignees, {chosen.units} units; {ROUNDS} requests a page")
    for name, (browser, address) in month.pages().items():
        print(f"  {name:34} {cost(lambda browser=browser, address=address: browser.get(address))}")
    if chosen.profile:
        browser, address = month.pages()["period page"]
        profile = cProfile.Profile()
        profile.enable()
        for _round in range(20):
            browser.get(address)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)


def cost(ask: Callable[[], Any]) -> str:
    """Return the best, median and slowest tenth of CPU per request, and how large the answer is."""
    size = 0
    for _round in range(WARM_UP):
        answer = ask()
        assert answer.status_code == 200, answer.status_code
        size = len(answer.content)
    spent = []
    for _round in range(ROUNDS):
        start = time.process_time()
        ask()
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    slow = spent[int(len(spent) * 0.9)]
    best = spent[0]
    middle = statistics.median(spent)
    return f"best {best:5.1f}   median {middle:5.1f}   p90 {slow:5.1f} ms   {size / 1024:6.1f} kB"


if __name__ == "__main__":
    main()
