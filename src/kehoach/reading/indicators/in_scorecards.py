"""Indicators in a scorecard: a criterion whose requirement is a figure."""

import re
from collections.abc import Sequence

from kehoach.domain.plan import IndicatorKind
from kehoach.reading.indicators.candidate import Candidate
from kehoach.reading.indicators.context import Context, Role
from kehoach.reading.indicators.prose import read_sentence
from kehoach.reading.indicators.sentences import sentences
from kehoach.reading.passage import Passage
from kehoach.reading.scorecards import ScorecardRow
from kehoach.vietnamese.amounts import read_amount
from kehoach.vietnamese.text import tone_key

# Words that say that something is fulfilled, and not what: the criterion's own name says that.
_FULFILS = re.compile(
    r"(?:thực\s+hiện|hoàn\s+thành|đạt|đảm\s+bảo|bảo\s+đảm|kế\s+hoạch|chỉ\s+tiêu|nhiệm\s+vụ|theo|các|yêu\s+cầu|được|giao"
    r"|tăng|giảm|còn|kiềm\s+chế|duy\s+trì|đã|đề|ra|năm|trở\s+lên|mức|và|vượt|quy\s+định|của|công\s+việc|nội\s+dung|đề\s+ra|trong|\d{4}|\W)+"
)
_LONGEST_BARE = 40
# «Tổ hòa giải hoạt động hiệu quả | Đạt»: a state to reach, and no level of it.
_REACHED = re.compile(
    r"(?:đạt(?:\s+(?:chuẩn|yêu\s+cầu))?|hoàn\s+thành|giữ\s+vững|duy\s+trì|không\s+xảy\s+ra)\W*"
)


def read_scorecard_rows(context: Context, rows: Sequence[ScorecardRow]) -> list[Candidate]:
    """The indicators that the criteria require, one under the other as the criteria are."""
    by_number: dict[str, Candidate] = {}
    found: list[Candidate] = []
    for row in rows:
        if row.requirement is None or not row.requirement.text:
            continue
        for candidate in _read_row(context, row, row.requirement):
            candidate.criterion = row.criterion.number
            candidate.group = row.ancestors
            candidate.page = row.criterion.source.page
            candidate.parent = candidate.parent or by_number.get(row.criterion.parent or "")
            by_number.setdefault(row.criterion.number, candidate)
            found.append(candidate)
    return found


def _read_row(context: Context, row: ScorecardRow, requirement: Passage) -> list[Candidate]:
    bare = _read_bare(context, row, requirement)
    if bare is not None:
        return [bare]
    if _REACHED.fullmatch(tone_key(requirement.text)):
        return [_state(row, requirement)]
    found: list[Candidate] = []
    for start, end in requirement.spans:
        for first, last in sentences(context.layout.plain, start, end):
            found.extend(read_sentence(context, first, last, Role.TARGETS, subject=row.criterion.name).found)
    for candidate in found:
        if candidate.parent is None and _FULFILS.fullmatch(candidate.name.lower()):
            candidate.name = row.criterion.name
            candidate.start = min(candidate.start, row.name.spans[0][0])
    return found


def _state(row: ScorecardRow, requirement: Passage) -> Candidate:
    return Candidate(
        name=row.criterion.name,
        start=min(row.name.spans[0][0], requirement.spans[0][0]),
        end=max(row.name.spans[0][1], requirement.spans[-1][1]),
        at=row.criterion.source.start,
        kind=IndicatorKind.ACHIEVEMENT,
    )


def _read_bare(context: Context, row: ScorecardRow, requirement: Passage) -> Candidate | None:
    """The criterion is the name where the requirement is a figure and nothing else: «1.100 tấn trở lên»."""
    text = requirement.text
    amount = read_amount(text, context.convention) if len(text) <= _LONGEST_BARE else None
    if amount is None:
        return None
    rest = text[: amount.start] + " " + text[amount.end :]
    if not re.fullmatch(r"[\s.;,]*|(?i:\s*(?:đạt|là|từ|mức)\s*)", rest):
        return None
    return Candidate(
        name=row.criterion.name,
        start=min(row.name.spans[0][0], requirement.spans[0][0]),
        end=max(row.name.spans[0][1], requirement.spans[-1][1]),
        at=row.criterion.source.start,
        comparator=amount.comparator,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        doubt=amount.doubt,
        number_text=text[amount.number_start : amount.number_end],
    )
