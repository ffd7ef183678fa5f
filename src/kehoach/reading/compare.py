"""Which item of a new version of a document is which item of the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach.vietnamese.text import key

# Two names are one item reworded where they share at least this part of their words.
ALIKE = 0.6
# The same number is a hint of its own: «II.3» is likely «II.3» even when it was reworded a lot.
ALIKE_WITH_NUMBER = 0.34


@dataclass(frozen=True, slots=True)
class Thing:
    """What an item is known by: its words, its number, the words it stands under."""

    name: str
    number: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of places (old, new) in the order of the new; and what has no counterpart."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def match(old: Sequence[Thing], new: Sequence[Thing]) -> Matches:
    """Return who is who: first by equal words, then by the words they share; each is used once.

    >>> match([Thing("Thu ngân sách"), Thing("Rừng")], [Thing("Rừng"), Thing("Tổng thu ngân sách")]).pairs
    ((1, 0), (0, 1))
    """
    matcher = _Matcher(old, new)
    matcher.by_equal_words()
    matcher.by_likeness()
    pairs = sorted(matcher.pairs, key=lambda pair: pair[1])
    return Matches(tuple(pairs), tuple(sorted(matcher.old_left)), tuple(sorted(matcher.new_left)))


_WAYS: tuple[Callable[[Thing], tuple[str, ...]], ...] = (
    lambda thing: (key(thing.name), key(thing.above), thing.number),
    lambda thing: (key(thing.name), key(thing.above)),
    lambda thing: (key(thing.name),),
)


class _Matcher:
    def __init__(self, old: Sequence[Thing], new: Sequence[Thing]) -> None:
        self.old, self.new = old, new
        self.old_left, self.new_left = set(range(len(old))), set(range(len(new)))
        self.pairs: list[tuple[int, int]] = []

    def _pair(self, before: int, after: int) -> None:
        self.pairs.append((before, after))
        self.old_left.discard(before)
        self.new_left.discard(after)

    def by_equal_words(self) -> None:
        # The strictest first: the same words at the same place, then the same words anywhere, in order.
        for known_by in _WAYS:
            waiting: dict[tuple[str, ...], list[int]] = {}
            for before in sorted(self.old_left, reverse=True):
                waiting.setdefault(known_by(self.old[before]), []).append(before)
            for after in sorted(self.new_left):
                candidates = waiting.get(known_by(self.new[after]))
                if candidates:
                    self._pair(candidates.pop(), after)

    def by_likeness(self) -> None:
        words_before = {place: _words(self.old[place]) for place in self.old_left}
        words_after = {place: _words(self.new[place]) for place in self.new_left}
        found = []
        for before, mine in words_before.items():
            for after, theirs in words_after.items():
                likeness = _share(mine, theirs)
                same_number = bool(self.old[before].number) and (
                    self.old[before].number == self.new[after].number
                )
                if likeness >= (ALIKE_WITH_NUMBER if same_number else ALIKE):
                    # Among equals, the one that moved least.
                    found.append((-likeness - same_number, abs(before - after), before, after))
        for _likeness, _distance, before, after in sorted(found):
            if before in self.old_left and after in self.new_left:
                self._pair(before, after)


def _words(thing: Thing) -> frozenset[str]:
    return frozenset(key(thing.name).split())


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Return the part of the shorter and the longer that is common: 2·|both| / (|mine| + |theirs|)."""
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
