"""Whether a line goes on with the one before it, judged by the words alone."""

from collections.abc import Iterable

from kehoach.vietnamese.numerals import MarkerKind, read_marker

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
    """
    text = ""
    for line in lines:
        tight = len(text) > 1 and text[-1] == "-" and text[-2].isalnum()
        text = f"{text}{line}" if tight or not text else f"{text} {line}"
    return text
