"""Whatever happens to a document on its way, the reader ends and points into the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.reading.tables import draft_of

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))

TEARS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "drop", "swap", "again", "shift", "join"]),
        st.integers(0, 999),
        st.integers(0, 99),
    ),
    max_size=30,
)


def torn(text, tears):
    lines = text.split("\n")
    for how, place, by in tears:
        at = place % len(lines)
        if how == "cut":
            lines[at] = lines[at][:by]
        elif how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "swap":
            other = by % len(lines)
            lines[at], lines[other] = lines[other], lines[at]
        elif how == "again":
            lines.insert(at, lines[by % len(lines)])
        elif how == "shift":
            lines[at] = lines[at].replace("\t", "" if by % 2 else "\t\t", 1)
        elif how == "join" and at + 1 < len(lines):
            lines[at : at + 2] = ["\t".join(lines[at : at + 2])]
    return "\n".join(lines)


@pytest.mark.skipif(not SEEDS, reason="the real plans lie beside the repository and are not here")
@settings(max_examples=20)
@given(st.data())
def test_a_torn_plan_is_read_to_its_end(data):
    text = torn(data.draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8"), data.draw(TEARS))
    draft = read_layout(lay_out_text(text))
    criteria = draft.scorecard.criteria if draft.scorecard else ()
    steps = [step for task in draft.tasks for step in task.solutions]
    for item in [*draft.tasks, *steps, *criteria, *draft.task_groups, *draft.assignments, *draft.results]:
        assert 0 <= item.source.start <= item.source.end <= len(text)


def test_a_line_of_marks_alone_is_passed_over():
    assert draft_of("I. NHIỆM VỤ TRỌNG TÂM", "** **", "- Mở lớp dạy nghề.").tasks
