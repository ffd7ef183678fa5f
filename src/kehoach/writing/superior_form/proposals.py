"""Where the figures of a superior's form seem to go: heading, columns, rows of known indicators."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from heapq import nsmallest
from typing import Final

from kehoach.vietnamese.text import key, tone_key
from kehoach.writing.superior_form.fill import strings_of
from kehoach.writing.superior_form.grid import Grid, column_letters
from kehoach.writing.superior_form.package import Package

_MOST_ROWS: Final = 5_000
_MOST_COLUMNS: Final = 120
_DEEPEST_HEADING: Final = 40  # rows from the top of a sheet
_MOST_HEADING_ROWS: Final = 4
_LONGEST_HEADING: Final = 120
_LEAST_SHARED: Final = 0.5  # of the words of two names, before their letters are compared
_LEAST_LIKENESS: Final = 0.82
_LONGEST_NAME: Final = 400
_MOST_COMPARED: Final = 8  # names, those that share most words, whose letters are compared
# «1», «(A)», «6=5/4»: what a row that numbers the columns says.
_COLUMN_NUMBER: Final = re.compile(r"\(?[\dA-D]{1,2}\)?(?:\s?=.{1,20})?")
_MARK: Final = re.compile(
    r"^\s*(?:[-–+*•]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[IVXLC]{1,7})[.)]|\d{1,3}\s)\s*"
)


class Meaning(StrEnum):
    """What a column holds, by the words of its heading."""

    ORDER = "order"
    NAME = "name"
    CODE = "code"
    UNIT = "unit"
    BASELINE = "baseline"
    RATE = "rate"
    TARGET = "target"
    ACTUAL = "actual"
    NOTE = "note"


# The first that a heading has the words of is what it means: «% thực hiện so với kế hoạch» is a rate.
_WORDS: Final = (
    (Meaning.ORDER, ("tt", "stt", "so tt", "so thu tu")),
    (Meaning.UNIT, ("don vi tinh", "dvt", "dv tinh")),
    (Meaning.CODE, ("ma so", "ma chi tieu", "ma")),
    (Meaning.RATE, ("%", "ty le", "so sanh", "so voi", "muc do hoan thanh", "tang giam")),
    (Meaning.BASELINE, ("nam truoc", "cung ky", "ky truoc")),
    (Meaning.ACTUAL, ("thuc hien", "uoc thuc hien", "ket qua", "dat duoc", "uoc", "th", "luy ke", "so lieu")),
    (Meaning.TARGET, ("ke hoach", "kh", "muc tieu", "chi tieu giao", "duoc giao", "nghi quyet")),
    (Meaning.NOTE, ("ghi chu", "nguyen nhan", "giai trinh")),
    (Meaning.NAME, ("ten chi tieu", "chi tieu", "noi dung", "danh muc", "nhiem vu", "chi so", "ten")),
)


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """A column: its letters, the words of its heading from top to bottom, and what it seems to hold."""

    letters: str
    heading: str
    meaning: Meaning | None
    # Some of its cells below the heading reckon their value, and cannot be filled.
    has_formulas: bool = False


@dataclass(frozen=True, slots=True)
class RowProposal:
    """A row that seems to be a known indicator's; `likeness` is 1 where the names are the same."""

    row: int
    text: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class SheetProposal:
    """A sheet with a heading: where it is, what its columns are, whose its rows are."""

    sheet: str
    first_heading_row: int
    last_heading_row: int
    name_column: str
    columns: tuple[ColumnProposal, ...]
    rows: tuple[RowProposal, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    key: str
    tones: str
    words: frozenset[str]


def propose_mapping(workbook: bytes, names: Sequence[str]) -> list[SheetProposal]:
    """Return what each sheet seems to ask for, for a person to confirm; nothing of one without a heading.

    :raises FormRefused: the file is no workbook, or one that is not to be opened.
    """
    package = Package(workbook)
    strings = strings_of(package)
    known = [_known(name) for name in dict.fromkeys(names) if name.strip()]
    found = []
    for sheet, part in package.sheets().items():
        proposal = _propose(sheet, Grid(package.xml(part), strings), known)
        if proposal is not None:
            found.append(proposal)
    return found


def _propose(sheet: str, grid: Grid, known: Sequence[_Known]) -> SheetProposal | None:
    cells = {
        (row, column): text
        for row, column, text in grid.texts()
        if row <= _MOST_ROWS and column <= _MOST_COLUMNS
    }
    heading = _heading(cells, grid)
    if heading is None:
        return None
    first, last = heading
    columns = sorted({column for row, column in cells if row >= first})
    said = {column: _said(grid, cells, first, last, column) for column in columns}
    meanings = {column: meaning_of(words) for column, words in said.items()}
    below = [(row, column, text) for (row, column), text in sorted(cells.items()) if row > last]
    matched = {
        column: [hit for row, at, text in below if at == column and (hit := _match(row, text, known))]
        for column in columns
        if meanings[column] in (None, Meaning.NAME, Meaning.CODE)
    }
    by_heading = [column for column in matched if meanings[column] is Meaning.NAME]
    best = max(
        matched, key=lambda column: (len(matched[column]), column in by_heading, -column), default=None
    )
    if best is None or not (matched[best] or by_heading):
        return None
    named = best if matched[best] else by_heading[0]
    reckoned = grid.columns_with_formulas(below=last)
    return SheetProposal(
        sheet=sheet,
        first_heading_row=first,
        last_heading_row=last,
        name_column=column_letters(named),
        columns=tuple(
            ColumnProposal(
                column_letters(column),
                said[column],
                Meaning.NAME if column == named else meanings[column],
                has_formulas=column in reckoned,
            )
            for column in columns
            if said[column]
        ),
        rows=tuple(matched[named]),
    )


def meaning_of(heading: str) -> Meaning | None:
    """Return what a column with this heading holds; None where its words say nothing known.

    >>> meaning_of("% thực hiện so với KH"), meaning_of("Đơn vị tính"), meaning_of("Kế hoạch năm 2027")
    (<Meaning.RATE: 'rate'>, <Meaning.UNIT: 'unit'>, <Meaning.TARGET: 'target'>)
    """
    words = key(heading)
    if words.strip(" .") == "don vi":
        return Meaning.UNIT  # but «Đơn vị chủ trì» is who, not what
    padded = f" {re.sub(r'[^0-9a-z%]+', ' ', words)} "
    for meaning, phrases in _WORDS:
        if meaning is Meaning.ORDER:
            if words.strip(" .") in phrases:
                return meaning
        elif any(("%" in words) if phrase == "%" else f" {phrase} " in padded for phrase in phrases):
            return meaning
    return None


def _heading(cells: dict[tuple[int, int], str], grid: Grid) -> tuple[int, int] | None:
    """Return the first and last row of a heading: the row with most known words, and those it spans."""
    known: dict[int, set[Meaning]] = {}
    for (row, _), text in cells.items():
        meaning = meaning_of(text) if row <= _DEEPEST_HEADING and len(text) <= _LONGEST_HEADING else None
        if meaning is not None:
            known.setdefault(row, set()).add(meaning)
    likely = {row for row, meanings in known.items() if len(meanings) >= 2 and Meaning.NAME in meanings}
    if not likely:
        return None
    first = max(sorted(likely), key=lambda row: len(known[row]))
    # «Năm 2027» above «Kế hoạch» and «Thực hiện»: cells beside it go down over the rows of the heading.
    last = max(
        (each.bottom for each in grid.merged if each.top == first and each.bottom > first),
        default=first,
    )
    last = min(last, first + _MOST_HEADING_ROWS - 1)
    # A row that numbers the columns, «1 2 3 4=3/2», is no data.
    following = [text for (row, _), text in cells.items() if row == last + 1]
    if len(following) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in following):
        last += 1
    return first, last


def _said(grid: Grid, cells: dict[tuple[int, int], str], first: int, last: int, column: int) -> str:
    words: list[str] = []
    for row in range(first, last + 1):
        text = " ".join(cells.get(grid.covering(row, column), "").split())
        is_number = row > first and _COLUMN_NUMBER.fullmatch(text) is not None
        if text and text not in words and not is_number:
            words.append(text)
    return " – ".join(words)


def _known(name: str) -> _Known:
    bare = _MARK.sub("", name)
    return _Known(name, key(bare), " ".join(tone_key(bare).split()), frozenset(key(bare).split()))


def _match(row: int, text: str, known: Sequence[_Known]) -> RowProposal | None:
    if len(text) > _LONGEST_NAME:
        return None
    mine = _known(text)
    shares = [(_shared(mine.words, other.words), place) for place, other in enumerate(known)]
    likely = nsmallest(_MOST_COMPARED, ((-share, place) for share, place in shares if share >= _LEAST_SHARED))
    best: tuple[float, float, str] | None = None
    matcher = SequenceMatcher(None, "", mine.key, autojunk=False)
    for _, place in likely:
        other = known[place]
        if mine.tones == other.tones:
            return RowProposal(row, text, other.name, 1.0)
        matcher.set_seq1(other.key)
        likeness = matcher.ratio()
        if likeness < _LEAST_LIKENESS:
            continue
        spoken = SequenceMatcher(None, other.tones, mine.tones, autojunk=False).ratio()
        if best is None or (likeness, spoken) > best[:2]:
            best = (likeness, spoken, other.name)
    return None if best is None else RowProposal(row, text, best[2], round(min(best[0], best[1], 0.99), 2))


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(len(mine), len(theirs), 1)
