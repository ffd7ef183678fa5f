"""Print how long composing and writing documents takes, and how often it asks the database.

Times are milliseconds of the processor.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/writing_speed.py`.
It fills a database of its own: a commune with 60 solutions and 45 indicators of which 10 months were
reported. A report is to be composed and written in a second, a matrix of 300 pages in ten.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kehoach.writing.content import Cell, Column, Document, Letterhead, Row, Table, runs
from kehoach.writing.docx import write_docx
from kehoach.writing.html import to_html
from kehoach.writing.pdf import pages_of, write_pdf

TODAY = date(2026, 10, 20)
ROWS = 1500
MONTHS = 10


def main() -> None:
    """Build the year, compose each document, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how often each is composed; the median counts")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory(prefix="kehoach-speed-") as folder:
        _start(Path(folder))
        _measure(times)


def _start(folder: Path) -> None:
    """Set Django up on an empty database of its own."""
    os.environ["KEHOACH_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kehoach.web.settings.test"
    import django  # noqa: PLC0415 - the settings are read when it starts
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def _measure(times: int) -> None:
    from kehoach.web.composing.registry import COMPOSERS, Needs  # noqa: PLC0415 - after Django has started
    from kehoach.web.reporting.models import Period  # noqa: PLC0415
    from tests.web.people import build_world  # noqa: PLC0415
    from tests.web.reporting.full_year import build_full_year  # noqa: PLC0415

    world = build_world()
    year = build_full_year(world, months=MONTHS)
    unit, plan = world.commune, year.plan
    print(f"a commune with {plan.solutions.count()} solutions, {plan.indicators.count()} indicators")
    period = Period.objects.select_related("regime").get(unit=unit, index=MONTHS)
    subjects = {
        Needs.PERIOD: period,
        Needs.PLAN: plan,
        Needs.YEAR: 2026,
        Needs.NOTHING: None,
    }
    for key, composer in COMPOSERS.items():
        compose = _composing(composer, year.leader, unit, subjects[composer.needs])
        made = compose()
        files = "".join(f"  {name} {_cpu(write, times):6.1f} ms" for name, write in _writers(made))
        print(f"{key:<22} {_cpu(compose, times):7.1f} ms  {_asked(compose):3} queries{files}")
    _measure_long(_long_matrix())


def _writers(document: Document) -> list[tuple[str, Callable[[], object]]]:
    return [
        ("DOCX", lambda: write_docx(document)),
        ("PDF", lambda: write_pdf(document)),
        ("HTML", lambda: to_html(document)),
    ]


def _measure_long(document: Document) -> None:
    """Print how long 300 pages of a matrix take, as a person waits for them."""
    pages = pages_of(write_pdf(document))
    for name, write in _writers(document):
        start = time.perf_counter()
        content: Any = write()
        taken = time.perf_counter() - start
        print(f"a matrix of {pages} pages: {name} {taken:.1f} s, {len(content) / 1000:.0f} kB")


def _long_matrix() -> Document:
    heads = ("TT", "Nhiệm vụ", "Giải pháp", "Chỉ đạo", "Chủ trì", "Phối hợp", "Thời hạn")
    widths = (1, 5, 8, 3, 3, 3, 3)
    words = "Rà soát, bổ sung quy hoạch, đôn đốc các thôn thực hiện đúng tiến độ và báo cáo kết quả. " * 3
    row = (
        words[:120],
        words,
        "Chủ tịch UBND xã",
        "Phòng Kinh tế",
        "Các thôn, các đoàn thể",
        "Quý III năm 2026",
    )
    table = Table(
        columns=tuple(Column(width) for width in widths),
        heading=(Row(tuple(Cell(runs(head)) for head in heads)),),
        rows=tuple(
            Row(tuple(Cell(runs(text)) for text in (str(place), *row))) for place in range(1, ROWS + 1)
        ),
        is_wide=True,
    )
    return Document(Letterhead(issuer="UBND XÃ MẪU", kind="KẾ HOẠCH", subject="Ma trận"), (table,))


def _composing(composer: Any, actor: Any, unit: Any, subject: Any) -> Callable[[], object]:
    return lambda: composer.compose(actor, unit, subject, TODAY)


def _asked(work: Callable[[], object]) -> int:
    from django.db import connection  # noqa: PLC0415 - after Django has started
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


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
