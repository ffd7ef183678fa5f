"""Whether a line goes on with the one before it, judged by the words alone."""

import re
from collections.abc import Iterable

from kehoach.vietnamese.numerals import MarkerKind, read_marker
from kehoach.vietnamese.syllables import is_syllable

_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", "”", '"')


def goes_on(before: str, after: str) -> bool:
    """Whether two lines are one paragraph that was broken between words.

    >>> goes_on("chuyển đổi số và", "cải cách hành chính của xã")
    True
    >>> goes_on("- Tổng đàn 1.000 con;", "- Sản lượng 200 tấn")
    False
    """
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or before.endswith(_SENTENCE_ENDS):
        return False
    marker = read_marker(after)
    if marker is not None and (marker.closed or marker.kind is MarkerKind.BULLET):
        return False
    if before.isupper() != after.isupper():
        return before[-1] == "," and after[0].islower()
    if after[0].islower() or before[-1] == ",":
        return True
    return after[0].isdigit() and not before[-1].isdigit()


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one; a hyphen that a line was broken after stays tight.

    >>> joined(["Kế hoạch số 18/KH-", "UBND giai đoạn 2026 -", "2030"])
    'Kế hoạch số 18/KH-UBND giai đoạn 2026 - 2030'
    >>> joined(["Than", "g điểm", "tối đa"])
    'Thang điểm tối đa'
    """
    text = ""
    for line in lines:
        tight = len(text) > 1 and text[-1] == "-" and text[-2].isalnum()
        tight = tight or _is_cut_word(text, line)
        text = f"{text}{line}" if tight or not text else f"{text} {line}"
    return text


def _is_cut_word(before: str, after: str) -> bool:
    """Whether a narrow cell broke a word: a part of it is no syllable, and both together are one."""
    head, tail = _LAST_LETTERS.search(before), _FIRST_LETTERS.match(after)
    if head is None or tail is None or not tail[0].islower():
        return False
    is_part = not is_syllable(tail[0]) or (head[0].islower() and not is_syllable(head[0]))
    return is_part and is_syllable(head[0] + tail[0])
