"""A layout as the database keeps it: JSON, compressed to about a sixth."""

import json
import zlib
from typing import Any

from kehoach.domain.layout import Block, Cell, Layout, Paragraph, Row, Table

# Bits of a cell in the order they are kept.
_CELL_MARKS = ("continues_above", "continues_left", "bold")
_LEVEL = 6


def pack(layout: Layout) -> bytes:
    """Return the layout as bytes that `unpack` reads."""
    kept: dict[str, Any] = {
        "text": layout.text,
        # Often the same as the text, then not kept twice.
        "plain": None if layout.plain == layout.text else layout.plain,
        "format": layout.format,
        "pages": layout.pages,
        "warnings": list(layout.warnings),
        "blocks": [_block(block) for block in layout.blocks],
    }
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> Layout:
    """Return the layout that was packed."""
    kept = json.loads(zlib.decompress(packed))
    return Layout(
        text=kept["text"],
        plain=kept["text"] if kept["plain"] is None else kept["plain"],
        blocks=tuple(_read_block(block) for block in kept["blocks"]),
        format=kept["format"],
        pages=kept["pages"],
        warnings=tuple(kept["warnings"]),
    )


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return [
            "p",
            block.start,
            block.end,
            block.heading,
            block.footnote,
            block.page,
            _bits(block.bold, block.italic, block.centered),
        ]
    return [
        "t",
        block.page,
        block.caption,
        [[row.page, [_cell(cell) for cell in row.cells]] for row in block.rows],
    ]


def _cell(cell: Cell) -> list[int]:
    return [cell.start, cell.end, _bits(*(getattr(cell, name) for name in _CELL_MARKS))]


def _bits(*marks: bool) -> int:
    return sum(1 << at for at, mark in enumerate(marks) if mark)


def _read_block(kept: list[Any]) -> Block:
    if kept[0] == "p":
        _, start, end, heading, footnote, page, bits = kept
        return Paragraph(
            start=start,
            end=end,
            heading=heading,
            footnote=footnote,
            page=page,
            bold=bool(bits & 1),
            italic=bool(bits & 2),
            centered=bool(bits & 4),
        )
    _, page, caption, rows = kept
    return Table(
        rows=tuple(Row(cells=tuple(_read_cell(cell) for cell in cells), page=at) for at, cells in rows),
        page=page,
        caption=caption,
    )


def _read_cell(kept: list[int]) -> Cell:
    start, end, bits = kept
    marks = {name: bool(bits >> at & 1) for at, name in enumerate(_CELL_MARKS)}
    return Cell(start=start, end=end, **marks)
