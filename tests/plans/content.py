"""What a made document holds, before any file format: paragraphs and grids in order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `tight` stands on the next line of the one above, without a blank line between."""

    text: str
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centered: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """Where a page break cuts a row: for each column how many characters stay on the first page."""

    row: int
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a newline in a cell parts its paragraphs; a merged cell is full once and empty below."""

    rows: tuple[tuple[str, ...], ...]
    heading_rows: int = 1
    down: tuple[tuple[int, int, int], ...] = ()  # merged: column, first row, last row
    across: tuple[tuple[int, int, int], ...] = ()  # merged: row, first column, last column
    breaks: tuple[int, ...] = ()  # rows that open a new page, where the heading is printed again
    splits: tuple[Split, ...] = ()
    bold: tuple[int, ...] = ()  # rows in bold


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns side by side: the letterhead, or the recipients beside the signature."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote; its mark, «¹», stands in the line it belongs to."""

    mark: str
    text: str


Block = Line | Grid | Pair | Note


@dataclass(frozen=True, slots=True)
class Content:
    """A document: blocks in order; `paragraph_mark` is how plain text parts the paragraphs of a cell."""

    blocks: tuple[Block, ...]
    paragraph_mark: str = "<p>"
    page_gap: str = "heading"  # what a table shows at a new page: heading, number, close, bare
    bold_mark: str = ""

    def misread(self, words: Mapping[str, str]) -> "Content":
        """The same document with words replaced, as a poor scan would have them."""
        return replace(self, blocks=tuple(_misread(block, words) for block in self.blocks))


def swap(text: str, words: Mapping[str, str]) -> str:
    """The text with each pattern replaced by what stands in its place."""
    for right, wrong in words.items():
        text = re.sub(right, wrong, text)
    return text


def _misread(block: Block, words: Mapping[str, str]) -> Block:
    if isinstance(block, Line | Note):
        return replace(block, text=swap(block.text, words))
    if isinstance(block, Pair):
        left, right = (
            tuple(replace(line, text=swap(line.text, words)) for line in side)
            for side in (block.left, block.right)
        )
        return Pair(left, right)
    rows = tuple(tuple(swap(cell, words) for cell in row) for row in block.rows)
    splits = tuple(
        Split(
            split.row,
            tuple(
                len(swap(cell[:at], words))
                for cell, at in zip(block.rows[split.row], split.kept, strict=True)
            ),
        )
        for split in block.splits
    )
    return replace(block, rows=rows, splits=splits)


def as_text(content: Content) -> str:
    """The document as plain text, its tables as lines of cells between tabs."""
    parts: list[str] = []
    for block in content.blocks:
        if isinstance(block, Grid):
            parts.append(_grid_text(block, content))
        elif isinstance(block, Note):
            parts.append(f"{block.mark} {block.text}")
        else:
            for line in (*block.left, *block.right) if isinstance(block, Pair) else (block,):
                if line.tight and parts:
                    parts[-1] += "\n" + _line_text(line, content)
                else:
                    parts.append(_line_text(line, content))
    return "\n\n".join(parts) + "\n"


def _line_text(line: Line, content: Content) -> str:
    return f"**{line.text}**" if line.bold and content.bold_mark and line.text else line.text


def _grid_text(grid: Grid, content: Content) -> str:
    splits = {split.row: split.kept for split in grid.splits}
    heading = _page_gap(
        [_row_text(row, content, bold=False) for row in grid.rows[: grid.heading_rows]], content
    )
    lines: list[str] = []
    for number, row in enumerate(grid.rows):
        bold = number in grid.bold
        if number in splits:
            kept = splits[number]
            first = tuple(cell[:at] if at else cell for cell, at in zip(row, kept, strict=True))
            rest = tuple(cell[at:] if at else "" for cell, at in zip(row, kept, strict=True))
            lines += [_row_text(first, content, bold=bold), *heading, _row_text(rest, content, bold=bold)]
            continue
        if number in grid.breaks:
            lines += heading
        lines.append(_row_text(row, content, bold=bold))
    return "\n".join(lines)


def _page_gap(heading: list[str], content: Content) -> list[str]:
    match content.page_gap:
        case "number":
            return ["", "7", "", *heading]
        case "close":
            return heading
        case "bare":
            return [""]
        case _:
            return ["", *heading]


def _row_text(row: tuple[str, ...], content: Content, *, bold: bool) -> str:
    return "\t".join(_cell_text(cell.strip(), content, bold=bold) for cell in row)


def _cell_text(cell: str, content: Content, *, bold: bool) -> str:
    paragraphs = cell.split("\n")
    if len(paragraphs) == 1:
        return f"<b>{cell}</b>" if bold and cell and content.bold_mark else cell
    if content.paragraph_mark == "<p>":
        return " ".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return content.paragraph_mark.join(paragraphs)
