"""Any text whatever: it is read and checked to the end, and what was found stands in it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.checking.check import check
from kehoach.domain.plan import PlanDraft, Source
from kehoach.pipeline import to_json_text
from kehoach.reading.formats.open import lay_out_bytes
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from kehoach.reading.refusals import Unreadable
from tests.plans.generator import generate
from tests.plans.pumped import PIECES, pumped

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))
MARKS = ["\t", "|", "(", ")", "[", "<b>", "</td>", "“", "”", "¹", "**", "$", "\\", "{", "%", "/", "…"]
ODD = [
    "\u202e",
    "\u200b",
    "\u0301",
    "\x00",
    "\x0b",
    "\f",
    "\r",
    "🙂",
    "ſ",
    "İ",
    "²",
    "½",
    "９",
    "١",
    "汉",
    "ǅ",
]
NUMBERS = [
    "9" * 400,
    "1." * 60,
    "0,000",
    "-1",
    "1e9",
    "12/13/14",
    "31/02/2026",
    "99/99",
    "năm 9999",
    "XVIII",
    "IIII.",
]
WORDS = st.one_of(
    st.sampled_from([*PIECES, *MARKS, *ODD, *NUMBERS]),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=50).map("".join),
    st.lists(st.lists(WORDS, max_size=6).map("\t".join), max_size=15).map("\n".join),
)


def sources_of(draft: PlanDraft) -> list[Source]:
    """Where all that was read stands."""
    items = [
        *draft.indicators,
        *draft.tasks,
        *(step for task in draft.tasks for step in task.solutions),
        *draft.task_groups,
        *draft.results,
        *draft.assignments,
        *(draft.scorecard.criteria if draft.scorecard else ()),
    ]
    return [*(item.source for item in items), *(source for _, source in draft.header.sources)]


def read_and_look_over(text: str) -> PlanDraft:
    """Return the draft of a text after looking at all that must hold of any draft."""
    layout = lay_out_text(text)
    draft = read_layout(layout)
    for source in sources_of(draft):
        assert 0 <= source.start <= source.end <= len(layout.text)
    for one, two in pairwise(layout.blocks):
        assert one.start <= one.end <= two.start
    whole = " ".join(layout.text.split())
    for item in (*draft.indicators, *draft.results):
        assert item.quote in whole
    ids = [item.id for item in draft.indicators]
    assert len(set(ids)) == len(ids)
    seen: set[str] = set()
    for item in draft.indicators:
        assert item.parent is None or (item.parent in ids and item.parent != item.id)
        seen.add(item.id)
    for finding in check(draft):
        assert finding.source is not None
        assert 0 <= finding.source.start <= finding.source.end <= len(layout.text)
    assert to_json_text(draft, check(draft))
    return draft


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_checked_to_its_end(text: str) -> None:
    read_and_look_over(text)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        layout = lay_out_bytes(content, "ke-hoach.txt")
    except Unreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either end is a good one
    else:
        check(read_layout(layout))


def changed(text: str, data: st.DataObject) -> str:
    """The text after a few accidents: lines, cells and characters lost, doubled, moved or replaced."""
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 12))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        how = data.draw(st.sampled_from(["drop", "again", "swap", "cells", "sign", "cut"]))
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "again":
            lines.insert(at, lines[other])
        elif how == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif how == "cells":
            lines[at] = "\t".join(reversed(lines[at].split("\t")))
        elif how == "sign":
            place = data.draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] + data.draw(WORDS) + lines[at][place + 1 :]
        elif how == "cut":
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_a_damaged_plan_is_read_and_checked_to_its_end(seed: int, data: st.DataObject) -> None:
    read_and_look_over(changed(generate(seed).text, data))


@pytest.mark.skipif(not SEEDS, reason="the real plans lie beside the repository, in ../shared")
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_damaged_real_plan_is_read_and_checked_to_its_end(data: st.DataObject) -> None:
    read_and_look_over(changed(data.draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8"), data))


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_over_and_over_is_read_and_checked_to_its_end(piece: str) -> None:
    # Work that grew with the square of the length would not end within a minute.
    draft = read_layout(lay_out_text(pumped(piece, 6_000)))
    check(draft)


@pytest.mark.parametrize(
    "text", ["x" * 60_000, "ế " + "x" * 60_000, "ướ" * 20_000, "ế" + " " * 60_000, "- " * 30_000]
)
def test_a_file_of_one_long_line_is_read_to_its_end(text: str) -> None:
    check(read_layout(lay_out_bytes(text.encode(), "ke-hoach.txt")))
