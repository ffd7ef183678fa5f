"""From a layout to a PlanDraft: each reader finds its kind of item, this puts them together."""

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Header, PlanDraft
from kehoach.reading.assignments import read_assignments
from kehoach.reading.doubtful_places import with_doubts_of_readings
from kehoach.reading.header import read_header
from kehoach.reading.indicators import read_indicators
from kehoach.reading.indicators.context import Context
from kehoach.reading.indicators.in_scorecards import read_scorecard_rows
from kehoach.reading.outline import read_sections
from kehoach.reading.scorecards import read_scorecard
from kehoach.reading.table_results import read_table_results
from kehoach.reading.tables import recognise_tables
from kehoach.reading.tasks import foot_of, read_tasks
from kehoach.vietnamese.numbers import infer_convention
from kehoach.vietnamese.text import tone_key

_KINDS_OF_PLANS = frozenset({"plan", "programme"})


def read_layout(layout: Layout) -> PlanDraft:
    """All that the document says, in document order; ends well on any text."""
    sections = read_sections(layout)
    header = read_header(layout, sections)
    tables = recognise_tables(layout, sections)
    context = Context(layout, header, sections, infer_convention(layout.plain))
    tasks, task_groups = read_tasks(layout, header, sections=sections, tables=tables)
    scorecard, scored_rows = read_scorecard(layout, tables)
    indicators, results = read_indicators(context, tables, read_scorecard_rows(context, scored_rows))
    results += read_table_results(layout, tables, context.convention)
    is_plan = bool(indicators or tasks or scorecard) or _calls_itself_a_plan(header)
    draft = PlanDraft(
        layout=layout,
        header=header,
        sections=sections,
        indicators=indicators,
        tasks=tasks,
        task_groups=task_groups,
        scorecard=scorecard,
        results=tuple(sorted(results, key=lambda item: item.source.start)),
        assignments=read_assignments(layout, sections, tasks=tasks, end=foot_of(layout, header)),
        is_plan=is_plan,
    )
    return with_doubts_of_readings(draft)


def _calls_itself_a_plan(header: Header) -> bool:
    """Whether the head says that it is one: by its kind, or by a year and the word in its title."""
    if header.title is None:
        return False
    return header.kind in _KINDS_OF_PLANS or (
        header.plan_year is not None and "kế hoạch" in tone_key(header.title)
    )
