"""The two-column blocks of a page: the letterhead, and the recipients beside the signature."""

from collections.abc import Iterator, Sequence

from kehoach.reading.formats.page import Line, Word, lines_of
from kehoach.reading.formats.side_by_side import block_of

_NARROWEST_GUTTER = 7.0
_LETTERHEAD_WITHIN = 12  # lines; a letterhead is never further down on its page


def read_across(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in runs to be read one after the other, with two-column blocks taken apart."""
    at = 0
    plain: list[Line] = []
    while at < len(lines):
        size = _block_at(lines, at)
        if size:
            if plain:
                yield plain
                plain = []
            yield from _columns(lines[at : at + size])
            at += size
        else:
            plain.append(lines[at])
            at += 1
    if plain:
        yield plain


def _block_at(lines: Sequence[Line], at: int) -> int:
    """How many lines from here on stand in two columns; 0 where no block begins."""
    kinds = {block_of(segment.text) for segment in lines[at].segments} - {None}
    if at == 0 and not kinds:
        # The issuer may stand a little higher than the national title beside it.
        near = lines[1:4] if len(lines[0].segments) < 3 else ()
        if any(block_of(segment.text) == "letterhead" for line in near for segment in line.segments):
            kinds = {"letterhead"}
    if not kinds or ("letterhead" in kinds and at > _LETTERHEAD_WITHIN):
        return 0
    best = 0
    for size in range(1, len(lines) - at + 1):
        gutter = _gutter(lines[at : at + size])
        if gutter is None:
            if size > 1 or len(lines[at].segments) > 1:
                break
            continue
        best = size
    if not best:
        return 0
    gutter = _gutter(lines[at : at + best])
    if gutter is None:
        return 0
    block = lines[at : at + best]
    abreast = any(line.x0 < gutter < line.x1 for line in block)
    return best if abreast and _are_a_block(*_sides(block, gutter)) else 0


def _are_a_block(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether the words of two columns make a letterhead, or recipients and a signature right of them."""
    if not left or not right:
        return False
    on_left = {block_of(line.text) for line in lines_of(left)}
    on_right = {block_of(line.text) for line in lines_of(right)}
    return "letterhead" in on_left | on_right or ("signature" in on_right and "recipients" not in on_right)


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    gutter = _gutter(lines)
    if gutter is None:
        yield list(lines)
        return
    for side in _sides(lines, gutter):
        yield lines_of(side)


def _sides(lines: Sequence[Line], gutter: float) -> tuple[list[Word], list[Word]]:
    words = [word for line in lines for word in line.words]
    return [word for word in words if word.x0 < gutter], [word for word in words if word.x0 >= gutter]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the widest upright strip that no word stands in, None where there is none."""
    spans = sorted((segment.x0, segment.x1) for line in lines for segment in line.segments)
    widest, middle, reach = _NARROWEST_GUTTER, None, spans[0][1]
    for start, end in spans[1:]:
        if start - reach > widest:
            widest, middle = start - reach, (start + reach) / 2
        reach = max(reach, end)
    return middle
