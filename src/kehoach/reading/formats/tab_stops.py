"""Two columns set with tab stops or blanks instead of a table: the letterhead, recipients and signature."""

import re
from collections.abc import Sequence

from kehoach.reading.formats.side_by_side import block_of

Sides = tuple[str, str]

_GAP = re.compile(r"\t+[\t ]*| {4,}\t*[\t ]*")
_LETTERHEAD_WITHIN = 12  # paragraphs
_TALLEST = 14
_BULLETS = ("-", "+", "–")


def sides_of(line: str) -> Sides | None:
    """What stands left and right of a tab or a wide gap; None where the line is not parted in two.

    >>> sides_of("XÃ AN THỊNH\\tĐộc lập - Tự do - Hạnh phúc")
    ('XÃ AN THỊNH', 'Độc lập - Tự do - Hạnh phúc')
    """
    parts = [part.strip() for part in _GAP.split(line.rstrip())]
    if len(parts) > 2 and not parts[0]:
        parts = parts[1:]
    return (parts[0], parts[1]) if len(parts) == 2 and parts[1] else None


def block_at(lines: Sequence[tuple[str, Sides | None]], at: int) -> int:
    """How many lines from here on stand in two columns of a block; 0 where none begins.

    Each line is its text and its sides, where it has two.
    """
    sides = lines[at][1]
    kinds = {block_of(side) for side in sides if side} - {None} if sides else set()
    if not kinds or ("letterhead" in kinds and at > _LETTERHEAD_WITHIN):
        return 0
    is_list = "recipients" in kinds
    size = 1
    while at + size < len(lines) and size < _TALLEST:
        text, own = lines[at + size]
        if own is None and not (is_list and text.startswith(_BULLETS)):
            break
        size += 1
    block = [lines[at + step][1] for step in range(size)]
    is_abreast = any(own[0] for own in block if own)
    return size if is_abreast else 0
