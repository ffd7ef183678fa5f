"""An indicator while it is being read: its parent is another candidate, its number comes last."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kehoach.domain.layout import Layout
from kehoach.domain.plan import Comparator, Indicator, IndicatorKind, Source
from kehoach.vietnamese.amounts import Amount


@dataclass(slots=True, eq=False)
class Candidate:
    """Offsets are into the layout; `at` orders the candidates as the document does."""

    name: str
    start: int
    end: int
    at: int
    amount: Amount | None = None
    kind: IndicatorKind = IndicatorKind.QUANTITY
    comparator: Comparator | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    parent: "Candidate | None" = None
    group: tuple[str, ...] = ()
    period: str | None = None
    criterion: str | None = None
    is_change: bool = False
    doubt: str | None = None
    number_text: str | None = None
    page: int | None = None

    @classmethod
    def of(cls, amount: Amount, name: str, start: int, end: int) -> "Candidate":
        """A candidate that takes its figures from an amount; its quote lies between the offsets."""
        return cls(
            name=name,
            start=min(start, amount.start),
            end=max(end, amount.end),
            at=amount.number_start,
            amount=amount,
            comparator=amount.comparator,
            value=amount.value,
            low=amount.low,
            high=amount.high,
            unit=amount.unit,
            doubt=amount.doubt,
        )


def _printed(layout: Layout, amount: Amount | None) -> str | None:
    return layout.plain[amount.number_start : amount.number_end] if amount else None


def number_candidates(layout: Layout, candidates: Iterable[Candidate]) -> tuple[Indicator, ...]:
    """The candidates in document order as indicators «i1», «i2», …, parents by their ids."""
    ordered = sorted(candidates, key=lambda item: (item.at, item.start))
    ids = {id(item): f"i{place}" for place, item in enumerate(ordered, start=1)}
    return tuple(
        Indicator(
            id=ids[id(item)],
            name=item.name,
            quote=layout.quote(item.start, item.end),
            source=Source(item.start, item.end, item.page),
            kind=item.kind,
            parent=ids.get(id(item.parent)) if item.parent is not None else None,
            group=item.group,
            comparator=item.comparator,
            value=item.value,
            low=item.low,
            high=item.high,
            unit=item.unit,
            period=item.period,
            criterion=item.criterion,
            is_change=item.is_change,
            number_text=layout.plain[item.amount.number_start : item.amount.number_end]
            if item.amount
            else None,
            doubt=item.doubt,
        )
        for item in ordered
    )
