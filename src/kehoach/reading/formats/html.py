"""Web pages, and documents exported as such: headings, lists, tables with merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kehoach.domain.layout import Layout
from kehoach.reading.formats.docx_text import SUPERSCRIPTS
from kehoach.reading.formats.layout_writer import GridCell, LayoutWriter, clean
from kehoach.reading.formats.side_by_side import stands_side_by_side

_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "select", "button", "nav"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
    }
    | {
        "main",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "form",
        "center",
        "address",
        "hr",
        "figure",
        "body",
        "html",
    }
)
_BOLD, _ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em"})
_EMPTY = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"}
)
_MOST_SPAN, _MOST_COLUMNS, _DEEPEST = 1_000, 64, 200


@dataclass(slots=True)
class _Line:
    text: str
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centered: bool = False


@dataclass(slots=True)
class _CellBeing:
    across: int
    down: int
    lines: list[_Line] = field(default_factory=list)


@dataclass(slots=True)
class _TableBeing:
    rows: list[list[_CellBeing]] = field(default_factory=list)
    ruled: bool = False


def lay_out_html(text: str) -> Layout:
    """The layout of a web page; ends well on any text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = LayoutWriter()
        self._open: list[tuple[str, bool]] = []  # the tags that are open, and whether each centres its text
        self._tables: list[_TableBeing] = []
        self._counts: list[int | None] = []  # the next number of each open list; None: bullets
        self._pieces: list[tuple[str, bool, bool]] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in ("table", "tr", "td", "th", "caption"):
            self._close_line()
        if tag == "br":
            self._pieces.append(("\n", False, False))
        elif tag in ("ul", "ol"):
            start = given.get("start", "1")
            self._counts.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "table":
            style = given.get("style", "") + given.get("class", "")
            self._tables.append(
                _TableBeing(ruled=given.get("border", "0") not in ("", "0") or "border" in style)
            )
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            table = self._tables[-1]
            if not table.rows:
                table.rows.append([])
            table.ruled = table.ruled or "border" in given.get("style", "")
            table.rows[-1].append(_CellBeing(_span(given.get("colspan")), _span(given.get("rowspan"))))
        if tag not in _EMPTY and len(self._open) < _DEEPEST:
            centred = "center" in (given.get("align", "") + given.get("style", "")).lower() or tag == "center"
            self._open.append((tag, centred))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in ("td", "th", "tr", "table", "caption"):
            self._close_line()
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        if tag == "table" and self._tables:
            self._close_table(self._tables.pop())
        # What was left open inside ends with it; an end without a beginning ends nothing.
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break
            if self._open[at][0] in ("td", "th", "table") and tag not in ("tr", "table", "tbody"):
                break

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if tags & _SILENT:
            return
        text = data if "pre" in tags else " ".join(data.split("\n"))
        if "sup" in tags and text.strip().isdecimal():
            text = text.strip().translate(SUPERSCRIPTS)
        self._pieces.append((text, bool(tags & _BOLD), bool(tags & _ITALIC)))

    def finish(self) -> Layout:
        """The layout of what has been fed; tables that were never closed are closed."""
        self._close_line()
        while self._tables:
            self._close_table(self._tables.pop())
        return self._writer.finish("html")

    def _next_mark(self) -> str:
        if not self._counts or self._counts[-1] is None:
            return "- "
        number = self._counts[-1]
        self._counts[-1] = number + 1
        return f"{number}. "

    def _close_line(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = clean("".join(piece for piece, _, _ in pieces))
        if not text:
            return
        tags = [tag for tag, _ in self._open]
        weighty = [(bold, italic) for piece, bold, italic in pieces if piece.strip()]
        level = next(
            (int(tag[1]) for tag in tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal()), None
        )
        line = _Line(
            self._mark + text,
            level,
            bold=level is not None or all(bold for bold, _ in weighty),
            italic=all(italic for _, italic in weighty),
            centered=any(centred for _, centred in self._open),
        )
        self._mark = ""
        self._put(line)

    def _put(self, line: _Line) -> None:
        if not self._tables:
            self._writer.paragraph(
                line.text, heading=line.heading, bold=line.bold, italic=line.italic, centered=line.centered
            )
        elif self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].lines.append(line)
        else:
            # A caption, or words that stand in a table but in no cell of it.
            outer, self._tables = self._tables[-1:], self._tables[:-1]
            self._put(line)
            self._tables += outer

    def _close_table(self, table: _TableBeing) -> None:
        grid = [row for row in _grid(table) if row]
        width = max((len(row) for row in grid), default=0)
        texts = [[_text(cell) for cell in row] for row in table.rows]
        inside_another = bool(self._tables)
        if inside_another or width < 2 or stands_side_by_side(texts, ruled=table.ruled or len(texts) > 1):
            for line in _column_by_column(table, by_rows=inside_another):
                self._put(line)
            return
        self._writer.table(grid)


def _text(cell: _CellBeing) -> str:
    return "\n".join(line.text for line in cell.lines)


def _column_by_column(table: _TableBeing, *, by_rows: bool) -> Iterator[_Line]:
    if by_rows:
        for row in table.rows:
            text = " ".join(_text(cell).replace("\n", " ") for cell in row if cell.lines)
            if text:
                yield _Line(text)
        return
    for column in range(max((len(row) for row in table.rows), default=0)):
        for row in table.rows:
            if column < len(row):
                yield from row[column].lines


def _grid(table: _TableBeing) -> list[list[GridCell]]:
    """The cells at their grid positions, with empty ones wherever a merged cell goes on."""
    held: dict[int, tuple[int, bool]] = {}  # by column: how many rows more, and whether from the left
    grid: list[list[GridCell]] = []
    for row in table.rows:
        line: list[GridCell] = []
        cells = iter(row)
        cell = next(cells, None)
        while cell is not None or len(line) in held:
            if len(line) in held:
                left, from_left = held.pop(len(line))
                if left > 1:
                    held[len(line)] = (left - 1, from_left)
                line.append(GridCell(continues_above=True, continues_left=from_left))
                continue
            if cell is None or len(line) >= _MOST_COLUMNS:
                break
            bold = bool(cell.lines) and all(part.bold for part in cell.lines)
            for step in range(min(cell.across, _MOST_COLUMNS - len(line))):
                if cell.down > 1:
                    held[len(line)] = (cell.down - 1, step > 0)
                line.append(GridCell(_text(cell), bold=bold) if step == 0 else GridCell(continues_left=True))
            cell = next(cells, None)
        grid.append(line)
    return grid


def _span(text: str | None) -> int:
    return max(1, min(int(text), _MOST_SPAN)) if text and text.isdecimal() else 1
