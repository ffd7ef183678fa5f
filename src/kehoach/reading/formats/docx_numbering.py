"""Automatic numbering: the «1.1.», «a)» and «-» that Word prints but does not store in the text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.reading.formats.docx_styles import WORD, value, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 9
_PRINTED_BULLETS = frozenset("-–—+*•●○")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None  # None: after any level above
    arabic_only: bool = False
    follows_closely: bool = False


class Numbering:
    """The lists of a document; asked paragraph by paragraph, in document order."""

    def __init__(self, root: "Element | None") -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._overrides: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstracts = {value(item, "abstractNumId"): item for item in root.iterfind(WORD + "abstractNum")}
        linked = {value(item.find(WORD + "styleLink")): item for item in abstracts.values()}
        for number in root.iterfind(WORD + "num"):
            identifier, of = value(number, "numId"), value(number.find(WORD + "abstractNumId"))
            abstract = abstracts.get(of)
            if identifier is None or of is None or abstract is None:
                continue
            link = value(abstract.find(WORD + "numStyleLink"))
            levels = _levels(linked.get(link, abstract) if link else abstract)
            self._overrides[identifier] = {}
            for override in number.iterfind(WORD + "lvlOverride"):
                depth = whole(value(override, "ilvl"))
                own = override.find(WORD + "lvl")
                if own is not None:
                    levels[depth] = _level(own)
                start = override.find(WORD + "startOverride")
                if start is not None:
                    self._overrides[identifier][depth] = whole(value(start), otherwise=1)
            self._lists[identifier] = (of, levels)

    def next_mark(self, listed: str | None, depth: int) -> str:
        """The mark that is printed before the list's next paragraph, with the blank after it; "" for none."""
        if listed is None or listed not in self._lists:
            return ""
        counter, levels = self._lists[listed]
        depth = max(0, min(depth, _DEEPEST - 1))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(counter, {})
        self._advance(listed, depth, levels=levels, counts=counts)
        if level.kind == "none":
            mark = ""
        elif level.kind == "bullet":
            mark = level.pattern if level.pattern in _PRINTED_BULLETS else "-"
        else:
            mark = _fill(level, levels, counts).strip()
        return mark if not mark or level.follows_closely else mark + " "

    def _advance(self, listed: str, depth: int, *, levels: dict[int, _Level], counts: dict[int, int]) -> None:
        override = self._overrides[listed].get(depth)
        if override is not None and (listed, depth) not in self._started:
            counts[depth] = override
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = levels[depth].start
        self._started.add((listed, depth))
        for above in range(depth):
            # A sub-item before any item of its own counts as standing under the first.
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for below in [deeper for deeper in counts if deeper > depth]:
            after = levels[below].restarts_after if below in levels else None
            if after is None or (after > 0 and depth < after):
                del counts[below]


def _levels(abstract: "Element") -> dict[int, _Level]:
    return {whole(value(item, "ilvl")): _level(item) for item in abstract.iterfind(WORD + "lvl")}


def _level(element: "Element") -> _Level:
    restart = element.find(WORD + "lvlRestart")
    return _Level(
        start=whole(value(element.find(WORD + "start")), otherwise=1),
        kind=value(element.find(WORD + "numFmt")) or "decimal",
        pattern=value(element.find(WORD + "lvlText")) or "",
        restarts_after=None if restart is None else whole(value(restart)),
        arabic_only=element.find(WORD + "isLgl") is not None,
        follows_closely=value(element.find(WORD + "suff")) == "nothing",
    )


def _fill(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    mark = level.pattern
    for depth in range(_DEEPEST):
        place = f"%{depth + 1}"
        if place in mark:
            kind = levels[depth].kind if depth in levels else "decimal"
            kind = "decimal" if level.arabic_only else kind
            mark = mark.replace(place, printed(counts.get(depth, 1), kind))
    return mark


def printed(count: int, kind: str) -> str:
    """A count in a numbering style of the word processor.

    >>> printed(4, "upperRoman"), printed(28, "lowerLetter"), printed(3, "decimalZero")
    ('IV', 'bb', '03')
    """
    if kind in ("upperRoman", "lowerRoman"):
        roman, left = "", count
        for size, letters in _ROMAN:
            roman += letters * (left // size)
            left %= size
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)
