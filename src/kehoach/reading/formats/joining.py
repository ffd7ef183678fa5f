"""Whether a line goes on with the one before it, judged by the words alone."""

from kehoach.vietnamese.numerals import MarkerKind, read_marker

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", "”", '"')


def goes_on(before: str, after: str) -> bool:
    """Whether two lines are one paragraph that was broken between words.

    >>> goes_on("nhiệm vụ trọng tâm và", "nhiệm vụ quản lý nhà nước")
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
