"""Real plans with other figures, headings, column orders and formats are read as well as they were."""

import json
from pathlib import Path
from random import Random

import pytest

from kehoach.pipeline import read_and_check
from kehoach.reading.contract import draft_to_json
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.plans import builders, changes
from tests.plans.answers import Json
from tests.plans.score import Score, compare

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real plans are kept outside the repository, in ../shared"
)
NAMES = sorted(path.stem for path in (SHARED / "gold").glob("*.json"))
BARS = {
    "indicators.found": 0.95,
    "indicators.strict": 0.94,
    "tasks": 0.97,
    "solutions": 0.97,
    "assignments.directing": 0.97,
    "assignments.lead": 0.97,
    "assignments.coordinating": 0.97,
    "assignments.due_text": 0.97,
    "criteria": 0.99,
    "criteria.points": 0.99,
}


def source(name: str) -> tuple[str, Json]:
    """Return a plan's text and what a careful reader found in it."""
    gold: Json = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    gold.setdefault("document", {})
    return (SHARED / "seeds" / f"{name}.txt").read_text(encoding="utf-8"), gold


def read(text: str) -> Json:
    """Return what the reader finds in a text."""
    found: Json = draft_to_json(read_layout(lay_out_text(text)), ())
    return found


def below_the_bars(score: Score) -> dict[str, float]:
    """Return the measures that fall short, with the misses as the failure's text."""
    return {name: score.f1(name) for name, bar in BARS.items() if score.f1(name) < bar}


def as_read(text: str) -> Json:
    """Return the plan as it is read unchanged, to compare with: what changes must not matter."""
    found = read(text)
    if not found.get("tasks"):
        found["tasks"] = []
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_other_figures_are_read_as_well(name: str, seed: int) -> None:
    text, gold = source(name)
    changed, answers = changes.with_other_figures(text, gold, Random(seed))
    score = compare({**answers, "tasks": [], "scorecard": None}, read(changed), changed)
    assert below_the_bars(score) == {}, "\n".join(score.misses)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_other_headings_change_nothing(name: str, seed: int) -> None:
    text, _ = source(name)
    changed = changes.renamed(text, Random(seed))
    score = compare(as_read(text), read(changed), changed)
    assert below_the_bars(score) == {}, "\n".join(score.misses)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_other_orders_of_columns_change_nothing(name: str, seed: int) -> None:
    text, _ = source(name)
    changed = changes.reordered(text, Random(seed))
    score = compare(as_read(text), read(changed), changed)
    assert below_the_bars(score) == {}, "\n".join(score.misses)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_of_the_plan_is_read_as_well(name: str, tmp_path: Path) -> None:
    text, _ = source(name)
    draft, findings = read_and_check(builders.build_docx(changes.as_content(text), tmp_path / "plan.docx"))
    score = compare(as_read(text), draft_to_json(draft, findings), text)
    assert below_the_bars(score) == {}, "\n".join(score.misses)
