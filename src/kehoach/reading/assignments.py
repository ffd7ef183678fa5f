"""Prose that names who does what: each sentence that hands something to someone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Assignment, Section, Source, Task
from kehoach.reading.prose_assignment import Actor, read_actors, read_coordinating
from kehoach.vietnamese.assigning import first_of, opens_with
from kehoach.vietnamese.numerals import read_marker
from kehoach.vietnamese.offices import split_offices

_REPORT = re.compile(
    r"\bbáo cáo\s+(?:(?:kết quả|tình hình|tiến độ)[^,.;:]{0,60}?\s+)?(?:cho\s+|về\s+|với\s+)?"
    r"(?P<body>(?:Chủ tịch|UBND|HĐND|Ủy ban|Văn phòng|Thường trực|Đảng ủy)[^,.;:()]{0,60})"
)
_REPORT_END = re.compile(r"\s(?:theo|trước|để|định kỳ|khi|trong|và các)\s|\s\d")
_FREQUENCY = re.compile(
    r"\b(?:định kỳ(?:,? (?:thường xuyên|h[àằ]ng (?:tuần|tháng|quý|năm)))?"
    r"|h[àằ]ng (?:tuần|tháng|quý|năm)|thường xuyên)",
    re.IGNORECASE,
)


def read_assignments(
    layout: Layout, sections: Sequence[Section], *, tasks: Sequence[Task], end: int
) -> tuple[Assignment, ...]:
    """The assignments that paragraphs make, in order; `end` is where the recipients begin."""
    holders = sorted(
        (step.source.start, step.source.end, task.number)
        for task in tasks
        if not task.from_table
        for step in task.solutions
    )
    starts = [start for start, _, _ in holders]
    heads = {section.start for section in sections}
    organizing = _organizing(sections)[::-1]
    reach = 0  # where the part that organizes the work ends
    found: list[Assignment] = []
    for paragraph in layout.paragraphs:
        if paragraph.start >= end or paragraph.footnote is not None:
            continue
        at = bisect_right(starts, paragraph.end) - 1
        holder = holders[at] if at >= 0 and holders[at][1] > paragraph.start else None
        while organizing and organizing[-1][0] <= paragraph.start:
            reach = max(reach, organizing.pop()[1])
        if holder is None and (paragraph.start >= reach or paragraph.start in heads):
            continue
        found.extend(_of_paragraph(layout, paragraph, holder[2] if holder else None))
    named = {item.task for item in found}
    found.extend(_headed(task) for task in tasks if _is_headed(task) and task.number not in named)
    return tuple(sorted(found, key=lambda item: item.source.start))


def _is_headed(task: Task) -> bool:
    """Whether the heading above says who is to do it, not the passage itself."""
    return not task.from_table and any(step.lead or step.directing for step in task.solutions)


def _headed(task: Task) -> Assignment:
    step = next(step for step in task.solutions if step.lead or step.directing)
    return Assignment(
        quote=step.text,
        source=step.source,
        action=step.text,
        assignees=tuple(split_offices(step.lead)) if step.lead else (),
        task=task.number,
        assigned_by=step.directing,
        coordinating=tuple(split_offices(step.coordinating)) if step.coordinating else (),
    )


def _organizing(sections: Sequence[Section]) -> list[tuple[int, int]]:
    """Where things are handed out: the spans of the parts that organize the work, in order."""
    return [
        (section.heading_end, section.end)
        for section in sections
        if first_of("organizing_section", section.title) is not None
    ]


def _of_paragraph(layout: Layout, paragraph: Paragraph, task: str | None) -> Iterator[Assignment]:
    marker = read_marker(layout.plain, paragraph.start)
    begin = marker.end if marker and marker.end <= paragraph.end else paragraph.start
    text = layout.plain[begin : paragraph.end].replace("\n", " ")
    for actor in read_actors(text):
        sentence = text[actor.start : actor.end]
        verb = opens_with("handing", sentence) or opens_with("handing", text[actor.action_at : actor.end])
        report, frequency = _REPORT.search(sentence), _FREQUENCY.search(sentence)
        helping = read_coordinating(sentence)
        source = Source(begin + actor.start, begin + actor.end, paragraph.page)
        yield Assignment(
            quote=layout.quote(source.start, source.end),
            source=source,
            action=_action(text, actor),
            assignees=tuple(split_offices(actor.lead)) if actor.lead else (),
            task=task,
            assigned_by=actor.directing,
            verb=verb.entry if verb else None,
            report_to=_REPORT_END.split(report["body"], maxsplit=1)[0].strip() if report else None,
            frequency=frequency[0] if frequency else None,
            coordinating=tuple(split_offices(helping)) if helping else (),
        )


def _action(text: str, actor: Actor) -> str:
    return " ".join(text[actor.action_at : actor.end].split()).strip(" :;,.")
