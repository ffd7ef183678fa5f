"""What pages do to running text: a paragraph cut in two, a page number between the halves."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.plans.answers import Answers
from tests.plans.content import Block, Line

_SHORTEST = 140


def broken_by_pages(random: Random, blocks: Sequence[Block], answers: Answers) -> list[Block]:
    """The blocks with a few paragraphs cut, never inside a quote, now and then with a page number."""
    quotes = [item["quote"] for item in [*answers.indicators, *answers.not_indicators]]
    numbered = random.random() < 0.4
    page = 1
    found: list[Block] = []
    for block in blocks:
        at = _cut(random, block, quotes) if isinstance(block, Line) and random.random() < 0.12 else None
        if at is None or not isinstance(block, Line):
            found.append(block)
            continue
        page += 1
        found.append(replace(block, text=block.text[:at].rstrip()))
        if numbered:
            found.append(Line(str(page)))
        found.append(Line(block.text[at:].lstrip()))
    return found


def _cut(random: Random, line: Line, quotes: Sequence[str]) -> int | None:
    """Where the line may be cut: between two words of a sentence, outside every quote."""
    text = line.text
    if line.heading or line.centered or line.bold or len(text) < _SHORTEST:
        return None
    taken = [(start, start + len(quote)) for quote in quotes if (start := text.find(quote)) >= 0]
    places = [
        place
        for place in range(40, len(text) - 30)
        if text[place] == " "
        and text[place - 1].isalpha()
        and text[place + 1].islower()
        and not any(start <= place <= end for start, end in taken)
    ]
    return random.choice(places) if places else None
