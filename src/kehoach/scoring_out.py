"""What the command «score» does: a plan with its scorecard and results in, points with reasons out.

The results are JSON, criteria by their number as read; what is not known is left out:

    {"outside": ["VI"], "criteria": {
      "I.1": {"rule": "proportional", "actual": 1045, "direction": "higher"},
      "I.2": {"rule": "reports@1", "counts": {"late_report": 1, "missing_report": 0}},
      "II": {"rule": "judged", "given": 1.5, "given_by": "Phòng Nội vụ", "evidence": ["BC 12/BC-UBND"]},
      "III": {"rule": "boolean", "achieved": true}}}

Rules and their versions stand in kehoach/scoring/points/rules.toml; targets are those of the plan.
"""

import json
import sys
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from kehoach.domain.plan import Criterion, PlanDraft
from kehoach.pipeline import read_and_check
from kehoach.scoring.points.contract import to_json
from kehoach.scoring.points.inputs import Count, Inputs
from kehoach.scoring.points.presets import NoSuchRule, rule
from kehoach.scoring.points.result import PointsResult
from kehoach.scoring.points.rule import Counted
from kehoach.scoring.points.score import PointsOutOfRange, score
from kehoach.scoring.scorecards.gaps import Gaps, gaps_to
from kehoach.scoring.scorecards.total import ScorecardTotal, total_of
from kehoach.scoring.scorecards.tree import ScorecardBroken
from kehoach.scoring.sentences import figure
from kehoach.scoring.target import Change, Direction, Target

_AMOUNTS = ("actual", "denominator", "given", "base")
_TOO_LARGE = Decimal(10) ** 15


class ResultsRefused(ValueError):
    """A file of results that cannot be used; the message says what, where and what next."""


def score_plan(file: Path, results: Path, *, goal: Decimal, as_json: bool) -> int:
    """Print what a plan's scorecard comes to; return the exit status.

    :raises Unreadable: the plan is refused; the message says what, where and what next.
    """
    draft, _ = read_and_check(file)
    if draft.scorecard is None:
        return _refuse(f"«{file.name}»: không thấy bảng điểm nào. Chọn kế hoạch có bảng chấm điểm.")
    try:
        said = _read(results)
        scored = _scored(draft, said.get("criteria", {}), results)
        total = total_of(draft.scorecard, scored, outside=frozenset(said.get("outside", ())))
    except (ResultsRefused, ScorecardBroken, NoSuchRule, PointsOutOfRange) as refusal:
        return _refuse(str(refusal))
    gaps = gaps_to(total, goal)
    sys.stdout.write(_as_json(total, gaps) if as_json else _as_text(total, gaps))
    return 0


def _read(results: Path) -> dict[str, Any]:
    try:
        said = json.loads(results.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as missing:
        raise ResultsRefused(f"Không mở được tệp «{results}». Kiểm tra lại tên và thư mục.") from missing
    except (json.JSONDecodeError, UnicodeDecodeError) as broken:
        raise ResultsRefused(f"«{results.name}»: không phải tệp JSON. Kiểm tra lại nội dung tệp.") from broken
    if not isinstance(said, dict) or not isinstance(said.get("criteria", {}), dict):
        raise ResultsRefused(
            f"«{results.name}»: phải có mục «criteria», mỗi tiêu chí một dòng theo số thứ tự."
        )
    return said


def _scored(draft: PlanDraft, said: Mapping[str, Any], results: Path) -> dict[str, PointsResult]:
    criteria = {one.number: one for one in draft.scorecard.criteria} if draft.scorecard else {}
    strange = [number for number in said if number not in criteria]
    if strange:
        raise ResultsRefused(
            f"«{results.name}»: bảng điểm không có tiêu chí {', '.join(strange)}. "
            "Ghi đúng số thứ tự của tiêu chí."
        )
    return {number: _one(draft, criteria[number], entry) for number, entry in said.items()}


def _one(draft: PlanDraft, criterion: Criterion, entry: object) -> PointsResult:
    if not isinstance(entry, dict) or not isinstance(entry.get("rule"), str):
        raise ResultsRefused(f"Tiêu chí {criterion.number}: chưa ghi quy tắc chấm điểm «rule».")
    code, _, version = entry["rule"].partition("@")
    actual, denominator, given, base = (_amount(criterion, name, entry.get(name)) for name in _AMOUNTS)
    try:
        inputs = Inputs(
            target=_target(draft, criterion, entry.get("direction"), base=base),
            actual=actual,
            denominator=denominator,
            achieved=_flag(entry.get("achieved")),
            counts=tuple(Count(Counted(name), int(times)) for name, times in entry.get("counts", {}).items()),
            given=given,
            given_by=_text(entry.get("given_by", "")),
            opinion=_text(entry.get("opinion", "")),
            evidence=tuple(map(_text, _list(entry.get("evidence", [])))),
            nothing_arose=_flag(entry.get("nothing_arose")) or False,
        )
        chosen = rule(code, int(version) if version else None)
    except (ValueError, TypeError, AttributeError) as broken:
        raise ResultsRefused(
            f"Tiêu chí {criterion.number}: có mục ghi sai. Kiểm tra lại từng mục."
        ) from broken
    return score(criterion, chosen, inputs)


def _flag(said: object) -> bool | None:
    if said is None or isinstance(said, bool):
        return said
    raise TypeError(said)


def _text(said: object) -> str:
    if isinstance(said, str):
        return said
    raise TypeError(said)


def _list(said: object) -> list[object]:
    if isinstance(said, list):
        return said
    raise TypeError(said)


def _amount(criterion: Criterion, name: str, said: object) -> Decimal | None:
    if said is None:
        return None
    try:
        found = Decimal(str(said))
    except InvalidOperation:
        found = Decimal("NaN")
    if isinstance(said, bool) or not found.is_finite() or abs(found) >= _TOO_LARGE:
        raise ResultsRefused(
            f"Tiêu chí {criterion.number}: «{name}» ghi «{said}» không phải số. Ghi như 1045.5."
        )
    return found


def _target(
    draft: PlanDraft, criterion: Criterion, way: str | None, *, base: Decimal | None
) -> Target | None:
    """Return what the plan promises for a criterion; None where it promises several things, or nothing."""
    promised = [one for one in draft.indicators if one.criterion == criterion.number]
    if len(promised) != 1:
        return None
    one = promised[0]
    change = (Change.PERCENT if one.unit == "%" else Change.AMOUNT) if one.is_change else None
    return Target(
        comparator=one.comparator,
        value=one.value,
        low=one.low,
        high=one.high,
        kind=one.kind,
        direction=None if way is None else Direction(way),
        base=base,
        change=change,
        unit=one.unit or "",
    )


def _as_text(total: ScorecardTotal, gaps: Gaps) -> str:
    lines = []
    for row in total.walk():
        given = "-" if row.points is None else figure(row.points)
        most = "-" if row.max_points is None else figure(row.max_points)
        lines.append(f"{'  ' * row.depth}{row.criterion.number} {row.criterion.name}: {given}/{most}")
        if row.is_scored:
            lines.append(f"{'  ' * row.depth}    {row.reason}")
    lines += ["", total.reason, *total.faults, "", gaps.reason]
    lines += [f"{at}. {one.criterion.number}: {one.need}" for at, one in enumerate(gaps.openings, start=1)]
    return "\n".join([*lines, *gaps.lost]) + "\n"


def _as_json(total: ScorecardTotal, gaps: Gaps) -> str:
    told = {
        "points": None if total.points is None else str(total.points),
        "known": str(total.known),
        "known_max": str(total.known_max),
        "max_points": str(total.max_points),
        "reason": total.reason,
        "faults": total.faults,
        "missing": [str(lack) for lack in total.missing],
        "gaps": {"reason": gaps.reason, "openings": [one.need for one in gaps.openings]},
        "criteria": [to_json(row.result) for row in total.walk() if row.result is not None],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
