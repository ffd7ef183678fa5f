"""The reader on made plans whose answers are known; benchmarks/reading_quality.py measures 500 of them."""

from functools import cache

import pytest

from kehoach.reading.contract import draft_to_json
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.plans.generator import generate
from tests.plans.score import Score, compare

COUNT = 60
BARS = {
    "indicators.strict": 0.97,
    "indicators.parent": 0.95,
    "achievements": 0.85,
    "tasks": 0.98,
    "tasks.number": 0.98,
    "solutions": 0.98,
    "assignments.directing": 0.98,
    "assignments.lead": 0.98,
    "assignments.coordinating": 0.98,
    "assignments.due_text": 0.98,
    "assignments.due": 0.98,
    "criteria": 0.99,
    "criteria.points": 0.99,
    "criteria.parent": 0.99,
    "header": 0.95,
    "legal_basis": 0.9,
    "recipients": 0.9,
}


@cache
def total() -> Score:
    """Return the score over all of them, read once."""
    found = Score()
    for seed in range(COUNT):
        made = generate(seed)
        read = draft_to_json(read_layout(lay_out_text(made.text)), ())
        found.merge(compare(made.answers, read, made.text))
    return found


@pytest.mark.parametrize("measure", BARS)
def test_made_plans_are_read_as_well_as_promised(measure: str) -> None:
    assert total().f1(measure) >= BARS[measure]
