"""The bodies of a unit and the seats in them, looked at the way documents name them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from kehoach.vietnamese.abbreviations import expand
from kehoach.vietnamese.offices import find_offices
from kehoach.vietnamese.phrases import Phrases, read_words
from kehoach.vietnamese.sectors import fields_in, sectors_in
from kehoach.vietnamese.text import fold, tone_key

_WORD = re.compile(r"[^\W\d_]+|\d+")
# «GD&ĐT», «VH-XH»: several letters joined by signs are one abbreviation.
_ABBREVIATION = re.compile(r"[^\W\d_]+(?:[&\-–.][^\W\d_]+){0,4}")
_JOINTS = frozenset({"va", "cung"})
_BEFORE_A_NAME = frozenset({"ubnd", "uy", "ban", "nhan", "dan", "xa", "phuong", "thi", "tran", "tinh"})


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(fold(text).text) if word not in _JOINTS)


@lru_cache(maxsize=4096)
def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name without case, diacritics and signs, abbreviations written out.

    >>> name_words("VP HĐND & UBND xã")
    ('van', 'phong', 'hoi', 'dong', 'nhan', 'dan', 'uy', 'ban', 'nhan', 'dan', 'xa')
    """
    return _plain_words(_ABBREVIATION.sub(_written_out, text))


def _written_out(match: re.Match[str]) -> str:
    # Abbreviations are capitals; «ban», «xã» are words.
    written = match[0]
    if written.upper() != written or len(written) < 2:
        return written
    whole = expand(written)
    return (
        whole[0]
        if whole
        else " ".join((expand(part) or (part,))[0] for part in re.split(r"[&\-–.]", written))
    )


@dataclass(frozen=True, slots=True)
class Body:
    """An organization of the unit: `code` is the program's, `kind` what it is."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a body of the unit."""

    code: str
    body: Body
    title: str
    field: str = ""
    leads: bool = False  # whether it is a leader's

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields it looks after, as far as title or field say them."""
        return fields_in(f"{self.title}; {self.field}")

    @property
    def sectors(self) -> frozenset[str]:
        """Return the sectors of these fields."""
        return sectors_in(f"{self.title}; {self.field}")


@dataclass(frozen=True)
class Roster:
    """All that can be meant by a name in a unit; `level` is the unit's own."""

    unit: Body
    level: str
    bodies: tuple[Body, ...] = ()
    seats: tuple[Seat, ...] = ()
    own_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = [word for word in name_words(self.unit.name) if word not in _BEFORE_A_NAME]
        object.__setattr__(self, "own_words", frozenset(words))

    @cached_property
    def by_words(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Return the codes of bodies and seats by the words of their names; several where names are alike."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name, code in self._names():
            for words in {name_words(name), self.bare(name_words(name))}:
                if len(words) > 1 and code not in found.setdefault(words, []):
                    found[words].append(code)
        return {words: tuple(codes) for words, codes in found.items()}

    @cached_property
    def spellings(self) -> dict[str, frozenset[str]]:
        """Return how the names of each body and seat are written, by its code."""
        found: dict[str, set[str]] = {}
        for name, code in self._names():
            found.setdefault(code, set()).add(tone_key(name.strip()))
        return {code: frozenset(names) for code, names in found.items()}

    def _names(self) -> Iterable[tuple[str, str]]:
        for body in (self.unit, *self.bodies):
            yield body.name, body.code
        for seat in self.seats:
            yield seat.title, seat.code
            yield f"{seat.title} {seat.body.name}", seat.code

    def bare(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a name without the unit's own name and level at their end."""
        end = len(words)
        while end > 1 and (words[end - 1] in self.own_words or words[end - 1] in _LEVEL_WORDS):
            end -= 1
        return words[:end] if end > 1 else words

    @cached_property
    def office_of(self) -> dict[str, str]:
        """Return the office (words/offices.toml) that each body and each seat is, by its code."""
        found = {}
        for body in self.bodies:
            offices = [office for office in find_offices(body.name) if office.kind == "organization"]
            if offices and offices[0].start == 0:
                found[body.code] = offices[0].name
        for seat in self.seats:
            offices = find_offices(seat.title)
            if offices and offices[0].start == 0:
                found[seat.code] = offices[0].name
        return found

    def of_kind(self, kind: str) -> list[Body]:
        """Return the bodies of a kind."""
        return [body for body in self.bodies if body.kind == kind]


_LEVEL_WORDS = frozenset({"xa", "phuong", "tran", "khu"})


@cache
def phrases(group: str) -> Phrases[str]:
    """Return the phrases of a group of words/addressing.toml, to be looked for in `tone_key` text."""
    return Phrases((entry["phrase"], entry["phrase"]) for entry in read_words("addressing")[group])


@cache
def body_kinds() -> dict[str, tuple[str, bool]]:
    """Return, by office, the kind of body it is and whether it is the seat that leads one."""
    return {
        entry["office"]: (entry["kind"], bool(entry.get("head")))
        for entry in read_words("addressing")["body"]
    }


@cache
def families() -> frozenset[str]:
    """Return the offices of which a unit has several under names of their own."""
    return frozenset(entry["office"] for entry in read_words("addressing")["family"])


def noun_of(text: str) -> str:
    """Return what kind of thing a name says it is: «phòng», «trạm»; nothing where it says none.

    >>> noun_of("Trung tâm Y tế"), noun_of("Công an xã")
    ('trung tâm', '')
    """
    found = phrases("noun").match(tone_key(text.strip()))
    return found.entry if found else ""
