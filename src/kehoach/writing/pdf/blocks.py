"""The body as the template takes it: its blocks, and which of its last lines stay beside the signature."""

from math import ceil
from typing import Any, Final

from kehoach.writing import decree30
from kehoach.writing.content import Block, Heading, PageBreak, Paragraph, Runs, Table
from kehoach.writing.decree30 import SETTINGS, Component
from kehoach.writing.pdf.fonts import printable
from kehoach.writing.pdf.tables import table
from kehoach.writing.pdf.words import POINTS, height, words
from kehoach.writing.widths import width

_DEEPEST_HEADING: Final = 6
_DEEPEST_BOLD: Final = 2  # «I.» and «1.» are bold, «a)» is not (II.6)
_SIZE: Final = SETTINGS[Component.BODY].size
_LEAST_KEPT: Final = 2  # lines of text beside a signature
# A last paragraph higher than this breaks before its last two lines, which alone go with the signature.
_TALLEST_KEPT: Final = 8 * _SIZE * 1.15


def page_width(*, is_wide: bool) -> float:
    """Return the width of the text in millimetres."""
    sheet = decree30.PAGE_HEIGHT.set if is_wide else decree30.PAGE_WIDTH.set
    return sheet - decree30.MARGIN_LEFT.set - decree30.MARGIN_RIGHT.set


def page_depth(*, is_wide: bool) -> float:
    """Return the height of the text in millimetres."""
    sheet = decree30.PAGE_WIDTH.set if is_wide else decree30.PAGE_HEIGHT.set
    return sheet - decree30.MARGIN_TOP.set - decree30.MARGIN_BOTTOM.set


def blocks(
    found: tuple[Block, ...], *, is_wide: bool = False, is_signed: bool = False
) -> list[dict[str, Any]]:
    """Return the blocks; `is_signed` asks that the last of them stay on the page of the signature."""
    room = page_width(is_wide=is_wide)
    kept = _kept(found, room=room * POINTS) if is_signed else {}
    tail = next((place for place, said in kept.items() if "tail" in said), len(found))
    made: list[dict[str, Any]] = []
    for place, block in enumerate(found[: tail + 1]):
        if isinstance(block, Table):
            lies_across = block.is_wide or is_wide
            item = table(
                block,
                room=page_width(is_wide=lies_across),
                depth=page_depth(is_wide=lies_across),
                is_last=place == tail,
            )
            # A page that lies across already needs no other.
            made.append({**item, **kept.get(place, {}), "wide": block.is_wide and not is_wide})
        elif isinstance(block, PageBreak):
            made.append({"is": "break"})
        else:
            made.append({**_words(block, room=room * POINTS), **kept.get(place, {})})
    return made


def _words(block: Heading | Paragraph, *, room: float) -> dict[str, Any]:
    number = f"{printable(block.number)} " if block.number else ""
    if isinstance(block, Heading):
        level = min(max(block.level, 1), _DEEPEST_HEADING)
        is_bold = level <= _DEEPEST_BOLD
        runs = words(block.words, size=_SIZE, room=room, bold=is_bold)
        return {"is": "heading", "level": level, "bold": is_bold, "words": [number, *runs]}
    return {
        "is": "paragraph",
        "words": [number, *words(block.words, size=_SIZE, room=room)],
        "align": block.align.value,
        "indented": block.indented,
        "together": block.together,
    }


def _kept(found: tuple[Block, ...], *, room: float) -> dict[int, dict[str, Any]]:
    """Return what is said of the last blocks, so that two lines of text stay beside the signature.

    A table right before them takes the last words (`tail`) and the signature as rows of its own.
    """
    kept: dict[int, dict[str, Any]] = {}
    lines = 0
    for place in range(len(found) - 1, -1, -1):
        block = found[place]
        if isinstance(block, Table) and block.rows and _goes_below(block, found[place + 1 :]):
            words_below = [item for item in found[place + 1 :] if isinstance(item, Heading | Paragraph)]
            return {place: {"tail": [_words(item, room=room) for item in words_below]}}
        if not isinstance(block, Heading | Paragraph):
            break
        if height(block.words, size=_SIZE, room=room) > _TALLEST_KEPT and lines < _LEAST_KEPT:
            kept[place] = {"split": _LEAST_KEPT - lines}
            break
        kept[place] = {"together": True}
        lines += sum(max(1, ceil(width(part, _SIZE) / room)) for part in _text(block.words).split("\n"))
        if lines >= _LEAST_KEPT:
            break
    return kept


def _goes_below(table_: Table, rest: tuple[Block, ...]) -> bool:
    # Of what follows a table that lies across only the mark of the end may lie across too.
    return not table_.is_wide or [
        _text(item.words).strip() if isinstance(item, Paragraph) else None for item in rest
    ] == [decree30.END]


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
