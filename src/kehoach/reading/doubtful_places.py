"""Items that stand where a scan was recognised in two ways ask somebody to compare with the original."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kehoach.domain.layout import Layout, Reading, Row
from kehoach.domain.plan import Criterion, Header, Indicator, PlanDraft, Solution, Source, Task

_TWICE = "Nhận dạng hai lần không giống nhau: «{text}» và «{other}». Hãy đối chiếu với bản gốc."
_ONCE = "Chỉ một trong hai lần nhận dạng thấy «{text}». Hãy đối chiếu với bản gốc."
_PARENT = "Số thứ tự của mục cha «{number}» nhận dạng chưa rõ. Hãy đối chiếu với bản gốc."
_PLAIN_NUMBER = re.compile(r"[IVX]{1,5}|\d{1,2}(?:[.,]\d{1,2}){0,3}|[-+*]?")
_MOST = 3  # places told of one item
_HEADER = {
    "number": "Số văn bản",
    "symbol": "Ký hiệu văn bản",
    "date": "Ngày ban hành",
    "title": "Trích yếu",
    "legal_basis": "Căn cứ ban hành",
}
_DIGIT = re.compile(r"\d")


def with_doubts_of_readings(draft: PlanDraft) -> PlanDraft:
    """The draft with a doubt on each item, and a warning for each part of the head, read two ways."""
    layout = draft.layout
    if not layout.readings:
        return draft
    places = _Places(layout)
    scorecard = draft.scorecard
    if scorecard is not None:
        criteria = [replace(item, doubt=places.doubt_of(item)) for item in scorecard.criteria]
        scorecard = replace(scorecard, criteria=tuple(_with_inherited_doubts(criteria)))
    return replace(
        draft,
        layout=replace(layout, warnings=(*layout.warnings, *_warnings(draft.header, places))),
        indicators=tuple(replace(item, doubt=places.doubt_of(item)) for item in draft.indicators),
        tasks=tuple(_with_doubts(task, places) for task in draft.tasks),
        scorecard=scorecard,
    )


def _with_doubts(task: Task, places: "_Places") -> Task:
    solutions = tuple(replace(item, doubt=places.doubt_of(item)) for item in task.solutions)
    return replace(task, doubt=places.doubt_of(task), solutions=solutions)


def _with_inherited_doubts(criteria: Sequence[Criterion]) -> Iterator[Criterion]:
    """The criteria; those numbered below one whose own number is no plain one share its doubt."""
    unsure: set[str] = set()
    for item in criteria:
        if item.doubt is not None and not _PLAIN_NUMBER.fullmatch(item.printed_number or ""):
            unsure.add(item.number)
        if item.doubt is None and item.parent in unsure:
            unsure.add(item.number)
            yield replace(item, doubt=_PARENT.format(number=item.parent))
        else:
            yield item


class _Places:
    """The readings of a layout, found by where an item was read."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._rows = [row for table in layout.tables for row in table.rows]

    def doubt_of(self, item: Indicator | Task | Solution | Criterion) -> str | None:
        """The item's own doubt, or that of the places in its passage or in its row of a table."""
        if item.doubt is not None:
            return item.doubt
        start, end = item.source.start, item.source.end
        rows = self._rows_at(item.source)
        if rows:
            start, end = min(start, rows[0].start), max(end, rows[-1].end)
        return self.told(self.readings_in(start, end)) or None

    def readings_in(self, start: int, end: int) -> list[Reading]:
        """The readings that touch a passage."""
        return [item for item in self._layout.readings if item.start < end and item.end > start]

    def told(self, readings: Sequence[Reading]) -> str:
        """A sentence for each of the readings, as far as they hold a figure."""
        sentences = []
        for item in readings:
            text = self._layout.quote(item.start, item.end)
            if _DIGIT.search(text + item.other):
                sentence = _TWICE if item.other else _ONCE
                sentences.append(sentence.format(text=text, other=item.other))
        return " ".join(dict.fromkeys(sentences[:_MOST]))

    def _rows_at(self, source: Source) -> list[Row]:
        return [row for row in self._rows if row.start < source.end and row.end > source.start]


def _warnings(header: Header, places: _Places) -> Iterable[str]:
    for name, source in header.sources:
        told = places.told(places.readings_in(source.start, source.end))
        if told and name in _HEADER:
            yield f"{_HEADER[name]}: {told}"
    for basis in header.legal_basis:
        told = places.told(places.readings_in(basis.source.start, basis.source.end))
        if told:
            yield f"{_HEADER['legal_basis']}: {told}"
