"""Numbers of table rows that recognition misread, mended where the rows around them leave no doubt."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from kehoach.reading.formats.layout_writer import GridCell
from kehoach.vietnamese.headings import ColumnRole, closest_heading, meaning_of
from kehoach.vietnamese.text import key

Rows = list[list[GridCell]]

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# Strokes that look like the strokes of Roman numerals.
_STROKES = str.maketrans({"1": "I", "l": "I", "|": "I", "!": "I", "i": "I", "H": "II", "U": "II", "Y": "V"})
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})")
_LOST_DOT = re.compile(r"(\d{1,2}?)[.,:;'·1/]?(\d{1,2})")
_WHOLE = re.compile(r"\d{1,2}")
_FEWEST = 2  # numbers with a dot that make a column of them
_SAME_HEADING = 0.75
_NAMING = {ColumnRole.NAME, ColumnRole.TASK}
_HEADED = re.compile(r"\W?[STLIXHUJstlixhuj1|!'\"]{1,5}\W?")


class TableMender:
    """Mends the tables of a scan one after the other; `changes` says what, as «đọc» → «sửa»."""

    def __init__(self) -> None:
        self.changes: list[str] = []
        self._headings: list[list[GridCell]] = []
        self._group: str | None = None
        self._dotted: tuple[int, int] | None = None

    def mend(self, rows: Rows) -> Rows:
        """The rows with their heading and the numbers in the first column mended."""
        rows = list(rows)
        heading = next((at for at, row in enumerate(rows[:3]) if _is_heading(row)), None)
        first = 0
        if heading is not None:
            rows[heading] = self._mended_heading(rows[heading])
            first = heading + 1
        texts = [row[0].text.strip() for row in rows]
        before = list(texts)
        _mend_bullets(texts, first)
        self._group = _mend_romans(rows, texts, first, group=self._group)
        self._dotted = _mend_dotted(rows, texts, first, before=self._dotted)
        for at, (old, new) in enumerate(zip(before, texts, strict=True)):
            if old != new:
                rows[at] = [self._with_text(rows[at][0], new), *rows[at][1:]]
        return rows

    def _mended_heading(self, row: list[GridCell]) -> list[GridCell]:
        for heading in self._headings:
            alike = [_likeness(one.text, other.text) for one, other in zip(heading, row, strict=False)]
            if len(heading) == len(row) and sum(alike) >= _SAME_HEADING * len(row):
                # The heading again on the next page, read a little differently.
                return [self._with_text(cell, own.text) for cell, own in zip(row, heading, strict=True)]
        mended = [self._mended_cell(cell, at) for at, cell in enumerate(row)]
        meanings = [meaning_of(cell.text) for cell in mended]
        roles = {meaning.role for meaning in meanings if meaning is not None}
        if roles >= {ColumnRole.NUMBER, ColumnRole.UNIT} and not roles & _NAMING and meanings[1] is None:
            # Between the row's number and its unit stands what is measured.
            mended[1] = self._with_text(mended[1], "Chỉ tiêu")
        self._headings.append(mended)
        self._group = self._dotted = None
        return mended

    def _mended_cell(self, cell: GridCell, at: int) -> GridCell:
        text = cell.text.strip()
        meaning = meaning_of(text)
        if not text or (meaning is not None and len(meaning.words) > 0.7 * len(text)):
            return cell
        if at == 0 and _HEADED.fullmatch(text):
            return self._with_text(cell, "TT" if len(text) < 3 else "STT")
        known = closest_heading(text)
        return cell if known is None else self._with_text(cell, known.upper() if text.isupper() else known)

    def _with_text(self, cell: GridCell, text: str) -> GridCell:
        if cell.text == text:
            return cell
        self.changes.append(f"«{cell.text}» → «{text}»".replace("\n", " "))
        return replace(cell, text=text, readings=())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio() if one or other else 1.0


def _is_heading(row: Sequence[GridCell]) -> bool:
    meanings = [meaning_of(cell.text) for cell in row[1:] if cell.text]
    roles = {meaning.role for meaning in meanings if meaning is not None} - {ColumnRole.NUMBER}
    return len(roles) > 1 and sum(meaning is not None for meaning in meanings) * 2 >= len(meanings)


def _mend_romans(rows: Rows, texts: list[str], first: int, *, group: str | None) -> str | None:
    """Mend the numbers of group rows, which hold nothing else but a name; the last of them comes back.

    `group` is the number of the last group on the page before.
    """
    _mend_first_roman(texts, first, group=group)
    groups = [
        at for at in range(first, len(rows)) if texts[at] and (_is_group(rows[at]) or _is_numeral(texts[at]))
    ]
    for place, at in enumerate(groups):
        following = [texts[other] for other in groups[place + 1 : place + 2]]
        wanted = None
        if group in _ROMAN[:-1]:
            wanted = _ROMAN[_ROMAN.index(group) + 1]
        elif group is None and (following == ["II"] or texts[at] == "1"):
            wanted = (
                "I"
                if any(texts[other].translate(_STROKES) in _ROMAN[1:] for other in groups[place + 1 :])
                else None
            )
        if wanted is not None and wanted != texts[at] and _looks_like(texts[at], wanted, following):
            texts[at] = wanted
        group = texts[at] if texts[at] in _ROMAN else group
    return group


def _is_numeral(text: str) -> bool:
    """Whether a number is a Roman one, or made of strokes such as letters have: «HI»."""
    return not text.isdigit() and text.translate(_STROKES) in _ROMAN


def _mend_bullets(texts: list[str], first: int) -> None:
    """Mend a letter or a sign that stands alone between two dashes to a dash."""
    before = ""
    filled = [at for at in range(first, len(texts)) if texts[at]]
    for place, at in enumerate(filled):
        text = texts[at]
        after = texts[filled[place + 1]] if place + 1 < len(filled) else ""
        if before == after == "-" and len(text) == 1 and not text.isdigit() and text not in _ROMAN:
            texts[at] = "-"
        before = texts[at]


def _mend_first_roman(texts: list[str], first: int, *, group: str | None) -> None:
    """Mend «1, 1, 1.1» at the head of a table to «I, 1, 1.1»: no number stands above itself."""
    filled = [at for at in range(first, len(texts)) if texts[at]]
    if group is None and [texts[at] for at in filled[:2]] == ["1", "1"]:
        texts[filled[0]] = "I"


def _looks_like(text: str, wanted: str, following: Sequence[str]) -> bool:
    """Whether a number is made of the wanted one's strokes, or lost one of them between its neighbours."""
    strokes = text.translate(_STROKES)
    if strokes == wanted and text not in _ROMAN:
        return True
    at = _ROMAN.index(wanted)
    is_between = list(following) == list(_ROMAN[at + 1 : at + 2])
    return is_between and not text.isdigit() and len(text) <= len(wanted) + 1


def _is_group(row: Sequence[GridCell]) -> bool:
    return bool(row[1].text) and not any(cell.text for cell in row[2:])


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _mend_dotted(
    rows: Rows, texts: list[str], first: int, *, before: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Mend «2:2» and «22» between «2.1» and «2.3» in a column of such numbers; the last one comes back.

    Dashes and the whole numbers above tell nothing against the column: «1, 1.1, -, -, 1.2, 2, 2.1».
    """
    own = [at for at in range(first, len(rows)) if _digits(texts[at]) and not _is_group(rows[at])]
    dotted = [at for at in own if _DOTTED.fullmatch(texts[at])]
    whole = [at for at in own if _WHOLE.fullmatch(texts[at])]
    is_column = len(dotted) >= _FEWEST and len(dotted) * 2 >= len(own) - len(whole)
    if before is None and not (is_column or _makes_a_sequence([texts[at] for at in own])):
        return None
    for place, at in enumerate(own):
        following = texts[own[place + 1]] if place + 1 < len(own) else ""
        found = _DOTTED.fullmatch(texts[at])
        if found is not None:
            before = (int(found[1]), int(found[2]))
            continue
        pair = _pair_meant(texts[at], before, following=following)
        if pair is not None:
            texts[at] = f"{pair[0]}.{pair[1]}"
            before = pair
        elif _WHOLE.fullmatch(texts[at]):
            before = (int(texts[at]), 0)  # its own parts follow
    return before


def _makes_a_sequence(texts: Sequence[str]) -> bool:
    """Whether «11, 12, 1.3, 21» follow one another as 1.1, 1.2, 1.3, 2.1, a dot still seen in one of them."""
    read = [_DOTTED.fullmatch(text) or _LOST_DOT.fullmatch(text) for text in texts]
    pairs = [(int(found[1]), int(found[2])) for found in read if found is not None]
    return (
        len(pairs) == len(texts) > _FEWEST
        and any(map(_DOTTED.fullmatch, texts))
        and all(two in {(one[0], one[1] + 1), (one[0] + 1, 1)} for one, two in pairwise(pairs))
    )


def _pair_meant(text: str, before: tuple[int, int] | None, *, following: str) -> tuple[int, int] | None:
    """The number that a text must be between its neighbors; None where they do not tell."""
    if (
        before is not None
        and following == f"{before[0]}.{before[1] + 2}"
        and text.endswith(str(before[1] + 1))
    ):
        # Between 2.1 and 2.3 nothing else can stand that ends so: «dz2», «202».
        return before[0], before[1] + 1
    lost = _LOST_DOT.fullmatch(text)
    if lost is None:
        return None
    pair = int(lost[1]), int(lost[2])
    if before is not None and text == str(before[0] + 1):
        return None  # «10.2, 11»
    if (
        (before is None or _DOTTED.fullmatch(following))
        and pair[1] == 1
        and _digits(following) == f"{pair[0]}2"
    ):
        return pair
    # The next of the same group, the first of the next one, or one that the writer gave twice.
    fits = before is not None and pair in {(before[0], before[1] + 1), (before[0] + 1, 1), before}
    return pair if fits else None
