"""Print how fast plans are read and checked: cold, in one process, and as the text grows.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/reading_speed.py [FILE …]`;
without files it measures made plans, and cold starts on one of them.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kehoach.checking.check import check
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.plans.generator import SHAPES, generate
from tests.plans.pumped import PIECES, pumped

SIZE = 200_000  # characters of a text whose growth is measured ten times over


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--times", type=int, default=7, help="runs of each measure; the best counts")
    parser.add_argument("--size", type=int, default=SIZE, help="characters of the texts that grow")
    parser.add_argument("--only", choices=["cold", "warm", "growth"], help="only this measure")
    chosen = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf-8") for path in chosen.files} or _made()
    if chosen.only in {None, "cold"}:
        for path in chosen.files or [_written(max(texts.values(), key=len))]:
            _print_cold(path, chosen.times)
    if chosen.only in {None, "warm"}:
        for name, text in texts.items():
            _print_warm(name, text, times=chosen.times)
    if chosen.only in {None, "growth"}:
        whole = "\n".join(texts.values())
        _print_growth("plans", lambda size: (whole * (size // len(whole) + 1))[:size], chosen.size)
        for piece in PIECES:
            _print_growth(repr(piece), lambda size, piece=piece: pumped(piece, size), chosen.size // 10)


def _made() -> dict[str, str]:
    """Return made plans of every shape, each with texts that no other holds."""
    return {shape: "\n".join(generate(seed, shape=shape).text for seed in range(12)) for shape in SHAPES}


def _written(text: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kehoach-"))
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _print_cold(path: Path, times: int) -> None:
    """Start the command anew each time, as a person would."""
    command = [sys.executable, "-m", "kehoach", "read", str(path), "--json"]
    seconds = []
    for _ in range(times + 1):  # the first one writes the compiled modules
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"cold   {path.name:32} {min(seconds[1:]):6.2f} s    peak {peak:5.0f} MB")


def _print_warm(name: str, text: str, *, times: int) -> None:
    """Read one document often in one process, with and without the rules."""
    size = len(text.encode()) / 1000
    reading = min(_seconds(text, checked=False) for _ in range(times))
    both = min(_seconds(text, checked=True) for _ in range(times))
    print(
        f"warm   {name:32} {size:6.0f} kB   read {size / reading:5.0f} kB/s, checked {size / both:5.0f} kB/s"
    )


def _print_growth(name: str, text_of: Callable[[int], str], size: int) -> None:
    """Compare a text with one that is ten times as long."""
    once = min(_seconds(text_of(size), checked=True) for _ in range(3))
    tenfold = min(_seconds(text_of(10 * size), checked=True) for _ in range(2))
    print(f"growth {name[:32]:32} {once:6.3f} s   ten times the text: {tenfold / once:5.1f} times the time")


def _seconds(text: str, *, checked: bool) -> float:
    start = time.process_time()
    draft = read_layout(lay_out_text(text))
    if checked:
        check(draft)
    return time.process_time() - start


if __name__ == "__main__":
    main()
