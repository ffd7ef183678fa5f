"""The made documents themselves: repeatable, and their answers stand in their text."""

from decimal import Decimal

import pytest

from tests.plans.figures import CONVENTIONS, printed
from tests.plans.generator import SHAPES, generate
from tests.plans.score import compare, folded


@pytest.mark.parametrize("shape", SHAPES)
def test_every_quote_stands_in_its_document(shape: str) -> None:
    for seed in range(15):
        made = generate(seed, shape=shape)
        text = folded(made.text)
        for item in [*made.answers["indicators"], *made.answers["not_indicators"]]:
            assert folded(item["quote"]) in text


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_holds_what_it_is_for(shape: str) -> None:
    for seed in range(8):
        answers = generate(seed, shape=shape).answers
        assert answers["indicators"] or shape == "matrix"
        assert bool(answers["tasks"]) == (shape == "matrix")
        assert bool(answers["scorecard"]) == (shape == "scorecard")


def test_the_same_seed_gives_the_same_document() -> None:
    assert generate(7) == generate(7)


def test_different_seeds_give_different_documents() -> None:
    assert len({generate(seed).text for seed in range(40)}) == 40


def test_answers_agree_with_themselves() -> None:
    for seed in range(15):
        made = generate(seed)
        score = compare(made.answers, made.answers, made.text)
        assert {name: measure.f1 for name, measure in score.measures.items()} == dict.fromkeys(
            score.measures, 1.0
        )


def test_a_small_count_may_have_its_leading_zero() -> None:
    assert printed(Decimal(4), CONVENTIONS["vietnamese"], leading_zero=True) == "04"
    assert printed(Decimal("1250.5"), CONVENTIONS["vietnamese"]) == "1.250,5"
    assert printed(Decimal("1862.5"), CONVENTIONS["points"]) == "1862.5"
