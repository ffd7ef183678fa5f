"""Which periods of a unit's regimes can be opened next, and the months a rule would make of a year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.timing.periods import (
    Closing,
    Deadline,
    Frequency,
    PeriodSpan,
    UnclearRule,
    label,
    spans_of_year,
)
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.models import Period, Regime

# How long after its closing a period that was never opened is still offered.
_LOOKS_BACK: Final = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Span:
    """A period that can be opened: its name and its dates."""

    year: int
    index: int
    label: str
    start: date
    closing: date
    deadline: date

    @property
    def key(self) -> str:
        """Return how a form names it."""
        return f"{self.year}-{self.index}"


@dataclass(frozen=True, slots=True)
class Offer:
    """The periods of one regime that were not opened yet, which one is next, and when one more begins."""

    regime: Regime
    spans: tuple[Span, ...]  # that have begun, the latest first
    following: Span | None

    @property
    def next(self) -> Span | None:
        """Return the one that would be opened now."""
        return self.spans[0] if self.spans else None


def units_to_collect_in(user: User) -> list[Organization]:
    """Return the units whose periods the person opens and closes."""
    return list(Organization.objects.where_may(user, Action.COLLECT).units().order_by("path"))


def offers(units: Sequence[Organization], *, today: date) -> list[Offer]:
    """Return for each regime in force what can be opened in it."""
    regimes = Regime.objects.current(today).filter(organization__in=[unit.pk for unit in units])
    rows = list(
        regimes.exclude(frequency=Frequency.AD_HOC)
        .select_related("organization")
        .order_by("organization__path", "name", "pk")
    )
    opened: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for regime, year, index in Period.objects.filter(
        regime__in=[row.pk for row in rows], year__gte=today.year - 1
    ).values_list("regime", "year", "index"):
        opened[regime].add((year, index))
    return [_offer(row, opened[row.pk], today=today) for row in rows]


def _offer(regime: Regime, opened: set[tuple[int, int]], *, today: date) -> Offer:
    spans = [
        span
        for year in (today.year - 1, today.year, today.year + 1)
        for span in spans_of(regime, year)
        if (span.year, span.index) not in opened
        and span.closing >= max(regime.valid_from, today - _LOOKS_BACK)
        and (regime.valid_to is None or span.start <= regime.valid_to)
    ]
    begun = [span for span in spans if span.start <= today]
    following = next((span for span in spans if span.start > today), None)
    return Offer(regime, tuple(reversed(begun)), following)


def spans_of(regime: Regime, year: int) -> list[Span]:
    """Return the periods of a year by the regime's rule."""
    return spans_by(Frequency(regime.frequency), regime.closing, regime.deadline, year=year)


def spans_by(frequency: Frequency, closing: Closing, deadline: Deadline, *, year: int) -> list[Span]:
    """Return the periods of a year by a rule.

    :raises UnclearRule: the rule gives no day, or two.
    """
    return [_span(span) for span in spans_of_year(year, frequency, closing, deadline)]


def previewed(regime: Regime, year: int) -> tuple[list[Span], str]:
    """Return the periods that a rule would make of a year, and why it makes none."""
    if regime.frequency == Frequency.AD_HOC:
        return [], ""
    try:
        spans = spans_of(regime, year)
    except UnclearRule as refusal:
        return [], str(refusal)
    early = next((span for span in spans if span.deadline < span.start), None)
    if early is not None:
        said = _("«%(period)s»: hạn gửi %(deadline)s trước cả ngày đầu kỳ. Sửa hạn gửi.")
        return spans, said % {"period": early.label, "deadline": f"{early.deadline:%d/%m/%Y}"}
    return spans, ""


def _span(span: PeriodSpan) -> Span:
    values: dict[str, Any] = {
        name: getattr(span, name) for name in ("year", "index", "start", "closing", "deadline")
    }
    return Span(label=label(span), **values)
