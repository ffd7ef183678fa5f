from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.timeliness import SubmissionRecord, on_time_rate

DEADLINE = date(2026, 3, 19)


def record(sent=None, deadline=DEADLINE, *, closed=False):
    return SubmissionRecord(deadline, sent, closed)


def counts(records, today):
    found = on_time_rate(records, today)
    return found.owed, found.on_time, found.late, found.missing, found.waiting


def test_the_last_day_is_still_in_time():
    assert counts([record(DEADLINE)], date(2026, 3, 20)) == (1, 1, 0, 0, 0)


def test_the_day_after_is_late_and_stays_late():
    assert counts([record(date(2026, 3, 20))], date(2026, 12, 31)) == (1, 0, 1, 0, 0)


def test_only_what_is_due_is_counted():
    records = [record(), record(date(2026, 3, 10)), record(deadline=date(2026, 4, 19))]
    assert counts(records, DEADLINE) == (0, 0, 0, 0, 3)
    assert counts(records, date(2026, 3, 20)) == (2, 1, 0, 1, 1)


def test_nothing_due_has_no_rate():
    found = on_time_rate([record()], DEADLINE)
    assert found.rate is None
    assert found.reason == "Đến ngày 19/03/2026 chưa báo cáo nào đến hạn nên chưa có tỷ lệ."
    assert on_time_rate([], DEADLINE).rate is None


def test_a_closed_period_takes_no_more():
    assert counts([record(closed=True)], date(2026, 3, 15)) == (1, 0, 0, 1, 0)


def test_what_is_sent_after_today_is_not_known_today():
    assert counts([record(date(2026, 3, 25))], date(2026, 3, 22)) == (1, 0, 0, 1, 0)


def test_the_sentence_names_what_was_counted():
    ahead = record(date(2026, 3, 20), date(2026, 4, 19))
    found = on_time_rate([record(DEADLINE), record(date(2026, 3, 21)), record(), ahead], date(2026, 3, 31))
    assert found.rate == Decimal("33.33")
    assert found.reason == (
        "Đến ngày 31/03/2026 có 3 báo cáo đến hạn: 1 đúng hạn, 1 chậm, 1 chưa gửi; 1/3 = 33,33%. "
        "1 báo cáo chưa đến hạn không tính, trong đó 1 đã gửi trước."
    )


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
records = st.lists(st.builds(SubmissionRecord, days, st.none() | days, st.booleans()), max_size=20)


@given(records, days)
def test_every_report_is_counted_once(listed, today):
    found = on_time_rate(listed, today)
    assert found.on_time + found.late + found.missing == found.owed
    assert found.owed + found.waiting == len(listed)


@given(records, days, days)
def test_late_never_becomes_on_time(listed, one, other):
    earlier, later = sorted([one, other])
    assert on_time_rate(listed, earlier).late <= on_time_rate(listed, later).late
