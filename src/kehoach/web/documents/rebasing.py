"""Edits of one composing carried over to the next: kept where the words stayed, marked where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kehoach.web.documents.edits import CELL, START, Added, Edits
from kehoach.web.documents.retelling import text_of
from kehoach.writing.content import Block, Document, Heading, Paragraph, Row, Table


def carried_over(edits: Edits, before: Document, after: Document) -> Edits:
    """Return the edits for the document composed anew; nothing that a person wrote is lost.

    What has no place any more becomes a paragraph after the place it had.
    """
    old, new = _texts(before), _texts(after)
    places = _matched(old, new)
    texts: dict[str, str] = {}
    differing: set[str] = set()
    added = {
        START if anchor == START else _place(anchor, places, old): list(rows)
        for anchor, rows in edits.added.items()
    }
    last = edits.last
    for key, text in edits.texts.items():
        found = _cell(key, places, before, after) if CELL.fullmatch(key) else places.get(key)
        if found is None:
            last += 1
            added.setdefault(_place(key.split(".r")[0], places, old), []).append(Added(f"t{last}", text))
            continue
        texts[found] = text
        if key in edits.differing or _said(key, before) != _said(found, after):
            differing.add(found)
    removed = frozenset(places[key] for key in edits.removed if key in places)
    return replace(
        edits,
        texts=texts,
        removed=removed,
        added={anchor: tuple(rows) for anchor, rows in added.items()},
        differing=frozenset(differing),
        last=last,
    )


def _texts(document: Document) -> dict[str, str]:
    texts = {f"b{number}": _text(block) for number, block in enumerate(document.body)}
    for place, annex in enumerate(document.annexes):
        texts |= {f"p{place}.{number}": _text(block) for number, block in enumerate(annex.blocks)}
    return texts


def _text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return f"{type(block).__name__} {block.number or ''} {text_of(block.words)}"
    if isinstance(block, Table):
        # A table is the same one while its heading is, whatever figures it holds.
        return "Table " + " ".join(cell.text for row in block.heading for cell in row.cells)
    return "Break"


def _matched(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return which place became which: alike ones first, then as many as were replaced by as many."""
    before, after = list(old), list(new)
    matcher = SequenceMatcher(a=list(old.values()), b=list(new.values()), autojunk=False)
    found: dict[str, str] = {}
    for verb, start, end, to, until in matcher.get_opcodes():
        if verb == "equal" or (verb == "replace" and end - start == until - to):
            found |= dict(zip(before[start:end], after[to:until], strict=True))
        elif verb == "replace":
            found |= _nearest(before[start:end], after[to:until], old, new)
    return found


def _nearest(
    before: Sequence[str], after: Sequence[str], old: Mapping[str, str], new: Mapping[str, str]
) -> dict[str, str]:
    """Return pairs of places, in order, whose words are mostly the same."""
    found: dict[str, str] = {}
    left = list(after)
    for key in before:
        for at, other in enumerate(left):
            if SequenceMatcher(a=old[key], b=new[other], autojunk=False).ratio() > 0.6:
                found[key] = other
                left = left[at + 1 :]
                break
    return found


def _place(key: str, places: Mapping[str, str], old: Mapping[str, str]) -> str:
    """Return where something after a block goes: after it, or after the nearest before it that is left."""
    order = list(old)
    if key not in old:
        return START
    for one in reversed(order[: order.index(key) + 1]):
        if one in places:
            return places[one]
    return START


def _cell(key: str, places: Mapping[str, str], before: Document, after: Document) -> str | None:
    """Return the cell of the row with the same beginning in the table that this one became."""
    match = CELL.fullmatch(key)
    if match is None or match[1] not in places:
        return None
    old, new = block_at(before, match[1]), block_at(after, places[match[1]])
    row, cell = int(match[2]), int(match[3])
    if not isinstance(old, Table) or not isinstance(new, Table) or row >= len(old.rows):
        return None
    sought = _names(old.rows[row])
    alike = [number for number, one in enumerate(new.rows) if _names(one) == sought]
    nearest = min(alike, key=lambda number: abs(number - row), default=None)
    if nearest is None or cell >= len(new.rows[nearest].cells):
        return None
    return f"{places[match[1]]}.r{nearest}.c{cell}"


def _names(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells[:2])


def block_at(document: Document, key: str) -> Block | None:
    """Return the composed block of a key."""
    annex, _dot, number = key[1:].partition(".") if key.startswith("p") else ("", "", key[1:])
    blocks: Sequence[Block] = document.body
    if annex:
        place = int(annex)
        blocks = document.annexes[place].blocks if place < len(document.annexes) else ()
    return blocks[int(number)] if int(number) < len(blocks) else None


def _said(key: str, document: Document) -> str:
    match = CELL.fullmatch(key)
    block = block_at(document, match[1] if match else key)
    if match and isinstance(block, Table):
        row, cell = int(match[2]), int(match[3])
        if row < len(block.rows) and cell < len(block.rows[row].cells):
            return block.rows[row].cells[cell].text
        return ""
    return text_of(block.words) if isinstance(block, Heading | Paragraph) else ""
