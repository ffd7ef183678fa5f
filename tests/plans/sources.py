"""The sample plans as they were authored: one TOML file each, becoming content and answers.

In a body, «# », «## », «### » open headings, «^ » is a centred line, «@word» puts in a table or a block.
`{{words|name|comparator|value|unit|parent}}` marks a target: the words stay, the rest is the answer.
The parent «^» is the last target without one. «{{+words|…}}» stretches the quote from the parent's start.
«!» is a state without a figure, «?» a passage that may be read or left.
A last field that opens with «#» is the quote where the words say more.
"""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tests.plans.answers import Answers, Json
from tests.plans.content import Block, Content, Line, Note, Pair
from tests.plans.source_tables import indicator_grid, matrix_grid, plain_grid, scorecard_grid

FOLDER = Path(__file__).parent / "samples"
_TARGET = re.compile(r"\{\{(.*?)\}\}")
_HEADING = re.compile(r"(#{1,3}) (.*)")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample plan: its file in the package, its shape, its content and what should be read from it."""

    file: str
    shape: str
    content: Content
    answers: Json


def sample_names() -> list[str]:
    """The samples, by the names of their source files."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load_sample(name: str) -> Sample:
    """The sample of that name."""
    source = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    writer = _Writer(source)
    blocks = writer.blocks()
    answers = writer.answers.as_json()
    covered = ["document", "indicators", "findings"]
    covered += [key for key in ("tasks", "scorecard") if answers[key]]
    return Sample(
        source["file"],
        source["shape"],
        Content(tuple(blocks)),
        {"covers": covered, "shape": source["shape"], **answers},
    )


class _Writer:
    def __init__(self, source: dict[str, Any]) -> None:
        self.source = source
        document = source["document"]
        self.answers = Answers(period=str(document["plan_year"]))
        self.answers.document = {"kind": "plan", "number": None, **document}
        self.answers.findings = source.get("findings", [])
        self.path: list[tuple[int, str]] = []

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        for paragraph in self.source["text"]["body"].strip().split("\n\n"):
            for place, text in enumerate(paragraph.split("\n")):
                found.append(self._block(text.strip(), tight=place > 0))
        return found

    def _block(self, text: str, *, tight: bool) -> Block:
        if text.startswith("@note "):
            mark, _, note = text.removeprefix("@note ").partition(" ")
            return Note(mark, note)
        if text.startswith("@"):
            return self._named(text.removeprefix("@"))
        if heading := _HEADING.fullmatch(text):
            return self._heading(len(heading[1]), heading[2], tight=tight)
        if text.startswith("^^ "):
            return Line(text.removeprefix("^^ "), italic=True, centered=True, tight=tight)
        if text.startswith("^ "):
            return Line(text.removeprefix("^ "), bold=True, centered=True, tight=tight)
        return Line(self._targets(text), tight=tight)

    def _heading(self, level: int, text: str, *, tight: bool) -> Line:
        self.path = [entry for entry in self.path if entry[0] < level] + [(level, text)]
        return Line(text, heading=level, bold=True, tight=tight)

    def _named(self, name: str) -> Block:
        if name == "letterhead":
            left, right = (
                tuple(_letterhead_line(text) for text in side) for side in self.source["text"]["letterhead"]
            )
            return Pair(left, right)
        if name == "signature":
            self.path = []
            return _signature(self.source["document"])
        build = {"matrix": matrix_grid, "scorecard": scorecard_grid, "indicators": indicator_grid}.get(
            name, plain_grid
        )
        return build(self.source[name], self.answers)

    def _arguable(self, name: str, quote: str, *, comparator: str, value: str, unit: str) -> None:
        shown = {key: str(figure) for key, figure in figures(comparator, value).items()}
        item = {
            "name": name,
            "kind": "quantity",
            "comparator": comparator,
            **shown,
            "unit": unit,
            "quote": quote,
        }
        self.answers.arguable.append(item)

    def _targets(self, text: str) -> str:
        group = tuple(title for _, title in self.path)
        told = ""
        last = 0
        whole: tuple[str, int] | None = None  # id and start of the last target without a parent
        for found in _TARGET.finditer(text):
            told += text[last : found.start()]
            last = found.end()
            words, name, *rest = found[1].split("|")
            start = len(told)
            told += words.removeprefix("+")
            if name == "!":
                self.answers.achievement(words, words, group=group)
                continue
            comparator, value, unit, *more = rest
            quote = told[start:]
            if "?" in more:
                self._arguable(name, quote, comparator=comparator, value=value, unit=unit)
                continue
            parent = None
            for extra in more:
                if extra.startswith("#"):
                    quote = extra.removeprefix("#")
                elif extra == "^" and whole:
                    parent = whole[0]
            if words.startswith("+") and whole:
                quote = told[whole[1] :]
            identity = self.answers.quantity(
                name,
                quote,
                comparator=comparator,
                unit=unit,
                parent=parent,
                group=group,
                **figures(comparator, value),
            )
            if parent is None:
                whole = (identity, start)
        return told + text[last:]


def figures(comparator: str, value: str) -> dict[str, Decimal]:
    """The fields of a figure as authored: «12..15» for a range, «4/6» for a ratio."""
    if comparator == "range":
        low, high = value.split("..")
        return {"low": Decimal(low), "high": Decimal(high)}
    if comparator == "ratio":
        reached, whole = value.split("/")
        return {"value": Decimal(reached), "high": Decimal(whole)}
    return {"value": Decimal(value)}


def _letterhead_line(text: str) -> Line:
    bare = text.lstrip("*/") if text[0] in "*/" else text
    return Line(bare, bold=text.startswith("*"), italic=text.startswith("/"), centered=True)


def _signature(document: Json) -> Pair:
    recipients = document["recipients"]
    ends = [";"] * (len(recipients) - 1) + ["."]
    left = [Line("Nơi nhận:", bold=True, italic=True)]
    left += [Line(f"- {name}{end}", tight=True) for name, end in zip(recipients, ends, strict=True)]
    signer = document["signer"]
    right = [Line(signer["authority"], bold=True, centered=True)] if "authority" in signer else []
    right.append(Line(signer["position"], bold=True, centered=True, tight=bool(right)))
    right.append(Line(signer["name"], bold=True, centered=True))
    return Pair(tuple(left), tuple(right))
