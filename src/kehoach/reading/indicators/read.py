"""All indicators of a document: from its paragraphs, its tables and its scorecard."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from kehoach.domain.layout import Paragraph
from kehoach.domain.plan import Indicator, IndicatorKind, Result, Source
from kehoach.reading.indicators.achievements import read_clause, read_list, read_state_before_colon
from kehoach.reading.indicators.candidate import Candidate, number_candidates
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.in_tables import read_indicator_table
from kehoach.reading.indicators.in_task_tables import read_task_table
from kehoach.reading.indicators.later_years import later_year, year_that_opens
from kehoach.reading.indicators.names import RESOLVE
from kehoach.reading.indicators.of_places import read_place_table
from kehoach.reading.indicators.prose import read_sentence
from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.read_table import ReadTable, TableKind
from kehoach.vietnamese.cues import cue
from kehoach.vietnamese.headings import ColumnRole
from kehoach.vietnamese.numerals import MarkerKind, read_marker

_PARTS_FOLLOW = re.compile(r"(?:trong\s+do|gom|bao\s+gom)\s{0,4}:?\s{0,4}$")
_GOALS = re.compile(r"(?<!\w)(?:mục\s+tiêu|chỉ\s+tiêu)(?!\w)")
# «…, một số chỉ tiêu chủ yếu như: …» commits to what follows it in the paragraph.
_COMMITS_TO = re.compile(r"(?<!\w)chỉ\s+tiêu(?!\w)[^.;:\d]{0,80}(?:năm\s+20\d\d)?[^.;:\d]{0,20}:")
_OPENS_PARTS = re.compile(r"[\s(]*trong\s+đó(?!\w)")
_LONGEST_OPENING = 40  # characters
_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\[(\d{1,2})\]")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read_indicators(
    context: Context, tables: Sequence[ReadTable], scored: Iterable[Candidate] = ()
) -> tuple[tuple[Indicator, ...], tuple[Result, ...]]:
    """The indicators in document order, and the figures of a past period that the prose states."""
    found: list[Candidate] = list(scored)
    results: list[Candidate] = []
    footnotes: list[Paragraph] = []
    closing = _closing_start(context)
    whole: Candidate | None = None
    lead: str | None = None  # the marker of the paragraph that introduced the whole
    opened = False  # the line above the list commits to its items
    ahead: int | None = None  # the year that line speaks of
    for paragraph in context.layout.paragraphs:
        if paragraph.footnote is not None:
            footnotes.append(paragraph)
            continue
        if closing[0] <= paragraph.start < closing[1] or _is_heading(context, paragraph):
            whole = None
            continue
        role = context.role_at(paragraph.start)
        if role is Role.ORGANIZING:
            found.extend(_said_again(context, paragraph))
        if role in (Role.PURPOSE, Role.OUTLOOK, Role.ORGANIZING, Role.OTHER):
            whole = None
            continue
        style = _marker_style(context, paragraph)
        opened, ahead = (opened, ahead) if style is not None else (False, None)
        parts = _parts_of(whole, found, is_same_list=style == lead)
        read = read_paragraph(
            context, paragraph, role, whole=parts, is_list=style == lead, is_listed=opened, year=ahead
        )
        (results if role is Role.REVIEW else found).extend(read)
        following = _whole_that_follows(context, paragraph, read, parts)
        if following is not whole:
            lead = style
        whole = following
        if _opens_list(context, paragraph):
            opened, ahead = True, year_that_opens(context, context.body_of(paragraph), paragraph.end)
    for paragraph in footnotes:
        found.extend(_read_footnote(context, paragraph, found))
    for table in tables:
        if table.kind is TableKind.INDICATOR_TABLE or _plans_on(context, table):
            found.extend(read_indicator_table(context, table))
        elif table.kind is TableKind.TASK_MATRIX:
            found.extend(read_task_table(context, table))
        elif table.kind is TableKind.PLACE_TABLE:
            found.extend(read_place_table(context, table))
    for candidate in found:
        _complete(context, candidate)
    return number_candidates(context.layout, found), _as_results(context, results)


def _said_again(context: Context, paragraph: Paragraph) -> list[Candidate]:
    """Targets that whoever organizes is reminded of: only what is measured and promised outright."""
    read = read_paragraph(context, paragraph, Role.ORGANIZING)
    return [item for item in read if item.parent is None and cue("measure").match(item.name.lower())]


def _parts_of(whole: Candidate | None, found: Sequence[Candidate], *, is_same_list: bool) -> Candidate | None:
    """The whole, unless the items before, marked as it is itself, already make it up."""
    if whole is None or not is_same_list or whole.value is None:
        return whole
    behind = takewhile(lambda item: item.at > whole.at, reversed(found))
    parts = [item.value for item in behind if item.parent is whole and item.value is not None]
    return whole if sum(parts) < whole.value else None


def _opens_list(context: Context, paragraph: Paragraph) -> bool:
    """«Năm 2026, phấn đấu:» commits to the items of the list below it."""
    if context.layout.plain[paragraph.end - 1] != ":":
        return False
    start = context.lower.rfind(". ", paragraph.start, paragraph.end) + 1
    sentence = context.lower[max(start, paragraph.start) : paragraph.end]
    return bool(RESOLVE.search(sentence) or _GOALS.search(sentence)) or bool(
        context.year and context.year in sentence and len(sentence) < 80
    )


def read_paragraph(
    context: Context,
    paragraph: Paragraph,
    role: Role,
    *,
    whole: Candidate | None = None,
    is_list: bool = False,
    is_listed: bool = False,
    year: int | None = None,
) -> list[Candidate]:
    """The indicators of one paragraph, in order; `year` is what the line above its list speaks of.

    The rest is as for `read_sentence`.
    """
    found: list[Candidate] = []
    start = context.body_of(paragraph)
    lead: Candidate | None = whole
    subject: str | None = None
    going_on: Candidate | None = None
    resolved = False
    own_year: int | None = None
    commits = _COMMITS_TO.search(context.lower, start, paragraph.end)
    for begin, last in sentences(context.layout.plain, start, paragraph.end):
        first = begin
        listed = read_list(context, first, last)
        if listed:
            found.extend(listed)
            continue
        state = read_state_before_colon(context, first, last) if role is Role.TARGETS else None
        if state is not None:
            state.page = paragraph.page
            found.append(state)
            first = state.end + 1
        opens_parts = _OPENS_PARTS.match(context.lower, first, last)
        part_of = lead
        if opens_parts and found:
            part_of = next((item for item in reversed(found) if item.parent is None), None)
        sentence = read_sentence(
            context,
            first,
            last,
            role,
            whole=part_of if opens_parts or lead else going_on,
            is_list=is_list or (going_on is not None and not opens_parts and lead is None),
            is_listed=is_listed or resolved or (commits is not None and last > commits.end()),
            subject=subject,
            level=next((item for item in reversed(found) if not item.is_change), None),
        )
        read, subject = sentence.found, sentence.subject or subject
        own_year = year_that_opens(context, first, last) or own_year
        for item in read:
            item.period = later_year(context, item, opened=own_year or year)
        ends_open = context.layout.plain[last : last + 1] == ";"
        own_year = own_year if ends_open else None
        # «Trong năm 2026, phấn đấu …; …; …»: what opens the first clause holds for those after it.
        resolved = ends_open and bool(read) and (resolved or _resolves(context, first, last))
        going_on = sentence.whole if ends_open and lead is None else None
        if not read and role is Role.TARGETS:
            clause = read_clause(context, first, last)
            read = [clause] if clause else []
        for item in read:
            item.page = paragraph.page
        found.extend(read)
    return found


def _resolves(context: Context, start: int, end: int) -> bool:
    opening = context.lower[start : min(end, start + _LONGEST_OPENING)]
    return bool(RESOLVE.search(opening)) or (context.year is not None and context.year in opening)


def _plans_on(context: Context, table: ReadTable) -> bool:
    """«Thực hiện 2025 | Chỉ tiêu giao» in the plan of 2026: what was reached is the base of the plan."""
    if table.kind is not TableKind.RESULTS_TABLE or not table.all_of(ColumnRole.VALUE):
        return False
    reached = [column.year for column in table.all_of(ColumnRole.ACTUAL)]
    planned = [column.year for column in table.all_of(ColumnRole.VALUE)]
    year = context.header.plan_year
    if year is None or not reached:
        return False
    return all(item is not None and item < year for item in reached) and all(
        item is None or item >= year for item in planned
    )


def _marker_style(context: Context, paragraph: Paragraph) -> str | None:
    """What numbers or marks the paragraph: two with the same style are items of one list."""
    marker = read_marker(context.layout.plain, paragraph.start)
    if marker is None:
        return None
    return marker.number if marker.kind is MarkerKind.BULLET else marker.kind.value


def _closing_start(context: Context) -> tuple[int, int]:
    """The recipients and the signature hold no indicators."""
    sources = [source for name, source in context.header.sources if name in ("recipients", "signer")]
    if not sources:
        return len(context.layout.plain), len(context.layout.plain)
    return min(item.start for item in sources), max(item.end for item in sources) + 1


def _is_heading(context: Context, paragraph: Paragraph) -> bool:
    at = context.section_index(paragraph.start)
    return at is not None and context.sections[at].start == paragraph.start


def _whole_that_follows(
    context: Context, paragraph: Paragraph, read: Sequence[Candidate], whole: Candidate | None
) -> Candidate | None:
    """«Tổng đàn 900 con, trong đó:» is broken down by the items that follow."""
    ending = context.folded[max(paragraph.start, paragraph.end - 24) : paragraph.end]
    if _PARTS_FOLLOW.search(ending) and context.layout.plain[paragraph.end - 1] == ":":
        return next((item for item in reversed(read) if item.parent is None), whole)
    if whole is not None and read and all(item.parent is whole or item.parent in read for item in read):
        return whole
    return None


def _read_footnote(context: Context, paragraph: Paragraph, found: Sequence[Candidate]) -> list[Candidate]:
    """A footnote that breaks down the indicator at whose end its mark stands."""
    number = (paragraph.footnote or "").translate(_DIGITS)
    owner = None
    for candidate in found:
        for mark in _MARK.finditer(context.layout.plain, candidate.end, candidate.end + 60):
            if (mark[1] or mark[0]).translate(_DIGITS) == number and "\n" not in context.layout.plain[
                candidate.end : mark.start()
            ]:
                owner = candidate if candidate.parent is None else candidate.parent
    if owner is None:
        return []
    read: list[Candidate] = []
    own = _MARK.match(context.layout.plain, paragraph.start)
    start = own.end() if own else paragraph.start
    for first, last in sentences(context.layout.plain, start, paragraph.end):
        read.extend(read_sentence(context, first, last, Role.TARGETS, whole=owner).found)
    for item in read:
        item.group = context.group_at(owner.at)
    return read


def _complete(context: Context, candidate: Candidate) -> None:
    if not candidate.group:
        candidate.group = context.group_at(candidate.at)
    if candidate.period is None:
        candidate.period = context.year


def _as_results(context: Context, candidates: Iterable[Candidate]) -> tuple[Result, ...]:
    year = context.header.plan_year
    return tuple(
        Result(
            name=item.name,
            quote=context.layout.quote(item.start, item.end),
            source=Source(item.start, item.end, item.page),
            kind=item.kind,
            comparator=item.comparator,
            value=item.value,
            high=item.high,
            unit=item.unit,
            period=str(year - 1) if year else None,
        )
        for item in sorted(candidates, key=lambda item: item.at)
        if item.kind is IndicatorKind.QUANTITY
    )
