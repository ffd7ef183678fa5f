"""Writes a Layout piece by piece, so that no format has to count offsets itself."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.domain.layout import Block, Cell, Layout, Paragraph, Reading, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters that have no place on paper: controls, zero-width marks, soft hyphens, byte order marks.
_UNSEEN = re.compile("[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# A note whose mark somebody typed, instead of letting the word processor set it.
_TYPED_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=[ ]?[^ ])")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BLANKS = re.compile("[^\\S\n]+")


def clean(raw: str) -> str:
    """The text in NFC with every run of blanks made one space; line breaks stay.

    >>> clean("Số:\\u00a0 12\\t/KH")
    'Số: 12 /KH'
    """
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", raw))
    text = _BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one grid position of a table holds before it has a place in the text."""

    text: str = ""
    continues_above: bool = False
    continues_left: bool = False
    bold: bool = False
    readings: tuple[Reading, ...] = ()


class LayoutWriter:
    """Collects paragraphs and tables in reading order; `finish` gives the Layout."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._readings: list[Reading] = []

    def paragraph(
        self,
        text: str,
        *,
        heading: int | None = None,
        bold: bool = False,
        italic: bool = False,
        centered: bool = False,
        footnote: str | None = None,
        page: int | None = None,
        readings: "Sequence[Reading]" = (),
    ) -> None:
        """Lay out a paragraph; a line break inside makes two, a blank one none."""
        self._readings += [reading.moved(self._length) for reading in readings]
        for line in clean(text).split("\n"):
            if not line:
                continue
            start = self._write(line)
            typed_mark = _TYPED_MARK.match(line)
            self._blocks.append(
                Paragraph(
                    start,
                    start + len(line),
                    heading=heading,
                    bold=bold,
                    italic=italic,
                    centered=centered,
                    footnote=footnote or (typed_mark[0].translate(_DIGITS) if typed_mark else None),
                    page=page,
                )
            )
            self._write("\n")

    def table(
        self, rows: "Sequence[Sequence[GridCell]]", *, page: int | None = None, caption: str | None = None
    ) -> None:
        """Lay out a table, every row as wide as the widest; a table without any word is left out."""
        width = max((len(row) for row in rows), default=0)
        if not any(clean(cell.text) for row in rows for cell in row):
            return
        laid_out = []
        for row in rows:
            cells = []
            for column in range(width):
                cell = row[column] if column < len(row) else GridCell()
                if column:
                    self._write("\t")
                text = clean(cell.text)
                start = self._write(text)
                self._readings += [reading.moved(start) for reading in cell.readings]
                cells.append(
                    Cell(
                        start,
                        start + len(text),
                        continues_above=cell.continues_above,
                        continues_left=cell.continues_left,
                        bold=cell.bold,
                    )
                )
            self._write("\n")
            laid_out.append(Row(tuple(cells), page=page))
        self._blocks.append(Table(tuple(laid_out), page=page, caption=caption))

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been laid out yet."""
        return not self._blocks

    def finish(self, kind: str, *, pages: int | None = None, warnings: "Sequence[str]" = ()) -> Layout:
        """The Layout of all that was written; there is no markup, so `plain` is `text`."""
        text = "".join(self._pieces)
        return Layout(
            text,
            text,
            tuple(self._blocks),
            format=kind,
            pages=pages,
            warnings=tuple(warnings),
            readings=tuple(self._readings),
        )

    def _write(self, text: str) -> int:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start
