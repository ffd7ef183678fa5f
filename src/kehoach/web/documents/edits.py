"""What people made of a composed document: texts they changed, blocks they took out, paragraphs they added.

A place in a document is named by a key: «b3» is block 3 of the body, «p0.3» block 3 of the first annex,
«b3.r2.c1» a cell of a table, «t7» the seventh paragraph that was added.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

BLOCK: Final = re.compile(r"(?:b|p\d{1,3}\.)\d{1,5}", re.ASCII)
ADDED: Final = re.compile(r"t\d{1,5}", re.ASCII)
CELL: Final = re.compile(r"((?:b|p\d{1,3}\.)\d{1,5})\.r(\d{1,5})\.c(\d{1,3})", re.ASCII)
START: Final = "start"  # before the first block of the body


@dataclass(frozen=True, slots=True)
class Added:
    """A paragraph that a person wrote."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Edits:
    """All that people changed of one composed document."""

    texts: Mapping[str, str] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    # After which block: the paragraphs that follow it.
    added: Mapping[str, tuple[Added, ...]] = field(default_factory=dict)
    header: Mapping[str, Any] = field(default_factory=dict)
    # Edited places where a later composing says something else than the person saw.
    differing: frozenset[str] = frozenset()
    last: int = 0  # of the paragraphs that were added

    @property
    def is_empty(self) -> bool:
        """Return whether the body is as it was composed."""
        return not (self.texts or self.removed or self.added)

    @property
    def count(self) -> int:
        """Return how many places of the body a person changed."""
        return len(self.texts) + len(self.removed) + sum(map(len, self.added.values()))


def edits_from(values: Mapping[str, Any]) -> Edits:
    """Return the edits as the database keeps them."""
    added = values.get("added", {})
    return Edits(
        texts=dict(values.get("texts", {})),
        removed=frozenset(values.get("removed", ())),
        added={anchor: tuple(Added(key, text) for key, text in rows) for anchor, rows in added.items()},
        header=dict(values.get("header", {})),
        differing=frozenset(values.get("differing", ())),
        last=int(values.get("last", 0)),
    )


def values_of(edits: Edits) -> dict[str, Any]:
    """Return the edits for the database."""
    return {
        "texts": dict(edits.texts),
        "removed": sorted(edits.removed),
        "added": {anchor: [[one.key, one.text] for one in rows] for anchor, rows in edits.added.items()},
        "header": dict(edits.header),
        "differing": sorted(edits.differing),
        "last": edits.last,
    }


def with_text(edits: Edits, key: str, text: str) -> Edits:
    """Return the edits in which the place reads so."""
    if ADDED.fullmatch(key):
        added = {
            anchor: tuple(Added(one.key, text) if one.key == key else one for one in rows)
            for anchor, rows in edits.added.items()
        }
        return replace(edits, added=added)
    return replace(
        edits,
        texts={**edits.texts, key: text},
        removed=edits.removed - {key},
        differing=edits.differing - {key},
    )


def with_added(edits: Edits, after: str, texts: tuple[str, ...]) -> Edits:
    """Return the edits with paragraphs after a block or after one that was added before."""
    anchor = anchor_of(edits, after)
    fresh = tuple(Added(f"t{number}", text) for number, text in enumerate(texts, start=edits.last + 1))
    rows = edits.added.get(anchor, ())
    place = next((at + 1 for at, one in enumerate(rows) if one.key == after), 0)
    return replace(
        edits,
        added={**edits.added, anchor: (*rows[:place], *fresh, *rows[place:])},
        last=edits.last + len(texts),
    )


def without(edits: Edits, key: str) -> Edits:
    """Return the edits in which the block is taken out; a paragraph that was added is gone for good."""
    if not ADDED.fullmatch(key):
        return replace(edits, removed=edits.removed | {key}, differing=edits.differing - {key})
    added = {
        anchor: kept
        for anchor, rows in edits.added.items()
        if (kept := tuple(one for one in rows if one.key != key))
    }
    return replace(edits, added=added)


def restored(edits: Edits, key: str) -> Edits:
    """Return the edits in which the place, with the cells in it, is as it was composed."""

    def is_within(one: str) -> bool:
        return one == key or one.startswith(f"{key}.")

    return replace(
        edits,
        texts={one: text for one, text in edits.texts.items() if not is_within(one)},
        removed=edits.removed - {key},
        differing=frozenset(one for one in edits.differing if not is_within(one)),
    )


def anchor_of(edits: Edits, key: str) -> str:
    """Return the composed block that a paragraph stands behind."""
    if not ADDED.fullmatch(key):
        return key
    return next(
        (anchor for anchor, rows in edits.added.items() if any(one.key == key for one in rows)), START
    )
