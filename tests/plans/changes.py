"""Real plans changed in what must not matter to a reader: figures, headings, column orders, format."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from kehoach.vietnamese.headings import ColumnRole, meaning_of
from tests.plans.answers import Json
from tests.plans.content import Block, Content, Grid, Line

# Other names for the columns of a plan's tables.
OTHER_NAMES = {
    ColumnRole.NUMBER: ["STT", "Số TT", "TT"],
    ColumnRole.TASK: ["Nội dung công việc", "Nhiệm vụ cụ thể", "Nhiệm vụ được giao"],
    ColumnRole.SOLUTION: ["Giải pháp thực hiện", "Các giải pháp", "Biện pháp thực hiện"],
    ColumnRole.DIRECTING: ["Lãnh đạo phụ trách", "Người chỉ đạo", "Lãnh đạo UBND chỉ đạo"],
    ColumnRole.LEAD: ["Cơ quan chủ trì", "Bộ phận chủ trì", "Đơn vị chủ trì thực hiện"],
    ColumnRole.COORDINATING: ["Cơ quan phối hợp", "Phối hợp thực hiện", "Đơn vị cùng phối hợp"],
    ColumnRole.DUE: ["Thời hạn", "Tiến độ hoàn thành", "Thời gian thực hiện"],
    ColumnRole.UNIT: ["Đơn vị tính", "Đơn vị", "ĐVT"],
    ColumnRole.MAX_POINTS: ["Điểm chuẩn", "Điểm tối đa", "Thang điểm"],
}

Rows = list[list[str]]


def renamed(text: str, random: Random) -> str:
    """The text with other words at the head of its tables' columns."""
    chosen = {role: random.choice(names) for role, names in OTHER_NAMES.items()}
    return _with_tables(text, lambda rows: [_renamed_row(row, chosen) for row in rows])


def _renamed_row(row: list[str], chosen: dict[ColumnRole, str]) -> list[str]:
    if not _is_heading(row):
        return row
    meanings = [meaning_of(cell) for cell in row]
    return [
        chosen.get(meaning.role, cell) if meaning else cell
        for cell, meaning in zip(row, meanings, strict=True)
    ]


def _is_heading(row: list[str]) -> bool:
    known = [meaning_of(cell) for cell in row if cell]
    return len(row) > 2 and len(known) >= 3 and all(known) and all(len(cell) < 60 for cell in row)


def reordered(text: str, random: Random) -> str:
    """The text with the later columns of its tables in another order."""
    seed = random.random()
    orders: dict[int, list[int]] = {}  # by width, so that the pieces that pages left agree

    def change(rows: Rows) -> Rows:
        width = len(rows[0])
        if width >= 5 and _is_heading(rows[0]) and width not in orders:
            kept = 3 if width > 6 else 2
            tail = list(range(kept, width))
            Random(seed).shuffle(tail)
            orders[width] = [*range(kept), *tail]
        return [[row[at] for at in orders[len(row)]] if len(row) in orders else row for row in rows]

    return _with_tables(text, change)


def _with_tables(text: str, change: Callable[[Rows], Rows]) -> str:
    parts: list[str] = []
    table: list[str] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            table.append(line)
            continue
        if table:
            rows = change([row.split("\t") for row in table])
            parts += ["\t".join(row) for row in rows]
            table = []
        parts.append(line)
    return "\n".join(parts[:-1])


def with_other_figures(text: str, gold: Json, random: Random) -> tuple[str, Json]:
    """The text with other digits in the figures of its targets, and the gold that says so."""
    changed = []
    taken: list[tuple[int, int]] = []
    edits: list[tuple[int, int, str]] = []
    for item in gold["indicators"]:
        value = item.get("value")
        span = _figure_span(text, item, value) if value and item.get("comparator") != "ratio" else None
        if span is None or any(start < span[1] and span[0] < end for start, end in taken):
            changed.append(item)
            continue
        taken.append(span)
        printed = text[span[0] : span[1]]
        told, figure = _other_digits(printed, str(value), random)
        edits.append((*span, told))
        quote = item["quote"].replace(printed, told, 1)
        changed.append({**item, "value": figure, "quote": quote})
    for start, end, told in sorted(edits, reverse=True):
        text = text[:start] + told + text[end:]
    return text, {**gold, "indicators": changed}


def _figure_span(text: str, item: Json, value: str) -> tuple[int, int] | None:
    """Where the target's figure is printed; None where its quote or the figure is not found just once."""
    words = [re.escape(word) for word in item["quote"].split()]
    places = list(re.finditer(r"\s+".join(words), text))
    if len(places) != 1 or value in {"100", "0"}:
        return None
    digits = value.replace(".", "")
    pattern = re.compile(r"(?<![\d.,/])0?" + r"[.,]?".join(digits) + r"(?![\d/]|[.,]\d)")
    inside = list(pattern.finditer(text, places[0].start(), places[0].end()))
    return inside[0].span() if len(inside) == 1 else None


def _other_digits(printed: str, value: str, random: Random) -> tuple[str, str]:
    """The figure with its digits after the first changed, as printed and as the contract writes it."""
    digits = [character for character in printed if character.isdigit()]
    fresh = [digits[0], *(random.choice("123456789") for _ in digits[1:])]
    left = iter(fresh)
    told = "".join(next(left) if character.isdigit() else character for character in printed)
    bare = "".join(fresh)[len(digits) - len(value.replace(".", "")) :]
    left = iter(bare)
    figure = "".join(next(left) if character.isdigit() else character for character in value)
    return told, figure


def as_content(text: str) -> Content:
    """A plan's text as content, so that files of other formats can be made from it."""
    blocks: list[Block] = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = piece.split("\n")
        table: Rows = []
        for line in lines:
            if "\t" in line:
                table.append([_unmarked(cell) for cell in line.split("\t")])
                continue
            if table:
                blocks.append(_grid(table))
                table = []
            fresh = Line(_unmarked(line), tight=line is not lines[0], bold=line.startswith("**"))
            before = blocks[-1] if blocks else None
            if isinstance(before, Line) and _was_cut(before, fresh):
                blocks[-1] = replace(before, text=f"{before.text} {fresh.text}")
            else:
                blocks.append(fresh)
        if table:
            blocks.append(_grid(table))
    return Content(tuple(blocks))


def _was_cut(before: Line, after: Line) -> bool:
    """Whether a page cut one paragraph in two: a word processor's file would hold it whole."""
    return before.text[-1:].isalpha() and after.text[:1].islower()


def _grid(rows: Rows) -> Grid:
    width = max(len(row) for row in rows)
    return Grid(tuple(tuple(row + [""] * (width - len(row))) for row in rows), bold=(0,))


def _unmarked(text: str) -> str:
    """The text without what a conversion left: a file of a word processor has paragraphs instead."""
    text = re.sub(r"</p>\s*<p>|<br\s*/?>", "\n", text)
    return re.sub(r"</?(?:p|b|i|ol|li|ul)>|\*\*", "", text).strip()
