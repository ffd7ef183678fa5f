"""A plan that was read, as a document again: Decree 30/2020 around it, its own words in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kehoach.domain.layout import Paragraph as ReadParagraph
from kehoach.domain.layout import Table as ReadTable
from kehoach.domain.plan import PlanDraft
from kehoach.vietnamese.numerals import MarkerKind, read_marker
from kehoach.writing.content import (
    Align,
    Annex,
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from kehoach.writing.plan.edits import Addition, Change, Wording
from kehoach.writing.plan.formal import formal_blocks, letterhead_of, signature_of
from kehoach.writing.plan.items import leaves_of, row_starts, spans_of, wholes_of
from kehoach.writing.plan.shifted_rows import OWN
from kehoach.writing.plan.tables import Passages, joined

_ANNEX: Final = re.compile(
    r"(?P<label>(?:Phụ lục|PHỤ LỤC|Phụ biểu|PHỤ BIỂU|Biểu|BIỂU)(?: số| SỐ)?)\s*(?P<number>[IVX]+|\d{1,2})?"
    r"\s*(?:[.:–-]\s*)?(?P<title>.*)",
    re.DOTALL,
)
_RAISED: Final = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class WrittenPlan:
    """The document, and what people changed that found no place in its words, each named as they know it."""

    document: Document
    unplaced: tuple[str, ...] = ()


def plan_document(
    draft: PlanDraft, changes: Iterable[Change] = (), additions: Iterable[Addition] = ()
) -> WrittenPlan:
    """Return the plan as an official document; what was changed since it was read stands in its words."""
    changes = list(changes)
    rows = row_starts(draft)
    # What stands in a column of its own is changed in its cell; the same words may stand in another.
    in_cells = [item for item in changes if item.field not in ("", OWN) and item.start in rows]
    wording = Wording(draft.layout, [item for item in changes if item not in in_cells])
    formal = formal_blocks(draft)
    blocks = draft.layout.blocks
    basis = tuple(wording.words(blocks[index].start, blocks[index].end) for index in formal.basis)
    skipped = formal.head | formal.foot | set(formal.basis)
    last_formal = max(formal.foot, default=len(blocks))
    body = [index for index in range(len(blocks)) if index not in skipped and index < last_formal]
    after = [index for index in range(len(blocks)) if index not in skipped and index > last_formal]
    writer = _Writer(draft, wording, in_cells=in_cells, additions=tuple(additions))
    document = Document(
        letterhead=letterhead_of(draft.header),
        legal_basis=basis,
        body=tuple(writer.blocks(body)),
        signature=signature_of(draft.header),
        recipients=draft.header.recipients,
        annexes=tuple(writer.annexes(after)),
    )
    unplaced = [change.what for change in wording.unplaced]
    return WrittenPlan(document, (*unplaced, *writer.unplaced))


class _Writer:
    def __init__(
        self,
        draft: PlanDraft,
        wording: Wording,
        *,
        in_cells: Sequence[Change],
        additions: Sequence[Addition],
    ) -> None:
        self._draft = draft
        self._wording = wording
        self._headings = {section.start: section for section in draft.sections}
        self._additions = additions
        self._placed: set[int] = set()
        self._passages = Passages(
            spans=spans_of(draft),
            wholes=wholes_of(draft),
            leaves=leaves_of(draft, in_cells),
            groups=(group.source.start for group in draft.task_groups),
            additions=additions,
        )

    @property
    def unplaced(self) -> tuple[str, ...]:
        """Return what found no place, after all blocks were written."""
        lost = [addition.what for addition in self._additions if addition.after not in self._placed]
        return (*self._passages.unplaced, *lost)

    def blocks(self, indices: Iterable[int]) -> Iterator[Block]:
        """Return the blocks at these places as blocks of a document."""
        pieces: list[ReadTable] = []
        for index in indices:
            block = self._draft.layout.blocks[index]
            if pieces and not (isinstance(block, ReadTable) and _goes_on(pieces[-1], block)):
                yield self._table(pieces)
                pieces = []
            if isinstance(block, ReadTable):
                pieces.append(block)
                continue
            made = self._paragraph(block)
            if made is not None:
                yield made
            for addition in self._passages.added_in(block.start, block.end):
                self._placed.add(addition.after)
                yield Paragraph(runs(addition.line), number="-")
        if pieces:
            yield self._table(pieces)

    def _table(self, pieces: Sequence[ReadTable]) -> Table:
        for piece in pieces:
            for row in piece.rows:
                # What a table cannot take in, it says itself.
                self._placed |= {item.after for item in self._passages.added_in(row.start, row.end)}
        return joined(pieces, self._passages, self._wording)

    def annexes(self, indices: list[int]) -> Iterator[Annex]:
        """Return what stands below the signature, each annex from its heading to the next."""
        groups: list[list[int]] = []
        for index in indices:
            if self._annex_at(index) or not groups:
                groups.append([])
            groups[-1].append(index)
        for group in groups:
            yield self._annex(group)

    def _annex_at(self, index: int) -> re.Match[str] | None:
        block = self._draft.layout.blocks[index]
        if not isinstance(block, ReadParagraph) or block.footnote:
            return None
        text = self._wording.words(block.start, block.end)
        found = _ANNEX.fullmatch(text)
        return found if found and len(text) <= _LONGEST_TITLE else None

    def _annex(self, group: list[int]) -> Annex:
        found = self._annex_at(group[0])
        if found is None:
            return Annex("", tuple(self.blocks(group)), label="Phụ lục")
        rest = group[1:]
        title, reference = found["title"].strip(), ""
        while rest:
            block = self._draft.layout.blocks[rest[0]]
            text = self._wording.words(block.start, block.end)
            if not isinstance(block, ReadParagraph) or block.start in self._headings:
                break
            if not reference and re.match(r"\(?\s*Kèm theo", text, re.IGNORECASE):
                reference = text.strip("()")
            elif not title and (text.isupper() or block.centered or block.bold):
                title = text
            else:
                break
            rest = rest[1:]
        blocks = tuple(self.blocks(rest))
        return Annex(
            title,
            blocks,
            number=found["number"] or "",
            reference=reference,
            label=found["label"].capitalize(),
        )

    def _paragraph(self, block: ReadParagraph) -> Block | None:
        text = self._wording.words(block.start, block.end)
        if not text:
            return None
        marker = read_marker(text)
        number = text[: marker.end].strip() if marker and marker.kind not in _WORDS else None
        words = _with_raised(text[marker.end :] if marker and number else text)
        if block.footnote and not number:
            return Paragraph(words, indented=False)
        section = self._headings.get(block.start)
        if section is not None and section.heading_end >= block.end:
            return Heading(_level(marker.kind if marker else None), words, number)
        if section is not None and number is None:
            words = tuple(replace(run, bold=block.bold) for run in words)
        align = Align.CENTER if block.centered else Align.JUSTIFY
        return Paragraph(
            tuple(replace(run, bold=run.bold or block.bold, italic=block.italic) for run in words),
            number=number,
            align=align,
            indented=not block.centered,
        )


_WORDS: Final = {MarkerKind.PART, MarkerKind.APPENDIX}
_LEVELS: Final = {
    MarkerKind.PART: 1,
    MarkerKind.APPENDIX: 1,
    MarkerKind.CAPITAL: 1,
    MarkerKind.ROMAN: 1,
    MarkerKind.ARABIC: 2,
    MarkerKind.DOTTED: 3,
    MarkerKind.LETTER: 4,
    MarkerKind.BRACKETED: 4,
    MarkerKind.BULLET: 5,
}


def _level(kind: MarkerKind | None) -> int:
    return _LEVELS[kind] if kind else 2


def _with_raised(text: str) -> Runs:
    """Return words with their footnote marks raised."""
    made: list[Run] = []
    at = 0
    for found in _RAISED.finditer(text):
        made += runs(text[at : found.start()])
        made.append(Run(found[0]))
        at = found.end()
    return (*made, *runs(text[at:]))


def _goes_on(before: ReadTable, following: ReadTable) -> bool:
    """Return whether a table is the next piece of the one before it."""
    return max(len(row.cells) for row in before.rows) == max(len(row.cells) for row in following.rows)
