"""The checker finds the defects that were planted in the sample plans, and little else."""

from functools import cache
from importlib.resources import as_file

import pytest

from kehoach.pipeline import read_and_check
from kehoach.reading.contract import draft_to_json
from kehoach.samples import answers, document, sample_unit
from tests.plans.answers import Json
from tests.plans.score import folded, likeness

FILES = [plan["file"] for plan in sample_unit()["plans"]]


@cache
def found_in(file: str) -> list[Json]:
    """Return what the checker finds in a shipped document."""
    with as_file(document(file)) as path:
        draft, findings = read_and_check(path)
    found: list[Json] = draft_to_json(draft, findings)["findings"]
    return found


def is_same(planted: Json, finding: Json) -> bool:
    """Whether a finding is about a planted defect: its kind, and the passage."""
    first, second = folded(planted["quote"]), folded(finding["quote"])
    near = first in second or second in first or likeness(first, second) > 0.3
    return planted["kind"] == finding["kind"] and near


@pytest.mark.parametrize("file", FILES)
def test_most_planted_defects_are_found(file: str) -> None:
    planted = answers(file)["findings"]
    missed = [defect for defect in planted if not any(is_same(defect, finding) for finding in found_in(file))]
    assert len(missed) <= len(planted) // 4, missed


@pytest.mark.parametrize("file", FILES)
def test_little_is_found_that_was_not_planted(file: str) -> None:
    planted = answers(file)["findings"]
    others = [
        finding for finding in found_in(file) if not any(is_same(defect, finding) for defect in planted)
    ]
    assert len(others) <= 2, others
