"""A passage that may lie in several places of the text, read as one string that leads back to each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Source
from kehoach.reading.read_table import ReadCell, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is the plain text with line breaks kept; what lay apart is joined by a space."""

    text: str
    spans: tuple[Span, ...]
    page: int | None = None

    def words(self, start: int, end: int) -> str:
        """The words between two positions, white space collapsed."""
        return " ".join(self.text[start:end].split())

    def source(self, start: int, end: int) -> Source:
        """Where a part of the passage stands, without the white space around it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first = self._offset(start)
        return Source(first, max(first, self._offset(end - 1) + 1) if end > start else first, self.page)

    def _offset(self, position: int) -> int:
        for begin, stop in self.spans:
            length = stop - begin
            if position < length:
                return begin + position
            position -= length + 1
        return self.spans[-1][1]


def passage_of(layout: Layout, spans: Sequence[Span], page: int | None = None) -> Passage:
    """The text at the spans, in their order."""
    return Passage(" ".join(layout.plain[start:end] for start, end in spans), tuple(spans), page)


def passage_of_cell(layout: Layout, cell: ReadCell, page: int | None = None) -> Passage:
    """The text of a cell, also of one that a page break cut."""
    return passage_of(layout, cell.spans, page)
