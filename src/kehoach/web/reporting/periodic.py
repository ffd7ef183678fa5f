"""What the program does by itself: open, renew and close periods, compute where units stand."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.timing.periods import Frequency, PeriodSpan, spans_of_year
from kehoach.web.jobs.registry import job
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Period, Regime, Submission
from kehoach.web.reporting.owing import owed_in
from kehoach.web.reporting.refusals import AlreadyOpened, PeriodClosed
from kehoach.web.reporting.services import periods
from kehoach.web.reporting.unit_states import refresh_states


@job("open-periods", gettext_lazy("Mở kỳ báo cáo đến hạn"), every=timedelta(hours=1))
def open_periods(now: datetime) -> str:
    """Open the periods that have begun and can still be reported in time."""
    today = day_of(now)
    opened = []
    regimes = Regime.objects.current(today).going_on(today).exclude(frequency=Frequency.AD_HOC)
    for regime in regimes.order_by("pk"):
        have = set(regime.periods.values_list("year", "index"))
        for span in spans_to_open(regime, today):
            if (span.year, span.index) in have:
                continue
            try:
                opened.append(
                    periods.open_period(actor=None, regime=regime, year=span.year, index=span.index, at=now)
                )
            except AlreadyOpened:
                continue  # by hand, in this very moment
    if not opened:
        return _("Không có kỳ nào đến hạn mở.")
    return _("Đã mở %(count)d kỳ: %(names)s.") % {"count": len(opened), "names": _names(opened)}


def spans_to_open(regime: Regime, today: date) -> list[PeriodSpan]:
    """Return the periods of a regime that have begun and whose deadline is not over.

    What is over is the office's to open by hand: a report nobody could send in time would be late at once.
    """
    # A month cut off on the 14th begins in the year before, and one due in January belongs to it.
    return [
        span
        for year in (today.year - 1, today.year, today.year + 1)
        for span in spans_of_year(year, Frequency(regime.frequency), regime.closing, regime.deadline)
        if span.start <= today <= span.deadline and span.closing >= regime.valid_from
    ]


@job("renew-owing", gettext_lazy("Cập nhật danh sách phải báo cáo"), at=time(4, 30))
def renew_owing(now: datetime) -> str:
    """Bring what is owed in open periods up to date with the assignments."""
    changed = []
    for period in Period.objects.open().select_related("unit", "regime").order_by("pk"):
        if not is_outdated(period):
            continue  # nothing to say in the history
        try:
            periods.renew_owing(actor=None, period=period, at=now)
        except PeriodClosed:
            continue
        changed.append(period)
    if not changed:
        return _("Danh sách phải báo cáo của các kỳ đang mở không đổi.")
    return _("Đã cập nhật %(count)d kỳ: %(names)s.") % {"count": len(changed), "names": _names(changed)}


def is_outdated(period: Period) -> bool:
    """Return whether somebody owes a report that is not there, or one is there that nobody owes."""
    owed = set(owed_in(period))
    rows = {(row.organization_id, row.position_id): row for row in period.submissions.all()}
    return bool(owed - set(rows)) or any(
        place not in owed and row.state == Submission.State.WAITING and not row.draft
        for place, row in rows.items()
    )


@job("close-periods", gettext_lazy("Chốt kỳ báo cáo quá hạn"), at=time(0, 30))
def close_periods(now: datetime) -> str:
    """Close the periods whose regime says how long after the last day given to anybody."""
    today = day_of(now)
    closed = []
    waiting = (
        # One that was opened again with a reason is closed by whoever opened it.
        Period.objects.open()
        .filter(regime__close_after_days__isnull=False, reopened_reason="", deadline__lt=today)
        .select_related("unit", "regime")
        .order_by("pk")
    )
    for period in waiting:
        last = period.submissions.aggregate(last=Max("deadline"))["last"] or period.deadline
        days = period.regime.close_after_days or 0
        if today > max(last, period.deadline) + timedelta(days=days):
            closed.append(periods.close_period(actor=None, period=period, at=now))
    if not closed:
        return _("Không có kỳ nào đến lúc chốt.")
    return _("Đã chốt %(count)d kỳ: %(names)s.") % {"count": len(closed), "names": _names(closed)}


@job("refresh-states", gettext_lazy("Tính lại tình hình các đơn vị"), every=timedelta(minutes=10))
def compute_states(now: datetime) -> str:
    """Compute where units stand after something happened in them, so that pages above find it ready."""
    count = refresh_states(at=now)
    if not count:
        return _("Tình hình các đơn vị đã đủ mới.")
    return _("Đã tính lại tình hình của %(count)d đơn vị.") % {"count": count}


def _names(found: list[Period]) -> str:
    said = [f"{period} ({period.unit})" for period in found[:10]]
    return ", ".join(said) + (", …" if len(found) > len(said) else "")
