"""The sheet for the weekly and the monthly meeting: figures, what is late, what is at risk, what to decide.

It takes exactly one page: what does not fit is counted in a last line, the worst stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from kehoach.writing.citation import date_line
from kehoach.writing.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    runs,
)
from kehoach.writing.decree30 import MARGIN_BOTTOM, MARGIN_TOP, PAGE_HEIGHT
from kehoach.writing.documents.facts import FINISHED, ReportsFact, State, TargetFact, WorkFact
from kehoach.writing.documents.office import Office, document, places
from kehoach.writing.fitting import POINTS_PER_MM, height, lines_of, shortened
from kehoach.writing.sentences import capitalised
from kehoach.writing.spelled import count, of_all
from kehoach.writing.template import Template, Value

_SIZE: Final = 11.0
_BODY: Final = 14.0
_TEXT_WIDTH: Final = 160.0  # millimetres
_LIST_SHARES: Final = (44.0, 22.0, 12.0, 44.0)
_PADDING: Final = 2.0  # above and below the words of a cell, points
_CELL_MARGIN: Final = 4.0  # left and right, millimetres
_MOST_ROWS: Final = 40
_MOST_LINES: Final = 2  # of one cell
_HEAD: Final = 150.0  # letterhead, kind and a title of two lines, in points
_SAFE: Final = 24.0
ROOM: Final = (PAGE_HEIGHT.set - MARGIN_TOP.set - MARGIN_BOTTOM.set) * POINTS_PER_MM - _HEAD - _SAFE
_RISKY: Final = frozenset({State.AT_RISK})


@dataclass(frozen=True, slots=True)
class Matter:
    """What a leader has to decide: an obstacle, a proposal, more time that is asked for."""

    name: str
    lead: str = ""
    due: date | None = None
    told: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class BriefingFacts:
    """A unit's year as of a day; `meeting` as the title says it, `period` of the latest reports."""

    office: Office
    year: int
    meeting: str
    period: str | None = None
    targets: tuple[TargetFact, ...] = ()
    work: tuple[WorkFact, ...] = ()
    reports: ReportsFact = field(default_factory=ReportsFact)
    due_soon: tuple[WorkFact, ...] = ()
    decide: tuple[Matter, ...] = ()


def compose(facts: BriefingFacts, template: Template, *, on: date) -> Document:
    """Return the sheet as a draft of a day."""
    values = places(
        facts.office, year=facts.year, meeting=facts.meeting, today=date_line(on), period=facts.period
    )
    template = template.bound(values)
    body: list[Block] = [Paragraph(template.filled("opening", values))]
    counts = _counts(facts, template)
    body.append(counts)
    used = height(lines_of(template.plain("opening", values), _BODY, within=_TEXT_WIDTH), _BODY) + 6
    used += _height_of_counts()
    if facts.reports.owed and facts.period:
        sent = of_all(facts.reports.sent, facts.reports.owed)
        body.append(Paragraph(template.filled("sentences.reports", {**values, "sent": sent})))
        used += height(1, _BODY) + 6
    body.append(_list(facts, template, values, room=ROOM - used))
    sheet = document(template, facts.office, on=on, values=values, body=body)
    # A paper for the table of a meeting: nobody signs it, nobody else gets it.
    return replace(sheet, signature=None, recipients=())


def _counts(facts: BriefingFacts, template: Template) -> Table:
    names = ("kind", "total", "done", "going", "risk", "overdue", "waiting")
    heading = Row(
        tuple(Cell(runs(template.text(f"headings.{name}"), bold=True), Align.CENTER) for name in names),
        bold=True,
    )
    rows = tuple(
        Row(
            (
                Cell(runs(template.text(f"sentences.{name}"))),
                *(Cell(runs(count(many))) for many in _by_state(states)),
            )
        )
        for name, states in (
            ("targets", [one.state for one in facts.targets]),
            ("works", [one.state for one in facts.work]),
        )
    )
    columns = (Column(16), *(Column(14, Align.CENTER, is_figure=True) for _ in names[1:]))
    return Table(columns, (heading,), rows, size=_SIZE)


def _by_state(states: Sequence[State]) -> tuple[int, ...]:
    waiting = states.count(State.NOT_STARTED) + states.count(State.SUSPENDED)
    return (
        len(states),
        sum(one in FINISHED for one in states),
        states.count(State.GOING),
        states.count(State.AT_RISK),
        states.count(State.OVERDUE),
        waiting,
    )


def _height_of_counts() -> float:
    return height(3, _SIZE) + 2 * height(1, _SIZE) + 3 * 2 * _PADDING + 6


def _list(facts: BriefingFacts, template: Template, values: Mapping[str, Value], *, room: float) -> Table:
    """Return the three lists in one table, the longest shortened until all fit."""
    matters = {
        "late": _late(facts, template, values),
        "risk": _risky(facts),
        "decide": list(facts.decide),
    }
    # No page holds more of one list than it has lines.
    lists = {name: [_row(one) for one in rows[:_MOST_ROWS]] for name, rows in matters.items()}
    heading = Row(
        tuple(
            Cell(runs(template.text(f"headings.{name}"), bold=True), Align.CENTER)
            for name in ("work", "lead", "due", "told")
        ),
        bold=True,
    )
    columns = tuple(
        Column(share, Align.CENTER if at == 2 else Align.LEFT) for at, share in enumerate(_LIST_SHARES)
    )
    while True:
        rows: list[Row] = []
        for at, name in enumerate(template.lines("order"), start=1):
            rows += _section(template, name, at, lists[name], count_of=len(matters[name]))
        table = Table(columns, (heading,), tuple(rows), size=_SIZE)
        longest = max(lists, key=lambda name: len(lists[name]))
        if height_of(table) <= room or not lists[longest]:
            return table
        lists[longest].pop()


def _section(
    template: Template, name: str, number: int, shown: Sequence[Row], *, count_of: int
) -> Iterator[Row]:
    """Return the title of a list, its rows, and how many there are beside them."""
    title = f"{number}. {template.text(f'sections.{name}.title')} ({count(count_of)})"
    yield Row((Cell(runs(title, bold=True), across=4),), bold=True, together=True)
    yield from shown
    if not count_of:
        yield Row((Cell(runs(template.text(f"sections.{name}.none")), across=4),))
    elif len(shown) < count_of:
        more = template.plain("sentences.more", {"count": count(count_of - len(shown))})
        yield Row((Cell((Run(more, italic=True),), across=4),))


def height_of(table: Table) -> float:
    """Return how high a table of lists is, as far as its words tell, in points."""
    return sum(_height_of_row(row) for row in (*table.heading, *table.rows))


@lru_cache(maxsize=512)
def _height_of_row(row: Row) -> float:
    most = max(
        lines_of(cell.text, _SIZE, within=_width_of(at) if cell.across == 1 else _TEXT_WIDTH)
        for at, cell in enumerate(row.cells)
    )
    return height(most, _SIZE) + 2 * _PADDING


def _late(facts: BriefingFacts, template: Template, values: Mapping[str, Value]) -> list[Matter]:
    found = [
        Matter(one.name, one.lead, one.due, one.why, one.origin)
        for one in facts.work
        if one.state is State.OVERDUE
    ]
    found += [
        Matter(one.name, one.lead, None, one.why, one.origin)
        for one in facts.targets
        if one.state is State.OVERDUE
    ]
    report = template.plain("sentences.report", values)
    for key, who in (("not_sent", facts.reports.missing), ("sent_back", facts.reports.sent_back)):
        told = template.text(f"sentences.{key}")
        found += [Matter(report, one.name, None, told, one.origin) for one in who]
    return found


def _risky(facts: BriefingFacts) -> list[Matter]:
    found = [
        Matter(one.name, one.lead, one.due, one.why, one.origin) for one in facts.work if one.state in _RISKY
    ]
    found += [
        Matter(one.name, one.lead, None, one.why, one.origin) for one in facts.targets if one.state in _RISKY
    ]
    named = {one.origin for one in found}
    found += [
        Matter(one.name, one.lead, one.due, one.why, one.origin)
        for one in facts.due_soon
        if one.origin not in named
    ]
    return found


def _words(matter: Matter) -> tuple[Runs, ...]:
    due = "" if matter.due is None else f"{matter.due:%d/%m}"
    texts = (capitalised(matter.name), matter.lead, due, matter.told)
    shown = [shortened(text, _SIZE, within=_width_of(at), lines=_MOST_LINES) for at, text in enumerate(texts)]
    return tuple(runs(text, origin=matter.origin if at in (0, 3) else None) for at, text in enumerate(shown))


def _width_of(at: int) -> float:
    return _TEXT_WIDTH * _LIST_SHARES[at] / sum(_LIST_SHARES) - _CELL_MARGIN


def _row(matter: Matter) -> Row:
    return Row(tuple(Cell(words) for words in _words(matter)))
