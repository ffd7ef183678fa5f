"""The JSON of docs/READING.md: the one place where what was read becomes dictionaries."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kehoach.domain.finding import Finding
from kehoach.domain.plan import (
    Assignment,
    Criterion,
    Due,
    Header,
    Indicator,
    LegalBasis,
    PlanDraft,
    Result,
    Scorecard,
    Solution,
    Source,
    Task,
)

Json = dict[str, Any]


def draft_to_json(draft: PlanDraft, findings: Iterable[Finding] = ()) -> Json:
    """One object a document, as the contract describes it."""
    return {
        "document": header_to_json(draft.header),
        "indicators": [indicator_to_json(item) for item in draft.indicators],
        "tasks": [task_to_json(item) for item in draft.tasks],
        "task_groups": [
            {"number": item.number, "title": item.title, "source": source_to_json(item.source)}
            for item in draft.task_groups
        ],
        "scorecard": scorecard_to_json(draft.scorecard) if draft.scorecard else None,
        "results": [result_to_json(item) for item in draft.results],
        "assignments": [assignment_to_json(item) for item in draft.assignments],
        "findings": [finding_to_json(item) for item in findings],
    }


def source_to_json(source: Source | None) -> Json | None:
    """Offsets into the text that was read, and the page where there are pages."""
    if source is None:
        return None
    place: Json = {"start": source.start, "end": source.end}
    if source.page is not None:
        place["page"] = source.page
    return place


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal string with «.» as its mark, no exponent, digits as printed."""
    return None if value is None else format(value, "f")


def header_to_json(header: Header) -> Json:
    """The formal parts."""
    return {
        "kind": header.kind,
        "parent_body": header.parent_body,
        "issuer": header.issuer,
        "symbol": header.symbol,
        "number": header.number,
        "place": header.place,
        "date": header.date,
        "title": header.title,
        "plan_year": header.plan_year,
        "legal_basis": [_basis_to_json(item) for item in header.legal_basis],
        "recipients": list(header.recipients),
        "signer": None
        if header.signer is None
        else {
            "authority": header.signer.authority,
            "position": header.signer.position,
            "name": header.signer.name,
        },
    }


def _basis_to_json(basis: LegalBasis) -> Json:
    return {
        "type": basis.type,
        "number": basis.number,
        "date": basis.date,
        "issuer": basis.issuer,
        "title": basis.title,
        "quote": basis.quote,
        "source": source_to_json(basis.source),
    }


def indicator_to_json(item: Indicator) -> Json:
    """An indicator; amounts are decimal strings."""
    found: Json = {
        "id": item.id,
        "parent": item.parent,
        "group": list(item.group),
        "name": item.name,
        "kind": item.kind.value,
        "comparator": item.comparator.value if item.comparator else None,
        "value": decimal_text(item.value),
        "low": decimal_text(item.low),
        "high": decimal_text(item.high),
        "unit": item.unit,
        "period": item.period,
        "quote": item.quote,
        "source": source_to_json(item.source),
    }
    if item.criterion is not None:
        found["criterion"] = item.criterion
    return _with_doubt(found, item.doubt)


def _with_doubt(found: Json, doubt: str | None) -> Json:
    if doubt is not None:
        found["doubt"] = doubt
    return found


def due_to_json(due: Due | None) -> Json | None:
    """A computed deadline."""
    return None if due is None else {"kind": due.kind.value, "start": due.start, "end": due.end}


def task_to_json(task: Task) -> Json:
    """A task with its solutions."""
    found: Json = {
        "number": task.number,
        "title": task.title,
        "solutions": [_solution_to_json(item) for item in task.solutions],
        "source": source_to_json(task.source),
    }
    for name in ("period", "assigned_by", "result"):
        if getattr(task, name) is not None:
            found[name] = getattr(task, name)
    return _with_doubt(found, task.doubt)


def _solution_to_json(solution: Solution) -> Json:
    found: Json = {
        "number": solution.number,
        "text": solution.text,
        "directing": solution.directing,
        "lead": solution.lead,
        "coordinating": solution.coordinating,
        "due_text": solution.due_text,
        "due": due_to_json(solution.due),
        "source": source_to_json(solution.source),
    }
    return _with_doubt(found, solution.doubt)


def scorecard_to_json(scorecard: Scorecard) -> Json:
    """The scorecard as a flat list whose rows name their parent."""
    return {
        "total": decimal_text(scorecard.total),
        "criteria": [_criterion_to_json(item) for item in scorecard.criteria],
        "source": source_to_json(scorecard.source),
    }


def _criterion_to_json(item: Criterion) -> Json:
    found: Json = {
        "number": item.number,
        "parent": item.parent,
        "name": item.name,
        "requirement": item.requirement,
        "max_points": decimal_text(item.max_points),
        "source": source_to_json(item.source),
    }
    if item.due_text is not None:
        found["due_text"] = item.due_text
    return _with_doubt(found, item.doubt)


def result_to_json(item: Result) -> Json:
    """A figure or state of a past period."""
    return {
        "name": item.name,
        "kind": item.kind.value,
        "comparator": item.comparator.value if item.comparator else None,
        "value": decimal_text(item.value),
        "high": decimal_text(item.high),
        "unit": item.unit,
        "period": item.period,
        "quote": item.quote,
        "source": source_to_json(item.source),
    }


def assignment_to_json(item: Assignment) -> Json:
    """Prose that names who does what."""
    return {
        "task": item.task,
        "assigned_by": item.assigned_by,
        "assignees": list(item.assignees),
        "verb": item.verb,
        "action": item.action,
        "report_to": item.report_to,
        "frequency": item.frequency,
        "coordinating": list(item.coordinating),
        "quote": item.quote,
        "source": source_to_json(item.source),
    }


def finding_to_json(item: Finding) -> Json:
    """A finding with its place and, where one is certain, its correction."""
    found: Json = {
        "kind": item.kind,
        "severity": item.severity.value,
        "quote": item.quote,
        "message": item.message,
        "source": source_to_json(item.source),
    }
    if item.other_quote is not None:
        found["other_quote"] = item.other_quote
        found["other_source"] = source_to_json(item.other_source)
    if item.correction is not None:
        found["correction"] = {
            "source": source_to_json(item.correction.source),
            "replacement": item.correction.replacement,
        }
    return found
