"""The work of reading and checking grows with the length of a text: counted in steps, not in seconds."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

import kehoach
from kehoach.checking.check import check
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.plans.generator import SHAPES, generate

SOURCES = str(Path(kehoach.__file__).parent)
TIMES = 4
# A step for each character grows TIMES over, one for each pair of things by the square of that.
TOO_MUCH = 2 * TIMES
LEAST = 500  # what runs seldom tells nothing

Steps = Counter[tuple[CodeType, int]]


def steps_of(work: Callable[[], object], *, within: str = SOURCES) -> Steps:
    """How often each line of the sources runs; the line of a comprehension each time it goes round."""
    steps: Steps = Counter()

    def watch(frame: FrameType, event: str, _: object) -> object:
        if not frame.f_code.co_filename.startswith(within):
            return None
        if event == "line":
            steps[frame.f_code, frame.f_lineno] += 1
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def fast_growing(once: Steps, more: Steps) -> list[str]:
    """The lines that run far more than TIMES as often."""
    return [
        f"{Path(code.co_filename).name}:{line} {once[code, line]} → {count}"
        for (code, line), count in more.items()
        if count > LEAST and count > TOO_MUCH * max(once[code, line], 1)
    ]


def read_and_check(copies: int) -> None:
    plans = "\n".join(generate(7, shape=shape).text for shape in SHAPES)
    check(read_layout(lay_out_text("\n".join([plans] * copies))))


def test_no_step_is_taken_for_each_pair_of_things_in_a_long_document() -> None:
    # Two copies at the least: what a second copy calls forth (a target said twice) is in both then.
    read_and_check(2)  # what is read but once, as lists of words, is read before the count
    assert not fast_growing(steps_of(lambda: read_and_check(2)), steps_of(lambda: read_and_check(2 * TIMES)))


def test_a_step_for_each_pair_of_things_is_noticed() -> None:
    def pairs(count: int) -> int:
        return sum(1 for one in range(count) for two in range(count) if one < two)

    once = steps_of(lambda: pairs(50), within=__file__)
    assert fast_growing(once, steps_of(lambda: pairs(50 * TIMES), within=__file__))
