"""The figure of an indicator that a column asks for, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from kehoach.domain.plan import Comparator
from kehoach.vietnamese.text import tone_key
from kehoach.web.composing.spans import Span
from kehoach.web.composing.year_facts import year_facts
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import indicators_in_force
from kehoach.web.plans.models import Indicator
from kehoach.web.superior_forms.mapping import MappedRow
from kehoach.web.superior_forms.units import factor
from kehoach.web.superior_forms.uses import Use
from kehoach.writing.documents.facts import TargetFact

_CENT: Final = Decimal("0.01")
_IN_ITS_UNIT: Final = frozenset({Use.TARGET, Use.AMOUNT, Use.TO_DATE, Use.SAME_TIME, Use.PREVIOUS})


@dataclass(frozen=True, slots=True)
class Figure:
    """What goes into a cell; `why` says why nothing does, or what is to be known of what does."""

    value: Decimal | str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator of the year with what it came to."""

    indicator: Indicator
    fact: TargetFact


class Facts:
    """The indicators of a unit as of a period, found by what the rows of a form are joined to."""

    def __init__(self, known: Sequence[Known], year: int) -> None:
        self.year = year
        self._by_lineage = {str(one.indicator.lineage): one for one in known}
        self._by_name: dict[tuple[str, str], list[Known]] = {}
        for one in known:
            self._by_name.setdefault(_known_as(one.fact.name, one.indicator.unit), []).append(one)

    def of(self, row: MappedRow) -> Known | None:
        """Return what a row is joined to; in another year's plan, the one indicator of its name and unit."""
        named = self._by_name.get(_known_as(row.name, row.own_unit), [])
        return self._by_lineage.get(row.lineage) or (named[0] if len(named) == 1 else None)


def facts_of(unit: Organization, span: Span) -> Facts:
    """Return the unit's indicators as of the closing of a period."""
    indicators = {str(one.lineage): one for one in indicators_in_force(unit, span.year)}
    targets = year_facts(unit, span).targets
    return Facts(
        [Known(indicators[one.lineage], one) for one in targets if one.lineage in indicators], span.year
    )


def figure_for(row: MappedRow, use: Use, facts: Facts) -> Figure:
    """Return the figure of a row for a column, in the unit of measure of the form."""
    known = facts.of(row)
    if known is None:
        return Figure(
            None,
            _("kế hoạch năm %(year)d không có chỉ tiêu «%(name)s»") % {"year": facts.year, "name": row.name},
        )
    found = _own_figure(known, use)
    if not isinstance(found.value, Decimal) or use not in _IN_ITS_UNIT:
        return found
    times = factor(known.indicator.unit, row.unit)
    if times is None:
        return Figure(
            None,
            _("biểu tính bằng «%(theirs)s», kế hoạch tính bằng «%(ours)s»")
            % {"theirs": row.unit, "ours": known.indicator.unit},
        )
    return Figure(plain(found.value * times), found.why)


def plain(value: Decimal) -> Decimal:
    """Return a number without zeros that say nothing."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _known_as(name: str, unit: str) -> tuple[str, str]:
    return tone_key(name), tone_key(unit)


def _own_figure(known: Known, use: Use) -> Figure:
    fact = known.fact
    match use:
        case Use.TARGET:
            return _or_why(_target(known), _("kế hoạch không ghi mức phải đạt"))
        case Use.AMOUNT:
            return _reported(fact, fact.amount, fact.gap or _("chưa có đủ báo cáo của kỳ này"))
        case Use.TO_DATE:
            found = _reported(fact, fact.to_date, _("chưa có số liệu nào trong năm"))
            # A sum that lacks a month is told, and told to lack it; the month alone is whole or unknown.
            return Figure(found.value, found.why or fact.gap)
        case Use.SAME_TIME:
            return _or_why(fact.same_time, _("chưa có số cùng kỳ năm trước"))
        case Use.PREVIOUS:
            return _or_why(fact.previous, _("chưa có số cả năm trước"))
        case Use.RATE:
            return _share(fact.rate, fact.gap or _("chưa đủ số để tính"))
        case Use.SAME_RATE:
            return _share(fact.same_period, _("chưa đủ số để so với cùng kỳ"))
        case Use.NOTE:
            return Figure(fact.note or None)
        case Use.SKIP:
            return Figure(None)


def _target(known: Known) -> Decimal | str | None:
    """Return what is to be reached; words where one number does not tell it, as «10 – 12»."""
    indicator = known.indicator
    is_single = indicator.comparator not in (Comparator.RANGE.value, Comparator.RATIO.value)
    if indicator.value is not None and is_single and not indicator.is_change:
        return indicator.value
    return known.fact.goal_cell or None


def _reported(fact: TargetFact, value: Decimal | None, otherwise: str) -> Figure:
    if fact.is_achievement:
        if fact.achieved is None:
            return Figure(None, _("chưa có báo cáo đạt hay chưa"))
        return Figure(_("Đạt") if fact.achieved else _("Chưa đạt"))
    if value is None:
        return Figure(None, otherwise)
    return Figure(value)


def _or_why(value: Decimal | str | None, otherwise: str) -> Figure:
    return Figure(value, otherwise if value is None else "")


def _share(value: Decimal | None, otherwise: str) -> Figure:
    return Figure(None, otherwise) if value is None else Figure(plain(value.quantize(_CENT)))
