"""Where two readings of one document differ: figures, signs and units apart from letters, item by item."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from kehoach.vietnamese.units import read_unit
from tests.plans.score import folded

Item = dict[str, Any]

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_LEAST_ALIKE = 0.5
_GONE, _NEW = "thiếu", "thừa"

# What must be the same to the letter, and the words, whose figures must be.
_TOLD = {
    ("header", "number"): "Số văn bản",
    ("header", "date"): "Ngày ban hành",
    ("header", "title"): "Trích yếu",
    ("basis", "number"): "Căn cứ",
    ("basis", "date"): "Căn cứ",
}
_EXACT = {
    "indicator": ("kind", "comparator", "value", "low", "high", "unit"),
    "task": ("number",),
    "solution": ("number", "due"),
    "criterion": ("number", "max_points"),
    "header": ("number", "symbol", "date", "plan_year"),
    "basis": ("number", "date"),
}
_WORDS = {
    "indicator": ("name",),
    "task": ("title",),
    "solution": ("text", "directing", "lead", "coordinating", "due_text"),
    "criterion": ("name", "requirement"),
    "header": ("issuer", "title"),
    "basis": ("type",),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that was read otherwise; `field` is «thiếu» or «thừa» where the whole item is."""

    kind: str
    item: str
    field: str
    wanted: object
    found: object
    doubt: str | None = None
    in_letters: bool = False  # of words, of which only letters differ
    likeness: float = 0.0

    @property
    def is_silent(self) -> bool:
        """Whether a figure, sign or unit is wrong, or an item is made up, and nothing says so."""
        return self.doubt is None and not self.in_letters and self.field != _GONE

    @property
    def is_missing(self) -> bool:
        """Whether the item was not read at all."""
        return self.field == _GONE

    def __str__(self) -> str:
        doubt = f" | {self.doubt}" if self.doubt else ""
        return f"{self.kind} {self.field}: {self.wanted} → {self.found} | {self.item[:70]}{doubt}"


def figures_in(text: object) -> list[str]:
    """The figures that words hold, in order."""
    return _FIGURE.findall(str(text or ""))


def differences(wanted: Item, found: Item, told: Sequence[str] = ()) -> list[Difference]:
    """All fields in which the second reading differs from the first; `told` are warnings about its head."""
    rows: list[Difference] = []
    sides = (_listed(wanted), _listed(found))
    for kind in sides[0]:
        for row in _of_kind(kind, sides[0][kind], sides[1][kind]):
            head = next((text for text in told if text.startswith(_TOLD.get((kind, row.field), "-"))), None)
            rows.append(row if head is None else replace(row, doubt=head))
    return rows


def count_of_figures(read: Item) -> int:
    """How many figures, with the points and numbers, the items of a reading hold."""
    return sum(
        sum(item.get(key) is not None for key in ("value", "low", "high", "number", "max_points", "date"))
        + sum(len(figures_in(item.get(key))) for key in _WORDS[kind])
        for kind, items in _listed(read).items()
        for item in items
    )


def _listed(read: Item) -> dict[str, list[Item]]:
    tasks = read.get("tasks") or []
    return {
        "indicator": read.get("indicators") or [],
        "task": tasks,
        "solution": [step for task in tasks for step in task.get("solutions") or []],
        "criterion": (read.get("scorecard") or {}).get("criteria") or [],
        "header": [read["document"]],
        "basis": read["document"].get("legal_basis") or [],
    }


def _of_kind(kind: str, wanted: Sequence[Item], found: Sequence[Item]) -> Iterator[Difference]:
    words = _WORDS[kind][0]
    pairs = _rejoined(
        _aligned(wanted, found, lambda item: folded(str(item.get(words))), sole=kind == "header"), words
    )
    for want, have in pairs:
        name = str((want or have or {}).get(words))
        if have is None:
            yield Difference(kind, name, _GONE, _figures_of(kind, want), None)
            continue
        doubt = have.get("doubt")
        if want is None:
            yield Difference(kind, name, _NEW, None, _figures_of(kind, have), doubt)
            continue
        for key in _EXACT[kind]:
            if want.get(key) != have.get(key) and not (key == "unit" and _same_unit(want, have)):
                yield Difference(kind, name, key, want.get(key), have.get(key), doubt)
        for key in _WORDS[kind]:
            left, right = (folded(str(side.get(key) or "")) for side in (want, have))
            if left == right:
                continue
            close = SequenceMatcher(None, left, right, autojunk=False).ratio()
            # «Quý 1» for «Quý I» is the same deadline.
            same = figures_in(left) == figures_in(right) or (key == "due_text" and want["due"] == have["due"])
            yield Difference(
                kind, name, key, want.get(key), have.get(key), doubt, in_letters=same, likeness=close
            )


def _same_unit(want: Item, have: Item) -> bool:
    """Whether both units are one, «m2» and «m²»."""
    units = [read_unit(side.get("unit") or "") for side in (want, have)]
    return units[0] is not None and units[1] is not None and units[0].canonical == units[1].canonical


def _figures_of(kind: str, item: Item | None) -> list[object]:
    held = item or {}
    return [held[key] for key in _EXACT[kind] if held.get(key) is not None]


def _rejoined(
    pairs: Sequence[tuple[Item | None, Item | None]], words: str
) -> list[tuple[Item | None, Item | None]]:
    """The pairs, with what only stands elsewhere put together: a page prints notes before the next page."""
    lost = [want for want, have in pairs if have is None]
    made = [have for want, have in pairs if want is None]
    joined = []
    for want in lost:
        have = next(
            (have for have in made if have and want and folded(have[words]) == folded(want[words])), None
        )
        if have is not None:
            made.remove(have)
            joined.append((want, have))
    whole = [pair for pair in pairs if None not in pair]
    gone = [(want, None) for want in lost if all(want is not one for one, _ in joined)]
    return [*whole, *joined, *gone, *((None, have) for have in made)]


def _aligned(
    wanted: Sequence[Item], found: Sequence[Item], words: Callable[[Item], str], *, sole: bool
) -> list[tuple[Item | None, Item | None]]:
    """Pairs in the order of both lists, so that together they are as alike as can be."""
    if sole:
        return list(zip(wanted, found, strict=True))
    alike = [
        [SequenceMatcher(None, words(one), words(other), autojunk=False).ratio() for other in found]
        for one in wanted
    ]
    best = [[0.0] * (len(found) + 1) for _ in range(len(wanted) + 1)]
    for i in range(len(wanted) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _LEAST_ALIKE else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[Item | None, Item | None]] = []
    i = j = 0
    while i < len(wanted) or j < len(found):
        if i < len(wanted) and j < len(found):
            taken = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _LEAST_ALIKE else -1.0
            if taken >= best[i][j] - 1e-9:
                pairs.append((wanted[i], found[j]))
                i, j = i + 1, j + 1
                continue
        if j == len(found) or (i < len(wanted) and best[i + 1][j] >= best[i][j + 1]):
            pairs.append((wanted[i], None))
            i += 1
        else:
            pairs.append((None, found[j]))
            j += 1
    return pairs
