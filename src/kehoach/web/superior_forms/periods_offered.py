"""The periods for which a form can be filled, the newest first."""

from datetime import date
from typing import Final

from kehoach.timing.periods import Frequency
from kehoach.web.composing.spans import Span, spans_in
from kehoach.web.organizations.models import Organization

_HALF_A_MONTH: Final = 14


def spans_offered(unit: Organization, today: date) -> list[Span]:
    """Return the months, quarters, halves and years that have begun, of this year and the one before."""
    found = [*spans_in(unit, today.year), *spans_in(unit, today.year - 1)]
    begun = [span for span in found if span.start <= today]
    return sorted(
        begun, key=lambda span: (span.frequency is not Frequency.MONTHLY, -span.closing.toordinal())
    )


def span_chosen(spans: list[Span], code: str, today: date) -> Span | None:
    """Return the period of a code; where none is asked for, the month that is reported on these days."""
    if code:
        return next((span for span in spans if span.code == code), None)
    # In the first half of a month people still put together the month before.
    ripe = (span for span in spans if (today - span.start).days >= _HALF_A_MONTH)
    return next(ripe, spans[0] if spans else None)
