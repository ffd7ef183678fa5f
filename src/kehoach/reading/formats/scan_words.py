"""Words of a scan mended where picture or language leave no doubt: numerals, raised signs, blanks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.reading.formats.page import Line, Word, lines_of
from kehoach.reading.formats.scan_headings import mend_heading
from kehoach.reading.formats.scan_strokes import Strokes
from kehoach.vietnamese.abbreviations import is_known
from kehoach.vietnamese.compounds import is_compound
from kehoach.vietnamese.slips import is_impossible
from kehoach.vietnamese.syllables import is_syllable
from kehoach.vietnamese.text import tone_key

if TYPE_CHECKING:
    from PIL.Image import Image

# What «I», «II» and «III» are taken for: two strokes with serifs look like an «H».
_NUMERAL = re.compile(r"[\"'“”.,]{0,2}(?:[IHl|]{1,3}|TII|TIL)[\"'“”]{0,2}([.)]?)[,:]?")
_MOST_STROKES = 3
_NEAR, _BLANK = 0.6, 0.15  # of a letter's height
_FIGURE = re.compile(r"\d[\d.,]{0,14}%?")
# Only floors, trees and land are counted by the person or household, and all of them are areas.
_AREA_SHARE = re.compile(r"(k?m)[?'\"!*°]?(/(?:người|hộ|học sinh|khẩu)\W{0,3})")
_NOTE_MARK = re.compile(r"(?<=[%)\w])(['\"!]|\?(?=[.,;]))(?=[.,;:)]{0,2}$)")
_GLUED_MARK = re.compile(r"((?:\d%|20\d\d))([1-9])(?=[.,;:)]{0,2}$)")
_RAISED = {"'": "¹", '"': "¹", "!": "¹", "?": "²"}
_DIGITS = str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹")


def mend_words(words: Sequence[Word], picture: "Image", *, scale: float) -> list[Word]:
    """The words line by line; `scale` is the number of the picture's points in one of the page's."""
    strokes = Strokes(picture, scale=scale)
    segments = [segment for line in lines_of(words) for segment in line.segments]
    return [word for line in strokes.with_boldness(segments) for word in mend_heading(_mended(line, strokes))]


def _mended(line: Line, strokes: Strokes) -> list[Word]:
    words = list(line.words)
    numeral = _NUMERAL.fullmatch(words[0].text)
    if numeral is not None and (len(words) == 1 or numeral[1]):
        count = strokes.upright_in(words[0])
        if 1 <= count <= _MOST_STROKES:
            words[0] = replace(words[0], text="I" * count + numeral[1], other=None)
    found: list[Word] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if before is not None and _FIGURE.fullmatch(before.text) and _FIGURE.fullmatch(word.text):
            dash = strokes.dash_between(before, word)
            found += [dash] if dash else []
        following = words[at + 1] if at + 1 < len(words) else None
        # What stands further away may be the next cell.
        is_near = following is not None and following.x0 - word.x1 < _NEAR * word.size
        after = following.text if following is not None and is_near else ""
        text = _with_raised_signs(word.text, before=before.text if before else "")
        text = _parted(_with_comma(text, after=after), after=after)
        # Words that recognition parted stay apart, however narrow the blank between them is.
        left = word.x0 if before is None else max(word.x0, before.x1 + _BLANK * word.size)
        found.append(replace(word, text=text, x0=left, x1=max(word.x1, left + 1)))
    return found


def _with_raised_signs(text: str, *, before: str) -> str:
    """The word with the ² of an area and the mark of a note raised.

    >>> _with_raised_signs("m?/người.", before="7,2"), _with_raised_signs("20251.", before="năm")
    ('m²/người.', '2025¹.')
    """
    text = _AREA_SHARE.sub(r"\1²\2", text)
    text = _NOTE_MARK.sub(lambda found: _RAISED[found[0]], text)
    if "%" in text or before.lower() == "năm":
        text = _GLUED_MARK.sub(lambda found: found[1] + found[2].translate(_DIGITS), text)
    return text


def _with_comma(text: str, *, after: str) -> str:
    """The word with a comma for its full stop where the sentence goes on.

    >>> _with_comma("phòng.", after="an"), _with_comma("tr.", after="đó"), _with_comma("phòng.", after="An")
    ('phòng,', 'tr.', 'phòng.')
    """
    word = text[:-1]
    goes_on = after[:1].islower() and is_syllable(after.strip(".,;:"))
    if (
        text[-1:] == "."
        and len(word) > 2
        and word.islower()
        and goes_on
        and is_syllable(word)
        and not is_known(word)
    ):
        return f"{word},"
    return text


def _parted(text: str, *, after: str) -> str:
    """Two syllables that were written as one, where the second makes a word with what follows.

    >>> _parted("hiểmy", after="tế")
    'hiểm y'
    """
    if not is_impossible(tone_key(text)):
        return text
    following = tone_key(after.strip(".,;:)"))
    for at in range(len(text) - 1, 1, -1):
        if is_compound(tone_key(text[at:]), following) and not is_impossible(tone_key(text[:at])):
            return f"{text[:at]} {text[at:]}"
    return text
