"""A document's words as an office may adapt them: read from a TOML file, never executed."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from kehoach.writing.content import Run, Runs
from kehoach.writing.spelled import UNKNOWN

PLACE: Final = re.compile(r"\{([a-z_]{1,40})\}")
Value = str | Run | Runs | None


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the results: its title and the fields of work it takes; with none, it takes the rest."""

    title: str
    holds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # in the name of what belongs to it


@dataclass(frozen=True, slots=True)
class Template:
    """The words of one document, each by its dotted name: «sections.results.title»."""

    document: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    switches: Mapping[str, bool]
    sectors: tuple[Sector, ...] = ()
    common: Mapping[str, Value] = field(default_factory=dict)  # what every text may name

    def bound(self, values: Mapping[str, Value]) -> "Template":
        """Return the template whose every text may name these."""
        return replace(self, common=values)

    def text(self, name: str) -> str:
        """Return one text as words alone."""
        return plain(self.texts[name], self.common)

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return self.lists[name]

    def is_on(self, name: str) -> bool:
        """Return whether something is switched on."""
        return self.switches[name]

    def filled(self, name: str, values: Mapping[str, Value]) -> Runs:
        """Return a text with its places filled."""
        return fill(self.texts[name], {**self.common, **values})

    def plain(self, name: str, values: Mapping[str, Value]) -> str:
        """Return a text with its places filled, as words alone."""
        return plain(self.texts[name], {**self.common, **values})

    def all_plain(self, name: str, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return a list of texts with their places filled."""
        return tuple(plain(line, {**self.common, **values}) for line in self.lists[name])


def fill(text: str, values: Mapping[str, Value], *, bold: bool = False) -> Runs:
    """Return a text with its places filled; each keeps where it comes from, and what is unknown is a gap.

    >>> [run.text for run in fill("Thu: {done}, đạt {rate}", {"done": Run("5 tỷ", origin="a"), "rate": None})]
    ['Thu: ', '5 tỷ', ', đạt …']
    """
    found: list[Run] = []
    end = 0
    for match in PLACE.finditer(text):
        _add(found, Run(text[end : match.start()], bold=bold))
        for run in _runs(values[match[1]], bold=bold):
            _add(found, run)
        end = match.end()
    _add(found, Run(text[end:], bold=bold))
    return tuple(found)


def plain(text: str, values: Mapping[str, Value]) -> str:
    """Return a text with its places filled, as words alone."""
    return "".join(run.text for run in fill(text, values))


def _runs(value: Value, *, bold: bool) -> Runs:
    match value:
        case None:
            return (Run(UNKNOWN, bold=bold),)
        case str():
            return (Run(value, bold=bold),)
        case Run():
            return (value,)
        case _:
            return value


def _add(found: list[Run], run: Run) -> None:
    """Add a run, joined to the one before where both are plain words set alike."""
    if not run.text:
        return
    last = found[-1] if found else None
    if last is not None and _is_plain(last, run):
        found[-1] = Run(last.text + run.text, bold=run.bold, italic=run.italic, raised=run.raised)
    else:
        found.append(run)


def _is_plain(one: Run, other: Run) -> bool:
    """Return whether two runs are words alone, set alike."""
    is_alike = (one.bold, one.italic, one.raised) == (other.bold, other.italic, other.raised)
    return is_alike and one.origin is None and other.origin is None


@cache
def shipped(document: str) -> Template:
    """Return the template that comes with the program."""
    return template_from(document, tomllib.loads(shipped_text(document)))


@cache
def shipped_text(document: str) -> str:
    """Return the file of the template that comes with the program: what an office starts from."""
    return (resources.files(__package__) / "templates" / f"{document}.toml").read_text(encoding="utf-8")


def documents() -> tuple[str, ...]:
    """Return the names of all templates that come with the program."""
    folder = resources.files(__package__) / "templates"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if ".toml" in file.name))


# Tables that explain a template and say nothing of the document itself.
EXPLAINING: Final = frozenset({"placeholders", "placeholders_of"})


def template_from(document: str, values: Mapping[str, Any]) -> Template:
    """Return the template that a checked file holds."""
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    switches: dict[str, bool] = {}
    for name, value in flattened(values):
        match value:
            case bool():
                switches[name] = value
            case str():
                texts[name] = value
            case list():
                lists[name] = tuple(value)
    sectors = tuple(
        Sector(one["title"], tuple(one.get("holds", ())), tuple(one.get("words", ())))
        for one in values.get("sectors", ())
    )
    return Template(document, texts, lists, switches, sectors)


def flattened(values: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Return what a file says by dotted names, without sectors and without what only explains."""
    found: list[tuple[str, Any]] = []
    for name, value in values.items():
        if not prefix and (name in EXPLAINING or name == "sectors"):
            continue
        if isinstance(value, dict):
            found += flattened(value, f"{prefix}{name}.")
        else:
            found.append((prefix + name, value))
    return found
