"""Tasks told in running text, in the parts of a plan that hold tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Section, Solution, Source, Task
from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.prose_assignment import heading_body, read_prose_assignment
from kehoach.reading.prose_bodies import body_at
from kehoach.reading.row_codes import CodePaths, read_code
from kehoach.vietnamese.actions import opens_action
from kehoach.vietnamese.assigning import first_of, opens_with
from kehoach.vietnamese.deadlines import read_due
from kehoach.vietnamese.numerals import Marker, MarkerKind, read_marker
from kehoach.vietnamese.units import match_unit

_NUMBER = re.compile(r"(?<!thứ )(?<![\w/.,])\d[\d.,]{0,30}(?P<ratio>\s?[-–/]\s?\d+(?![\d/]))?(?!\w*/)")
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_PAST = re.compile(r"(?:đến nay|hiện nay|hiện tại|trong những năm qua|thời gian qua)\b", re.IGNORECASE)
_AIMS = re.compile(r"(?:phấn đấu|phần đầu|phân đầu|phân đấu)\s+", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?:trong|đến|đến hết|đến cuối|từ)\s+)?"
    r"(?:năm\s+20\d\d|quý\s+[IV\d]{1,3}|giai đoạn\s+20\d\d\s*[-–]\s*20\d\d)\s*,?\s*",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"[,;:]\s+(?:đồng thời\s+)?|\b(?:đồng thời|phấn đấu|phần đầu|phân đầu|phân đấu)[,\s]\s*", re.IGNORECASE
)
# A remark in brackets, or a footnote that a page left among the paragraphs.
_ASIDE = re.compile(r"\(|[¹²³⁴⁵⁶⁷⁸⁹]|[1-9]\s+[^\W\d_]")
_LONGEST_RUN_IN = 160
_DOTTED_LEVEL = 3  # «2.1» already says the «2» it stands under
_PLACE_HEADS = frozenset(
    {MarkerKind.ROMAN, MarkerKind.CAPITAL, MarkerKind.ARABIC, MarkerKind.DOTTED, MarkerKind.LETTER}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A section that holds tasks: its path and whether its tasks are told with solutions."""

    path: str
    has_solutions: bool
    year: str | None
    level: int
    above: "_Part | None"
    organizes: bool = False  # bodies are named here, each with its tasks
    body: str | None = None  # the body that the heading names


@dataclass(frozen=True, slots=True)
class _Heading:
    paragraph: Paragraph
    part: _Part
    hands_over: bool


@dataclass(slots=True)
class _Reader:
    layout: Layout
    sections: Sequence[Section]
    plan_year: int | None
    issued: str | None
    tasks: list[Task] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def read_prose_tasks(
    layout: Layout, sections: Sequence[Section], *, end: int, plan_year: int | None, issued: str | None
) -> list[Task]:
    """The tasks that paragraphs tell; `end` is where the recipients and the signature begin."""
    reader = _Reader(layout, sections, plan_year, issued)
    parts = _parts(layout, sections)
    paragraphs = [item for item in layout.paragraphs if item.start < end]
    heads = {section.start: at for at, section in enumerate(sections)}
    current: _Part | None = None
    pending: _Heading | None = None  # a heading that may be a task itself
    for paragraph in paragraphs:
        at = heads.get(paragraph.start)
        if at is not None:
            _add_alone(reader, pending)
            current = parts[at]
            pending = _heading(layout, sections, at, paragraph, current)
            continue
        if current is None or paragraph.footnote is not None or _closes(layout, paragraph):
            continue
        if pending is not None and pending.hands_over and _is_told_by(layout, pending, paragraph):
            _add_headed(reader, pending, Source(paragraph.start, paragraph.end, paragraph.page))
        else:
            _read_paragraph(reader, paragraph, current)
        pending = None
    _add_alone(reader, pending)
    return reader.tasks


def _heading(
    layout: Layout, sections: Sequence[Section], at: int, paragraph: Paragraph, part: _Part | None
) -> _Heading | None:
    """A heading with nothing below it yet that says what is to be done, or hands it to someone."""
    is_leaf = at + 1 == len(sections) or sections[at + 1].level <= sections[at].level
    if part is None or not is_leaf:
        return None
    words = _unmarked(layout, paragraph.start, paragraph.end)[1]
    hands_over = opens_with("handing", words) is not None
    _, colon, told = words.partition(":")
    speaks = opens_action(words) or (bool(colon) and len(told.split()) > 3)
    return _Heading(paragraph, part, hands_over) if hands_over or speaks else None


def _is_told_by(layout: Layout, heading: _Heading, paragraph: Paragraph) -> bool:
    """Whether a paragraph says what a heading hands over; bullets are tasks of the body it names."""
    return heading.part.body is None or read_marker(layout.plain, paragraph.start) is None


def _add_alone(reader: _Reader, heading: _Heading | None) -> None:
    if heading is None:
        return
    if heading.hands_over:
        _add_headed(reader, heading, None)
    else:
        marker = read_marker(reader.layout.plain, heading.paragraph.start)
        start = marker.end if marker else heading.paragraph.start
        _add(reader, heading.part.path, heading.part, start, heading.paragraph)


def _parts(layout: Layout, sections: Sequence[Section]) -> list[_Part | None]:
    """For each section the part of tasks it is, None where it holds none."""
    found: list[_Part | None] = []
    above: list[tuple[int, bool | None, bool, _Part]] = []
    paths = CodePaths()
    for section in sections:
        above = [item for item in above if item[0] < section.level]
        title = layout.words(section.start, section.heading_end)
        _, words = _unmarked(layout, section.start, section.heading_end)
        # «Phòng Kinh tế: thẩm định các chỉ tiêu» and «Nâng cao kết quả …» are tasks, not parts of figures.
        holds, solves = _kind(words.partition(":")[0])
        if above and (holds is None or (above[-1][1] and opens_action(words))):
            holds = above[-1][1]
        solves = solves or (above[-1][2] if above else False)
        code = read_code(section.number or "")
        if section.level <= 1 and code is None:
            paths = CodePaths()
        path = paths.enter(code)[0] if code else (paths.current or "")
        year = _YEAR.search(title)
        over = above[-1][3] if above else None
        organizes = holds is not False and (
            first_of("organizing_section", title) is not None or (over is not None and over.organizes)
        )
        part = _Part(
            path=path,
            has_solutions=solves,
            year=year[1] if year else None,
            level=section.level,
            above=over,
            organizes=organizes,
            body=heading_body(words) if organizes else None,
        )
        above.append((section.level, holds, solves, part))
        found.append(part if holds else None)
    return found


def _kind(title: str) -> tuple[bool | None, bool]:
    """Whether a heading announces tasks (None: it does not say), and whether with solutions."""
    tasks, other = first_of("task_section", title), first_of("other_section", title)
    if tasks is None and other is None:
        return None, False
    holds = tasks is not None and (other is None or tasks.start <= other.start)
    return holds, holds and first_of("solution_section", title) is not None


def _unmarked(layout: Layout, start: int, end: int) -> tuple[Marker | None, str]:
    marker = read_marker(layout.plain, start)
    begin = marker.end if marker and marker.end <= end else start
    return marker, layout.words(begin, end)


def _closes(layout: Layout, paragraph: Paragraph) -> bool:
    words = layout.words(paragraph.start, paragraph.end).lstrip("(* ")
    return opens_with("closing", words) is not None


def _read_paragraph(reader: _Reader, paragraph: Paragraph, part: _Part) -> None:
    layout = reader.layout
    marker, words = _unmarked(layout, paragraph.start, paragraph.end)
    if not words or _ASIDE.match(words):
        return
    begin = marker.end if marker else paragraph.start
    if _only_leads_in(layout, begin, paragraph.end):
        return
    if not _is_task(_flat(layout, begin, paragraph.end), plan_year=reader.plan_year):
        return
    bullet = layout.plain[marker.start : marker.end].strip() if marker else ""
    # A «+» that names neither an action nor who acts is a detail of what stands above it.
    if bullet == "+" and reader.tasks and not opens_action(words) and not body_at(words, 0, len(words)):
        return
    if marker is not None and marker.kind in _PLACE_HEADS:
        code = read_code(marker.number)
        # «2.» after the paragraphs under «1.» stands beside that heading, not under it.
        depth = min(marker.level, _DOTTED_LEVEL) if marker.kind is MarkerKind.DOTTED else marker.level
        while part.level >= depth and part.above is not None:
            part = part.above
        number = f"{part.path}.{code.text}" if part.path and code else marker.number
    else:
        number = _next(reader, part.path)
    _add(reader, number, part, begin, paragraph)


def _next(reader: _Reader, path: str) -> str:
    reader.counts[path] = reader.counts.get(path, 0) + 1
    return f"{path}-{reader.counts[path]}"


def _flat(layout: Layout, start: int, end: int) -> str:
    """A paragraph on one line, each character in its place."""
    return layout.plain[start:end].replace("\n", " ")


def _only_leads_in(layout: Layout, start: int, end: int) -> bool:
    text = _flat(layout, start, end)
    return text.rstrip(" *_").endswith(":") and sum(1 for _ in sentences(text, 0, len(text))) < 2


def _is_task(text: str, *, plan_year: int | None) -> bool:
    """Whether a paragraph in a part of tasks is one: not a mere figure to reach, not a mere fact."""
    return any(
        not _is_target(text, begin, stop) and not _is_past(text, begin, stop, plan_year=plan_year)
        for begin, stop in sentences(text, 0, len(text))
    )


def _is_past(plain: str, start: int, end: int, *, plan_year: int | None) -> bool:
    year = _YEAR.match(plain, start, end)
    if year and plan_year and int(year[1]) < plan_year:
        return True
    return _PAST.match(plain, start, end) is not None


def _has_amount(text: str) -> bool:
    """Whether a number with a unit, or a ratio, stands in a text; «lần thứ 5» is none."""
    return any(
        found["ratio"] is not None or match_unit(text, found.end()) is not None
        for found in _NUMBER.finditer(text)
    )


def _is_target(plain: str, start: int, end: int) -> bool:
    """Whether a sentence only sets a figure: it has one, and no clause of it begins with an action."""
    text = plain[start:end]
    time = _TIME.match(text)
    body = text[time.end() :] if time else text
    if not _has_amount(body):
        return False
    aims = _AIMS.match(body)
    if aims:
        later = _TIME.match(body, aims.end())
        body = body[later.end() if later else aims.end() :]
    # Who is named with what he does has a task, whatever figure he is to reach.
    if opens_action(body) or body_at(body, 0, len(body)) is not None:
        return False
    return not any(opens_action(body, joint.end()) for joint in _JOINTS.finditer(body))


def _first_sentence(text: str) -> int:
    """Where the first sentence ends; a semicolon does not end it."""
    for _, stop in sentences(text, 0, len(text)):
        if not text.startswith(";", stop):
            return stop
    return len(text)


def _add(reader: _Reader, number: str, part: _Part, start: int, paragraph: Paragraph) -> None:
    layout = reader.layout
    if not part.has_solutions:
        title = _title(layout, start, paragraph.end)
        source = Source(start, paragraph.end, paragraph.page)
        reader.tasks.append(Task(number, title, source, period=_period(reader, part)))
        return
    title_end = start + _first_sentence(_flat(layout, start, paragraph.end))
    text = layout.quote(start, paragraph.end)
    reader.tasks.append(
        Task(
            number=number,
            title=_title(layout, start, title_end),
            source=Source(start, title_end, paragraph.page),
            solutions=(_solution(reader, text, Source(start, paragraph.end, paragraph.page), part=part),),
        )
    )


def _period(reader: _Reader, part: _Part) -> str | None:
    return part.year or (str(reader.plan_year) if reader.plan_year else None)


def _title(layout: Layout, start: int, end: int) -> str:
    return layout.quote(start, end).rstrip(";:,").strip()


def _solution(reader: _Reader, text: str, source: Source, *, part: _Part, heading: str = "") -> Solution:
    said = read_prose_assignment(f"{heading}: {text}" if heading else text)
    due = read_due(said.due_text, plan_year=reader.plan_year, issued=reader.issued) if said.due_text else None
    return Solution(
        text=text,
        source=source,
        directing=said.directing,
        lead=said.lead or part.body or _run_in_body(text, part),
        coordinating=said.coordinating,
        due_text=said.due_text,
        due=due,
    )


def _run_in_body(text: str, part: _Part) -> str | None:
    """The body before a colon, «Phòng Kinh tế: …», where bodies are named one by one."""
    head, colon, _ = text[:_LONGEST_RUN_IN].partition(":")
    return heading_body(head) if part.organizes and colon else None


def _add_headed(reader: _Reader, heading: _Heading, body: Source | None) -> None:
    """A heading that hands a task over, with the paragraph below it as what is to be done."""
    layout, part, paragraph = reader.layout, heading.part, heading.paragraph
    marker, _ = _unmarked(layout, paragraph.start, paragraph.end)
    start = marker.end if marker else paragraph.start
    title = _title(layout, start, paragraph.end)
    source = Source(start, paragraph.end, paragraph.page)
    text_source = body or source
    begin = text_source.start
    if body is not None:
        own, _ = _unmarked(layout, body.start, body.end)
        begin = own.end if own else begin
    text = layout.quote(begin, text_source.end)
    solution = _solution(
        reader,
        text,
        Source(begin, text_source.end, text_source.page),
        part=part,
        heading=title if body else "",
    )
    solutions = (solution,) if part.has_solutions else ()
    reader.tasks.append(Task(part.path, title, source, solutions=solutions))
