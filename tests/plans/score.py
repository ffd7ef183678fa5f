"""How well a reader's JSON agrees with the answers of made documents: hits, misses and their F1."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

Item = dict[str, Any]
Closeness = Callable[[Item, Item], float]


@dataclass(slots=True)
class Measure:
    """What was hit, of how many wanted and how many found."""

    hit: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find."""
        return 2 * self.hit / (self.wanted + self.found) if self.wanted + self.found else 1.0


@dataclass(slots=True)
class Score:
    """Measures by name, and a line about each thing that went wrong."""

    measures: dict[str, Measure] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, *, hit: int, wanted: int, found: int) -> None:
        """Count into the measure of that name."""
        measure = self.measures.setdefault(name, Measure())
        measure.hit += hit
        measure.wanted += wanted
        measure.found += found

    def merge(self, other: "Score") -> None:
        """Count another document's measures into these."""
        for name, measure in other.measures.items():
            self.add(name, hit=measure.hit, wanted=measure.wanted, found=measure.found)

    def f1(self, name: str) -> float:
        """The F1 of a measure; 1 where it was never needed."""
        return self.measures[name].f1 if name in self.measures else 1.0


def folded(text: str | None) -> str:
    """Lower case, white space and markup taken away, for comparison."""
    text = re.sub(r"<[^<>]{1,8}>|\*\*", " ", unicodedata.normalize("NFC", text or "").casefold())
    return " ".join(text.split())


def likeness(left: str | None, right: str | None) -> float:
    """How many words two texts share, 0 to 1."""
    first, second = (Counter(re.findall(r"[\w%‰/]+", folded(text))) for text in (left, right))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 1.0


def figure(text: object) -> Decimal | None:
    """A figure of the contract as a number."""
    try:
        return None if text is None else Decimal(str(text)).normalize()
    except InvalidOperation:
        return None


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether both name the same unit, an attribute more or less."""
    first, second = folded(left).strip(" ."), folded(right).strip(" .")
    if first == second:
        return True
    return bool(first and second) and (first.startswith(f"{second} ") or second.startswith(f"{first} "))


def paired(wanted: Sequence[Item], found: Sequence[Item], closeness: Closeness) -> list[tuple[Item, Item]]:
    """Pairs of wanted and found, the closest first, each used once."""
    ranked = sorted(
        ((closeness(want, have), i, j) for i, want in enumerate(wanted) for j, have in enumerate(found)),
        key=lambda row: -row[0],
    )
    taken: set[tuple[str, int]] = set()
    pairs = []
    for close, i, j in ranked:
        if close <= 0 or ("w", i) in taken or ("f", j) in taken:
            continue
        taken |= {("w", i), ("f", j)}
        pairs.append((wanted[i], found[j]))
    return pairs


def compare(answers: Item, read: Item, text: str) -> Score:
    """The score of what was read from one document, against its answers."""
    score = Score()
    _indicators(score, answers, read, folded(text))
    _achievements(score, answers, read)
    if answers.get("tasks"):
        _tasks(score, answers["tasks"], read.get("tasks") or [])
    if answers.get("scorecard"):
        _criteria(
            score, answers["scorecard"]["criteria"], (read.get("scorecard") or {}).get("criteria") or []
        )
    _header(score, answers["document"], read.get("document") or {})
    return score


def _figures(item: Item) -> tuple[Decimal | None, ...]:
    return tuple(figure(item.get(key)) for key in ("value", "low", "high"))


def _of_kind(items: Sequence[Item], kind: str) -> list[Item]:
    return [item for item in items if item.get("kind", "quantity") == kind]


def _indicators(score: Score, answers: Item, read: Item, text: str) -> None:
    wanted, found = (_of_kind(side.get("indicators") or [], "quantity") for side in (answers, read))

    def place(item: Item) -> tuple[int, int]:
        quote = folded(item.get("quote"))
        at = text.find(quote) if quote else -1
        return (at, at + len(quote)) if at >= 0 else (-1, -1)

    places = {id(item): place(item) for item in [*wanted, *found]}

    def closeness(want: Item, have: Item) -> float:
        if _figures(want) != _figures(have):
            return 0
        (a, b), (c, d) = places[id(want)], places[id(have)]
        overlap = max(0, min(b, d) - max(a, c)) / max(1, min(b - a, d - c)) if a >= 0 and c >= 0 else 0
        name = likeness(want["name"], have.get("name"))
        if overlap < 0.5 and name < 0.8:
            return 0
        return overlap + 2 * name + (0.2 if want["comparator"] == have.get("comparator") else 0)

    pairs = paired(wanted, found, closeness)
    by_id = [{item.get("id"): item for item in side.get("indicators") or []} for side in (answers, read)]
    strict = parents = 0
    for want, have in pairs:
        wrong = []
        if likeness(want["name"], have.get("name")) < 0.6:
            wrong.append("name")
        if want["comparator"] != have.get("comparator"):
            wrong.append("comparator")
        if not same_unit(want["unit"], have.get("unit")):
            wrong.append("unit")
        strict += not wrong
        if wrong:
            score.misses.append(f"indicator {','.join(wrong)}: {_told(want)} | read {_told(have)}")
        over = [by_id[0].get(want.get("parent")), by_id[1].get(have.get("parent"))]
        right = (over[0] is None) == (over[1] is None)
        if right and over[0] is not None and over[1] is not None:
            right = _figures(over[0]) == _figures(over[1])
        parents += right
        if not right:
            score.misses.append(f"indicator parent: {_told(want)} | read {_told(have)}")
    # What a careful reader may read or leave counts neither way.
    paired_ids = {id(have) for _, have in pairs}
    found = [item for item in found if id(item) in paired_ids or not _excused(item, answers)]
    _unpaired(score, "indicator", wanted, found, pairs)
    score.add("indicators.found", hit=len(pairs), wanted=len(wanted), found=len(found))
    score.add("indicators.strict", hit=strict, wanted=len(wanted), found=len(found))
    score.add("indicators.parent", hit=parents, wanted=len(pairs), found=len(pairs))


def _excused(item: Item, answers: Item) -> bool:
    return any(
        _figures(passage) == _figures(item) and likeness(passage["quote"], item.get("quote")) >= 0.4
        for passage in answers.get("arguable_indicators") or []
    )


def _told(item: Item) -> str:
    keys = (
        "name",
        "title",
        "text",
        "comparator",
        "value",
        "low",
        "high",
        "unit",
        "quote",
        "number",
        "max_points",
    )
    return " · ".join(str(item[key])[:110] for key in keys if item.get(key) is not None)


def _unpaired(
    score: Score, what: str, wanted: Sequence[Item], found: Sequence[Item], pairs: list[tuple[Item, Item]]
) -> None:
    used = {id(item) for pair in pairs for item in pair}
    score.misses += [f"{what} missed: {_told(item)}" for item in wanted if id(item) not in used]
    score.misses += [f"{what} false: {_told(item)}" for item in found if id(item) not in used]


def _achievements(score: Score, answers: Item, read: Item) -> None:
    wanted, found = (_of_kind(side.get("indicators") or [], "achievement") for side in (answers, read))

    def closeness(want: Item, have: Item) -> float:
        alike = likeness(want["quote"], have.get("quote"))
        return alike if alike >= 0.6 else 0

    pairs = paired(wanted, found, closeness)
    _unpaired(score, "achievement", wanted, found, pairs)
    score.add("achievements", hit=len(pairs), wanted=len(wanted), found=len(found))


def _tasks(score: Score, wanted: list[Item], found: list[Item]) -> None:
    def titles(want: Item, have: Item) -> float:
        alike = likeness(want["title"], have.get("title"))
        return alike + 0.5 * (want["number"] == have.get("number")) if alike >= 0.8 else 0

    pairs = paired(wanted, found, titles)
    _unpaired(score, "task", wanted, found, pairs)
    score.add("tasks", hit=len(pairs), wanted=len(wanted), found=len(found))
    numbered = [want["number"] == have.get("number") for want, have in pairs]
    score.add("tasks.number", hit=sum(numbered), wanted=len(pairs), found=len(pairs))
    steps = [step | {"task": task["number"]} for task in wanted for step in task["solutions"]]
    read = [step | {"task": task.get("number")} for task in found for step in task.get("solutions") or []]

    def texts(want: Item, have: Item) -> float:
        alike = likeness(want["text"], have.get("text"))
        return alike + 0.5 * (want["task"] == have["task"]) if alike >= 0.8 else 0

    step_pairs = paired(steps, read, texts)
    _unpaired(score, "solution", steps, read, step_pairs)
    score.add("solutions", hit=len(step_pairs), wanted=len(steps), found=len(read))
    for key in ("directing", "lead", "coordinating", "due_text", "due"):
        good = 0
        for want, have in step_pairs:
            exact = (
                want["due"] == have.get("due") if key == "due" else likeness(want[key], have.get(key)) >= 0.9
            )
            good += exact
            if not exact:
                score.misses.append(
                    f"{key}: {want[key]} | read {have.get(key)} | {want['task']} {want['text'][:50]}"
                )
        score.add(f"assignments.{key}", hit=good, wanted=len(steps), found=len(steps))


def _criteria(score: Score, wanted: list[Item], found: list[Item]) -> None:
    def names(want: Item, have: Item) -> float:
        alike = likeness(want["name"], have.get("name"))
        return alike + 0.5 * (want["number"] == have.get("number")) if alike >= 0.7 else 0

    pairs = paired(wanted, found, names)
    _unpaired(score, "criterion", wanted, found, pairs)
    score.add("criteria", hit=len(pairs), wanted=len(wanted), found=len(found))
    points = sum(figure(want["max_points"]) == figure(have.get("max_points")) for want, have in pairs)
    score.add("criteria.points", hit=points, wanted=len(wanted), found=len(wanted))
    parents = sum(want["parent"] == have.get("parent") for want, have in pairs)
    score.add("criteria.parent", hit=parents, wanted=len(wanted), found=len(wanted))


def _header(score: Score, wanted: Item, found: Item) -> None:
    keys = [
        key for key in ("issuer", "symbol", "number", "place", "date", "title", "plan_year") if key in wanted
    ]
    good = 0
    for key in keys:
        want, have = wanted[key], found.get(key)
        same = want == have or (
            isinstance(want, str) and isinstance(have, str) and likeness(want, have) >= 0.9
        )
        good += same
        if not same:
            score.misses.append(f"header {key}: {want} | read {have}")
    names = [(side.get("signer") or {}).get("name") for side in (wanted, found)]
    score.add(
        "header", hit=good + (folded(names[0]) == folded(names[1])), wanted=len(keys) + 1, found=len(keys) + 1
    )
    for key in ("legal_basis", "recipients"):
        want_list, have_list = wanted.get(key) or [], found.get(key) or []
        if not want_list:
            continue

        def words_of(item: Any) -> str:
            return item.get("number") or "" if isinstance(item, dict) else str(item)

        def alike(want: Any, have: Any) -> float:
            close = likeness(words_of(want), words_of(have))
            return close if close >= 0.8 else 0

        pairs = paired(want_list, have_list, alike)
        score.add(key, hit=len(pairs), wanted=len(want_list), found=len(have_list))
