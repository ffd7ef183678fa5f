"""One cell with several solutions: parted by «(1)», by dashes, by letters or by paragraphs."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.reading.passage import Passage
from kehoach.vietnamese.actions import opens_action
from kehoach.vietnamese.numerals import ALPHABET

_BRACKETED = re.compile(r"[⁽(]\s?(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})\s?[⁾)][.:]?")
_NO_ITEM = re.compile(r"\s*(?:[,;.)(\-–]|(?:và|hoặc|đến)\b)")
_REFERRING = re.compile(
    r"\b(?:mục|điểm|khoản|điều|giải pháp|nhiệm vụ|tiêu chí|phụ lục|số|theo|tại)\s*$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s(]))(\d{1,2})[.)/](?=\s*[^\W\d_])")
_LETTERED = re.compile(r"(?:(?<=^)|(?<=\s))([a-zđ])[.)](?=\s*[^\W\d_])")
_DASH = re.compile(r"(?:(?<=^)|(?<=\s))[-–—+•*▪●](?=\s*[^\W\d_\s]|\s+[\d“\"(])")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_a-zđ])")
_HOLDS = re.compile(r"\s*\S")
_LOOK_BACK = 60
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_ENDED = (".", ";", "!", "?", "…", "”")


@dataclass(frozen=True, slots=True)
class Piece:
    """One solution: its number as printed, and where its text lies in the passage."""

    start: int
    end: int
    number: str | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: str | None


def split_solutions(passage: Passage) -> list[Piece]:
    """The solutions that a cell holds, in order, without their markers; one where nothing parts it."""
    text = passage.text
    if not text.strip():
        return []
    for marks in (
        _bracketed(text),
        _counted(text, _NUMBERED, int),
        _counted(text, _LETTERED, _letter),
        _dashes(text),
    ):
        if marks:
            return _pieces(text, marks)
    return [Piece(start, end) for start, end in _paragraphs(text, 0, len(text))]


def _pieces(text: str, marks: Sequence[_Mark]) -> list[Piece]:
    pieces = [Piece(start, end) for start, end in _preamble(text, marks[0].start)]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start if following else len(text)
        if following is not None:
            pieces.append(Piece(mark.end, end, mark.number))
            continue
        # Paragraphs after the last number are solutions of their own.
        first, *others = _paragraphs(text, mark.end, end) or [(mark.end, end)]
        kept_until = first[1]
        rest: list[Piece] = []
        for start, stop in others:
            is_own = _opens_sentence(text, start) and not _before(text, kept_until).endswith((":", ","))
            if is_own or rest:
                rest.append(Piece(start, stop))
            else:
                kept_until = stop
        pieces.append(Piece(mark.end, kept_until, mark.number))
        pieces.extend(rest)
    return [piece for piece in pieces if text[piece.start : piece.end].strip()]


def _before(text: str, at: int) -> str:
    """The end of what stands before a place, without spaces; line breaks are kept."""
    return text[max(0, at - _LOOK_BACK) : at].rstrip(" \t")


def _opens_sentence(text: str, start: int) -> bool:
    begin = text[start : start + 6].lstrip()
    return bool(begin) and begin[0].isupper()


def _preamble(text: str, end: int) -> Iterator[tuple[int, int]]:
    """What stands before the first marker, without the sentence that only leads in."""
    for start, stop in _paragraphs(text, 0, end):
        if not text[start:stop].rstrip().endswith(":"):
            yield start, stop
            continue
        sentences = [match.start() for match in _SENTENCE.finditer(text, start, stop)]
        if sentences:
            yield start, sentences[-1]


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Paragraphs; a line that only wraps belongs to the one before it."""
    found: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        stop = at + len(line)
        if line.strip():
            wraps = (
                found
                and not _ends(text[found[-1][0] : found[-1][1]])
                and not _opens_sentence(line.strip(), 0)
            )
            if wraps:
                found[-1] = (found[-1][0], stop)
            else:
                found.append((at, stop))
        at = stop + 1
    return found


def _ends(text: str) -> bool:
    return text.rstrip().endswith(_ENDED)


def _bracketed(text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    expected = 1
    for match in _BRACKETED.finditer(text):
        number = int(match[1].translate(_SUPERSCRIPTS))
        if _NO_ITEM.match(text, match.end()) or not _HOLDS.match(text, match.end()):
            continue
        before = _before(text, match.start())
        opens = not before or before.endswith("\n")
        if not opens and _REFERRING.search(before[-24:]):
            continue
        if number == expected or (opens and number > 0) or (number > expected and before.endswith(_ENDED)):
            marks.append(_Mark(match.start(), match.end(), f"({number})"))
            expected = number + 1
    return marks


def _counted(text: str, pattern: re.Pattern[str], value: Callable[[str], int]) -> list[_Mark]:
    """Marks that count 1, 2, 3 (or a, b, c) from the first on, each where a sentence may begin."""
    marks: list[_Mark] = []
    expected = 1
    for match in pattern.finditer(text):
        before = _before(text, match.start()).rstrip("(")
        opens = not before or before.endswith(("\n", ":", *_ENDED))
        if opens and value(match[1]) == expected:
            marks.append(_Mark(match.start(), match.end(), match[0]))
            expected += 1
    return marks if len(marks) > 1 else []


def _letter(text: str) -> int:
    return ALPHABET.index(text) + 1 if text in ALPHABET else 0


def _dashes(text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _DASH.finditer(text):
        before = _before(text, match.start())
        opens = not before or before.endswith("\n") or (before.endswith(":") and not marks)
        if not opens:
            # A dash in the middle of a line parts solutions only where solutions are dashed from the start.
            if not marks:
                continue
            after = text[match.end() : match.end() + 40].lstrip()
            starts_item = before.endswith((*_ENDED, ",")) and after[:1].isupper()
            if not starts_item and not (after[:1].isupper() and opens_action(after)):
                continue
        if marks and text[marks[-1].start] != text[match.start()] and text[match.start()] in "+*":
            continue  # a deeper level stays with its solution
        marks.append(_Mark(match.start(), match.end(), None))
    return marks
