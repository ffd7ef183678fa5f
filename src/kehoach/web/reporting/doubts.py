"""What looks odd in a report that can be read: worth a second look, never a reason to refuse it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kehoach.scoring.series import Flow, jump, parts_conflict
from kehoach.scoring.status import ReportedState
from kehoach.web.frame.prepared import Prepared
from kehoach.web.plans.models import Indicator
from kehoach.web.reporting.before import actuals_before
from kehoach.web.reporting.entries import ActualEntry, Entries, ProgressEntry, Question, field_name
from kehoach.web.reporting.flows import as_entry, flows_of
from kehoach.web.reporting.models import Actual, Progress, Submission

_SHARES = {"%", "‰"}
# The parts of these, and these themselves: the wholes of what is reported are among them.
_FAMILY = Prepared(
    Indicator,
    lambda wholes: Indicator.objects.present().filter(Q(parent__in=wholes) | Q(pk__in=wholes)),
    *("id", "plan_id", "lineage", "parent_id", "name", "unit", "is_change"),
)


def doubts_of(
    submission: Submission,
    entries: Entries,
    before: Mapping[UUID, Progress],
    *,
    flows: Mapping[UUID, Flow],
) -> tuple[Question, ...]:
    """Return what the writer is asked to look at again, each beside its field.

    :param flows: how the figures of indicators make a year, where somebody has said so.
    """
    progress = (
        found
        for one in entries.progress
        if not one.nothing_new
        for found in _of_progress(one, before.get(one.solution.lineage))
    )
    figures = [one for one in entries.actuals if not one.nothing_new]
    return (*progress, *_jumps(submission, figures, flows), *_parts(submission, figures))


def seal(doubt: Question) -> str:
    """Return the mark by which a doubt is known again once its writer has seen it."""
    return hashlib.sha256(f"{doubt.field} {doubt.message}".encode()).hexdigest()[:16]


def unseen(doubts: Iterable[Question], seen: str) -> tuple[Question, ...]:
    """Return the doubts the writer has not yet answered by sending again."""
    known = set(seen.split())
    return tuple(doubt for doubt in doubts if seal(doubt) not in known)


def _of_progress(entry: ProgressEntry, old: Progress | None) -> Iterator[Question]:
    solution = entry.solution
    if entry.state is ReportedState.IN_PROGRESS and entry.percent == 100:
        told = _("Tiến độ 100% mà tình hình là «đang thực hiện». Nếu đã xong, chọn «đã hoàn thành».")
        yield Question(field_name(solution, "state"), solution, told)
    if old is None or old.percent is None or entry.percent is None or entry.percent >= old.percent:
        return
    told = _("Tiến độ giảm từ %(old)d%% xuống %(new)d%% so với lần báo trước.") % {
        "old": old.percent,
        "new": entry.percent,
    }
    yield Question(field_name(solution, "percent"), solution, told)


def _jumps(
    submission: Submission, figures: list[ActualEntry], said: Mapping[UUID, Flow]
) -> Iterator[Question]:
    if not figures:
        return
    series = actuals_before(submission)
    flows = flows_of((one.indicator for one in figures if one.indicator.lineage in series), said=said)
    for one in figures:
        indicator = one.indicator
        rows = series.get(indicator.lineage)
        if not rows or one.value is None:
            continue
        now = as_entry(one, submission.period.closing)
        earlier = [as_entry(row, row.period.closing) for row in rows]
        told = jump(earlier, now, flows[indicator.lineage])
        if told:
            yield Question(field_name(indicator, "value"), indicator, told)


def _parts(submission: Submission, figures: list[ActualEntry]) -> Iterator[Question]:
    """Yield the wholes whose parts come to more, also where somebody else has reported one of both."""
    mine = {one.indicator.lineage: one for one in figures}
    if not figures:
        return
    own = {one.indicator.pk: one.indicator for one in figures}
    above = {one.indicator.parent_id for one in figures if one.indicator.parent_id} - set(own)
    family = _FAMILY.things(sorted([*own, *above]))
    wholes: dict[int | None, Indicator] = {one.pk: one for one in family} | own
    parts: dict[int | None, list[Indicator]] = {}
    for part in family:
        whole = wholes.get(part.parent_id)
        if whole is not None and _adds_up(part, whole):
            parts.setdefault(part.parent_id, []).append(part)
    if not parts:
        return
    lineages = {one.lineage for listed in parts.values() for one in listed}
    lineages |= {wholes[key].lineage for key in parts}
    said = _said_by_others(submission, lineages - set(mine)) | {key: [one] for key, one in mine.items()}
    for key, listed in parts.items():
        whole = wholes[key]
        told = _conflict(said.get(whole.lineage, []), [said.get(part.lineage, []) for part in listed])
        here = next((one for one in (whole, *listed) if one.lineage in mine), None)
        if told and here is not None:
            yield Question(
                field_name(here, "value"),
                here,
                _("«%(whole)s»: %(told)s") % {"whole": whole.name, "told": told},
            )


def _adds_up(part: Indicator, whole: Indicator) -> bool:
    plain = not (part.is_change or whole.is_change or whole.unit in _SHARES)
    return plain and part.unit == whole.unit


def _said_by_others(submission: Submission, lineages: set[UUID]) -> dict[UUID, list[Actual | ActualEntry]]:
    rows = Actual.objects.filter(
        period=submission.period_id,
        lineage__in=lineages,
        submission__state__in=[Submission.State.SUBMITTED, Submission.State.ACCEPTED],
    ).exclude(submission=submission.pk)
    found: dict[UUID, list[Actual | ActualEntry]] = {}
    for row in rows:
        found.setdefault(row.lineage, []).append(row)
    return found


def _conflict(whole: list[Actual | ActualEntry], parts: list[list[Actual | ActualEntry]]) -> str | None:
    """Return what does not fit; figures of a period and of the year so far are never added together."""
    if len(whole) != 1 or whole[0].value is None:
        return None
    figures: list[Decimal | None] = []
    for listed in parts:
        # What several report of one part is a sum of shares, which nobody has said they are.
        if len(listed) > 1 or any(one.cumulative != whole[0].cumulative for one in listed):
            return None
        figures.append(listed[0].value if listed else None)
    return parts_conflict(whole[0].value, figures)
