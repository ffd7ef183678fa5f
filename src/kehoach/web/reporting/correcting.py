"""The fields of one item of a report that was accepted, to be corrected."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from kehoach.vietnamese.numbers import format_number
from kehoach.web.plans.values import decimal_text
from kehoach.web.reporting.entries import ACTUAL_FIELDS, PROGRESS_FIELDS, Question, field_name
from kehoach.web.reporting.flows import flows_of
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.report_form import (
    Boxes,
    IndicatorCard,
    SolutionCard,
    indicator_card,
    solution_card,
)


def correction_card(
    submission: Submission,
    lineage: UUID,
    *,
    typed: Mapping[str, str] | None = None,
    questions: Sequence[Question] = (),
) -> SolutionCard | IndicatorCard | None:
    """Return the fields as they were accepted, or as typed just now; None where there is no such item."""
    progress = submission.progress.select_related("solution__task").filter(lineage=lineage).first()
    if progress is not None:
        texts = {
            field_name(progress.solution, name): _text(getattr(progress, name)) for name in PROGRESS_FIELDS
        }
        boxes = Boxes(texts if typed is None else typed, questions)
        return solution_card(progress.solution, boxes, old=None)
    actual = submission.actuals.select_related("indicator", "period").filter(lineage=lineage).first()
    if actual is None:
        return None
    indicator = actual.indicator
    texts = {field_name(indicator, name): _text(getattr(actual, name)) for name in ACTUAL_FIELDS}
    # «21,485» as it stands is known to be the smaller of the two figures it may be read as.
    for name in ("value", "numerator", "denominator"):
        if (figure := getattr(actual, name)) is not None:
            texts[f"{field_name(indicator, name)}-reading"] = decimal_text(figure)
    boxes = Boxes(texts if typed is None else typed, questions)
    return indicator_card(indicator, boxes, flow=flows_of([indicator])[lineage], earlier=[actual])


def _text(value: Any) -> str:
    """Return a stored value the way it is typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return format_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)
