"""Two recognitions of one page made one; where figures differ, the word keeps what the other one saw."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kehoach.reading.formats.page import Box, Word
from kehoach.vietnamese.abbreviations import is_known
from kehoach.vietnamese.syllables import is_syllable
from kehoach.vietnamese.text import tone_key

Found = tuple[Word, float]  # a word, and how sure recognition is of it, from 0 to 100
ReadAgain = Callable[[Sequence[Box]], Sequence[Word]]

_SURE = 100.0
_ROW = 24.0  # points; words that share a row lie in one stripe of this height or in the next
_RIM = 2.0
_EDGES = " .,;:()[]'\"“”‘’«»_|"
_DASHES = str.maketrans({"–": "-", "—": "-", " ": None})
_FIGURE = re.compile(
    r"\d{1,3}(?:[.,]\d{3})+(?:,\d{1,3})?[%‰]?|\d{1,12}(?:[.,]\d{1,4})?[%‰]?"
    r"|\d{1,3}(?:[./]\d{1,4}){1,3}[%‰]?|\d{1,5}/[A-ZĐ][A-ZĐ0-9/-]{1,24}"
)
_STRANGE = re.compile(r"[^\w\s.,;:()/%‰+\-–—“”\"'…!?²³]")
_LEAST_SURE = 15.0  # of the first reading
_SHORT = 3  # letters; what dirt looks like is no longer
_LEAST_SURE_LETTERS, _LEAST_SURE_FIGURE, _LEAST_SURE_MARK = 60.0, 40.0, 25.0
_MARKS, _CLOSE = frozenset("-–—"), 10.0
_HABIT = 4.0  # the first reading is right more often where both seem possible


@dataclass(slots=True)
class _Place:
    """Words of both readings that cover one another."""

    first: list[Found] = field(default_factory=list)
    second: list[Found] = field(default_factory=list)

    @property
    def box(self) -> Box:
        words = [word for word, _ in (*self.first, *self.second)]
        return Box(
            min(word.x0 for word in words) - _RIM,
            min(word.top for word in words) - _RIM,
            max(word.x1 for word in words) + _RIM,
            max(word.bottom for word in words) + _RIM,
        )


def settle(first: Sequence[Found], second: Sequence[Found], *, read_again: ReadAgain) -> list[Found]:
    """The words of a page; `read_again` recognises small boxes for a third time."""
    settled: list[Found] = []
    disputed: list[_Place] = []
    dashes = [word for word, _ in first if word.text in _MARKS]
    for place in _places(first, second):
        alone = place.first if not place.second else place.second if not place.first else ()
        if alone and all(_is_shadow(word, sure, dashes) for word, sure in alone):
            continue
        chosen = _undisputed(place)
        if chosen is None:
            disputed.append(place)
        else:
            settled += chosen
    again = read_again([place.box for place in disputed]) if disputed else ()
    for place in disputed:
        box = place.box
        settled += _voted(place, _text((word, _SURE) for word in again if box.holds(word)))
    return settled


def _places(first: Sequence[Found], second: Sequence[Found]) -> list[_Place]:
    """The words of both gathered by where they stand, in the order of the first reading."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for at, (word, _) in enumerate(second):
        rows[int(word.center[1] // _ROW)].append(at)
    place_of: dict[int, _Place] = {}
    places: list[_Place] = []
    for found in first:
        row = int(found[0].center[1] // _ROW)
        near = [at for stripe in (row - 1, row, row + 1) for at in rows[stripe]]
        over = [at for at in near if _covers(found[0], second[at][0])]
        held = list({id(place_of[at]): place_of[at] for at in over if at in place_of}.values())
        place = held[0] if held else _Place()
        if not held:
            places.append(place)
        for other in held[1:]:
            place.first += other.first
            place.second += other.second
            places.remove(other)
            place_of.update({at: place for at, owner in place_of.items() if owner is other})
        place.first.append(found)
        place.second += [second[at] for at in over if at not in place_of]
        place_of.update(dict.fromkeys(over, place))
    places += [_Place(second=[found]) for at, found in enumerate(second) if at not in place_of]
    return places


def _is_shadow(word: Word, sure: float, dashes: Sequence[Word]) -> bool:
    """Whether a dash of which only one reading knows is another that stands beside it."""
    return (
        word.text in _MARKS
        and sure < _LEAST_SURE_LETTERS
        and any(
            dash is not word
            and abs(word.center[0] - dash.center[0]) < _CLOSE
            and abs(word.center[1] - dash.center[1]) < _CLOSE
            for dash in dashes
        )
    )


def _covers(one: Word, other: Word) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.4 * min(one.x1 - one.x0, other.x1 - other.x0) and down > 0.4 * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _undisputed(place: _Place) -> list[Found] | None:
    """The words on which both agree, or which one of them clearly has better; None where figures differ."""
    first, second = _text(place.first), _text(place.second)
    if _core(first) == _core(second):
        # Blanks are lost more often than made up.
        better = place.second if _is_better_parted(second, first) else place.first
        return [(word, _SURE) for word, _ in better]
    if not _has_digit(first + second):
        return _better_letters(place)
    for one, other, words in ((first, second, place.second), (second, first, place.first)):
        if _has_digit(one) and not _is_figure(one) and not _has_digit(other) and _is_word(other):
            return [(word, _SURE) for word, _ in words]
    return None


def _better_letters(place: _Place) -> list[Found]:
    if not place.second:
        return [
            (word, sure)
            for word, sure in place.first
            if sure >= _LEAST_SURE or (len(word.text) > _SHORT and _is_word(word.text))
        ]
    if not place.first:
        return [
            (word, sure)
            for word, sure in place.second
            if (word.text == "-" and sure >= _LEAST_SURE_MARK)
            or (_is_word(word.text) and (sure >= _LEAST_SURE_LETTERS or len(word.text) > _SHORT))
        ]
    first, second = _worth(place.first), _worth(place.second)
    better = (
        place.second
        if second[0] < first[0] or (second[0] == first[0] and second[1] > first[1] + _HABIT)
        else place.first
    )
    return [(word, max(sure, _LEAST_SURE_LETTERS)) for word, sure in better]


def _worth(words: Sequence[Found]) -> tuple[int, float]:
    """How many of the words can be none, and how sure recognition was."""
    strange = sum(not _is_word(piece) for word, _ in words for piece in word.text.split())
    return strange, sum(sure for _, sure in words) / len(words)


def _voted(place: _Place, third: str) -> list[Found]:
    """The words that two of three readings saw, with what the other one saw where that may be right."""
    first, second = _text(place.first), _text(place.second)
    if not third and not (first and second):
        sure = max(sure for _, sure in (*place.first, *place.second))
        if sure < (_LEAST_SURE if first else _LEAST_SURE_FIGURE):
            return []
        if not first and not _FIGURE.match(second.strip(_EDGES)):
            return []
        return _with_other(place.first or place.second, "")
    votes = [_core(text) == _core(third) for text in (first, second)]
    if votes == [False, False]:
        votes = [_is_figure(text) for text in (first, second)]
        if votes[0] == votes[1]:
            votes = [_core(second) in _core(first), _core(first) in _core(second)]
        takes_second, is_sure = (votes[1] and not votes[0]) or not first, False
    else:
        takes_second, is_sure = votes[1], True
    words, lost = (place.second, first) if takes_second else (place.first, second)
    if is_sure and not _is_figure(lost):
        return [(word, _SURE) for word, _ in words]
    return _with_other(words, lost)


def _with_other(words: Sequence[Found], other: str) -> list[Found]:
    marked = [(word, _SURE) for word, _ in words]
    at = next((at for at, (word, _) in enumerate(marked) if _has_digit(word.text)), 0)
    if marked:
        marked[at] = (replace(marked[at][0], other=other), _SURE)
    return marked


def _text(words: Iterable[Found]) -> str:
    ordered = sorted((word for word, _ in words), key=lambda word: word.x0)
    return " ".join(word.text for word in ordered)


def _core(text: str) -> str:
    """What must be the same: no blanks, no marks at the edges, one kind of dash."""
    return text.translate(_DASHES).strip(_EDGES)


def _is_better_parted(text: str, than: str) -> bool:
    pieces = text.split()
    return len(pieces) > len(than.split()) and all(_is_word(piece) or _is_figure(piece) for piece in pieces)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _is_figure(text: str) -> bool:
    """Whether each piece that holds a digit is a figure, a date or the number of a document."""
    pieces = [piece for piece in text.split() if _has_digit(piece)]
    return bool(pieces) and all(_FIGURE.fullmatch(piece.strip(_EDGES)) for piece in pieces)


def _is_word(text: str) -> bool:
    """Whether the text is made of possible words and marks."""
    if _STRANGE.search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and all(is_syllable(tone_key(word)) or is_known(tone_key(word)) for word in words)
