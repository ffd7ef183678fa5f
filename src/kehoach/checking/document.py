"""A draft as the rules see it: what several rules need is worked out once, when the first one asks."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from kehoach.domain.layout import Layout, Paragraph, Table
from kehoach.domain.plan import Indicator, PlanDraft, Source
from kehoach.vietnamese.text import fold, tone_key

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\Wa-zà-ỹđ\d_])|[;\n]|\.(?=\s*$)")
_LONGEST_SENTENCE = 1_500  # characters before a place, and behind it
_APPENDIX = re.compile(
    r"\s*(?:phụ lục|phụ biểu|biểu số|biểu mẫu|biểu \d|biểu [ivx]+\b|danh mục kèm|bảng số)", re.IGNORECASE
)
_LEVEL = re.compile(
    r"\b(?:(xã|phường|đặc khu|thị trấn)|(huyện|quận|thị xã|thành phố|tp)|(tỉnh))\b", re.IGNORECASE
)


Fact = TypeVar("Fact")


class Word(NamedTuple):
    """A run of letters; `text` is its comparison form: lower case, tones where the new style puts them."""

    start: int
    end: int
    text: str
    folded: str


class Words:
    """The words of a text; a `Word` is made when it is asked for, most are only compared."""

    def __init__(self, lowered: str, folded: str) -> None:
        spans = [found.span() for found in _WORD.finditer(lowered)]
        self.starts = [start for start, _ in spans]
        self.texts = _WORD.findall(lowered)
        self.folds = [folded[start:end] for start, end in spans]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Word:
        start, text = self.starts[at], self.texts[at]
        return Word(start, start + len(text), text, self.folds[at])


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a cell: what is read as one run of text."""

    start: int
    end: int
    in_table: bool
    footnote: bool = False


class Document:
    """A draft with the facts that several rules share."""

    def __init__(self, draft: PlanDraft) -> None:
        self.draft = draft
        self.layout: Layout = draft.layout
        self.plain: str = draft.layout.plain
        self._facts: dict[Callable[[Document], object], object] = {}
        self._ends: dict[int, list[int]] = {}

    def once(self, work: "Callable[[Document], Fact]") -> Fact:
        """What a function says of this document, worked out the first time a rule asks."""
        if work not in self._facts:
            self._facts[work] = work(self)
        return self._facts[work]  # type: ignore[return-value]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Paragraphs and filled cells in document order."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        for block in self.layout.blocks:
            if isinstance(block, Paragraph):
                if block.start < block.end:
                    yield Passage(block.start, block.end, in_table=False, footnote=block.footnote is not None)
                continue
            for row in block.rows:
                for cell in row.cells:
                    if cell.start < cell.end:
                        yield Passage(cell.start, cell.end, in_table=True)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case with tones where the new style puts them, character for character."""
        lowered = tone_key(self.plain)
        return lowered if len(lowered) == len(self.plain) else self.plain

    @cached_property
    def folded(self) -> str:
        """The text without case and diacritics, character for character."""
        folded = fold(self.plain)
        return folded.text if folded.offsets is None else self.lowered

    @cached_property
    def words(self) -> Words:
        """Every run of letters."""
        return Words(self.lowered, self.folded)

    def word_after(self, offset: int) -> int:
        """The place in `words` of the first word that starts at an offset or behind it."""
        return bisect_left(self.words.starts, offset)

    @cached_property
    def plan_year(self) -> int | None:
        """The year that the plan is for."""
        return self.draft.header.plan_year

    @cached_property
    def level(self) -> str | None:
        """What the issuer governs: «xã», «phường», «huyện», «tỉnh» …, None where it is not named."""
        found = _LEVEL.search(self.draft.header.issuer or "")
        return found[0].lower() if found else None

    @cached_property
    def is_commune(self) -> bool:
        """Whether the issuer stands at the lowest level."""
        return self.level in ("xã", "phường", "đặc khu", "thị trấn")

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """The indicators by their id."""
        return {item.id: item for item in self.draft.indicators}

    def parts_of(self, whole: Indicator) -> list[Indicator]:
        """The indicators whose parent is `whole`, in document order."""
        return self._parts.get(whole.id, [])

    @cached_property
    def _parts(self) -> dict[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = {}
        for item in self.draft.indicators:
            if item.parent is not None:
                found.setdefault(item.parent, []).append(item)
        return found

    @cached_property
    def body_end(self) -> int:
        """Where the signature block or the first appendix starts: what stands after is annex."""
        signer = self.draft.header.source_of("signer")
        if signer is not None:
            return signer.start
        found = re.search(r"\bnơi nhận\s?:", self.lowered)
        return found.start() if found else len(self.plain)

    @cached_property
    def appendices(self) -> tuple[tuple[int, int], ...]:
        """Headings that open an appendix or a form after the body, and captions of sheets."""
        return tuple(
            (block.start, block.end)
            for block in self.layout.paragraphs
            if (block.start > self.body_end or block.end - block.start < 90)
            and _APPENDIX.match(self.lowered, block.start, block.end)
        )

    def tables_after(self, offset: int) -> tuple[Table, ...]:
        """Tables that start behind an offset."""
        return tuple(table for table in self.layout.tables if table.start >= offset)

    @cached_property
    def _passage_starts(self) -> tuple[int, ...]:
        return tuple(passage.start for passage in self.passages)

    def passage_at(self, offset: int) -> Passage | None:
        """The paragraph or cell that holds an offset."""
        at = bisect_right(self._passage_starts, offset) - 1
        if at < 0 or self.passages[at].end < offset:
            return None
        return self.passages[at]

    def passage_before(self, passage: Passage) -> Passage | None:
        """The paragraph or cell before this one."""
        at = bisect_right(self._passage_starts, passage.start) - 2
        return self.passages[at] if at >= 0 else None

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence (or part up to a semicolon) around an offset, inside its passage."""
        passage = self.passage_at(offset)
        if passage is None:
            return offset, offset
        ends = self._sentence_ends(passage)
        at = bisect_left(ends, offset)
        start = ends[at - 1] + 1 if at else passage.start
        end = ends[at] if at < len(ends) else passage.end
        # What goes on for pages without an end is no sentence, and nobody would quote it.
        return self.trim(max(start, offset - _LONGEST_SENTENCE), min(end, offset + _LONGEST_SENTENCE))

    def _sentence_ends(self, passage: Passage) -> list[int]:
        if passage.start not in self._ends:
            found = _SENTENCE_END.finditer(self.plain, passage.start, passage.end)
            self._ends[passage.start] = [mark.start() for mark in found]
        return self._ends[passage.start]

    def clause_at(self, start: int, end: int, *, reach: int = 60) -> tuple[int, int]:
        """A few words around a place, whole words, inside its passage: what a person would quote."""
        passage = self.passage_at(start)
        low = max(start - reach, passage.start if passage else 0)
        high = min(end + reach // 2, passage.end if passage else len(self.plain))
        while low < start and low > 0 and not self.plain[low - 1].isspace():
            low += 1
        while high > end and high < len(self.plain) and not self.plain[high].isspace():
            high -= 1
        return self.trim(low, high)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        while start < end and self.plain[start].isspace():
            start += 1
        while end > start and self.plain[end - 1].isspace():
            end -= 1
        return start, end

    def words_at(self, span: tuple[int, int], *, at_most: int = 70) -> str:
        """The passage for a message, cut where it is long."""
        text = self.layout.words(*span)
        return text if len(text) <= at_most else text[: at_most - 1].rsplit(" ", 1)[0] + "…"

    def page_at(self, offset: int) -> int | None:
        """The page of an offset where the document has pages."""
        at = bisect_right(self._pages, (offset, sys.maxsize))
        return self._pages[at - 1][1] if at else None

    @cached_property
    def _pages(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for block in self.layout.blocks:
            rows = block.rows if isinstance(block, Table) else ()
            if block.page is not None:
                found.append((block.start, block.page))
            found.extend((row.start, row.page) for row in rows if row.page is not None)
        return found

    def place(self, offset: int) -> str:
        """Where something stands, for a message: «Mục II.1.3», «Phụ lục I», or its line."""
        section = self.draft.section_at(offset)
        if section is not None and section.number:
            is_appendix = _APPENDIX.match(section.number.lower())
            return section.number if is_appendix else f"Mục {section.number}"
        return f"Dòng {bisect_left(self._line_ends, offset) + 1}"

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.plain)]


def span_of(source: Source) -> tuple[int, int]:
    """Start and end of a source."""
    return source.start, source.end
