"""How the figures of indicators make a year, and the shape in which their series are computed."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from kehoach.scoring.series import Entry, Flow
from kehoach.web.plans.following import proposed_flow
from kehoach.web.plans.models import Indicator, Tracking
from kehoach.web.reporting.entries import ActualEntry
from kehoach.web.reporting.models import Actual


def flows_of(indicators: Iterable[Indicator], *, said: Mapping[UUID, Flow] | None = None) -> dict[UUID, Flow]:
    """Return of each indicator whether its figures add up, as somebody said or as its words tell.

    :param said: what somebody said, where it was looked up with the items.
    """
    listed = list(indicators)
    if not listed:
        return {}
    if said is None:
        rows = Tracking.objects.filter(lineage__in=[one.lineage for one in listed])
        said = {lineage: Flow(flow) for lineage, flow in rows.values_list("lineage", "flow")}
    return {one.lineage: said.get(one.lineage) or proposed_flow(one) for one in listed}


def as_entry(row: Actual | ActualEntry, closing: date) -> Entry:
    """Return a figure the way series are computed from it."""
    return Entry(
        closing,
        row.value,
        cumulative=row.cumulative,
        numerator=row.numerator,
        denominator=row.denominator,
    )
