"""In January the year before stays in sight until its last period is closed and its reports are accepted."""

from datetime import date

from kehoach.web.reporting.services.periods import close_period
from kehoach.web.reporting.services.submissions import accept, submit
from tests.web.conftest import signed_in
from tests.web.reporting.clocks import Clock
from tests.web.reporting.years import Year, at

NEW_YEAR = date(2027, 1, 8)


def test_december_is_seen_until_it_is_closed_and_accepted(year: Year, clock: Clock) -> None:
    december = year.open(12)
    clock(NEW_YEAR)
    an, binh, chau = (signed_in(one) for one in (year.world.an, year.world.binh, year.world.chau))
    for browser in (an, binh):
        home = browser.get("/")
        assert "Năm 2026 chưa xong" in home.content.decode()
        assert "0/1 đã gửi, 1 chưa gửi, 0 chờ duyệt" in home.content.decode()
        # Nothing is planned for the new year yet: the old one is what the page is about.
        assert home.context["board"].year == 2026
    assert len(an.get("/").context["board"].own_reports) == 1
    assert "chưa xong" not in chau.get("/").content.decode()
    report = submit(
        actor=year.world.an, submission=year.report_of(december), texts=year.texts(), at=at(2027, 1, 8)
    )
    december.refresh_from_db()
    close_period(actor=year.world.binh, period=december, at=at(2027, 1, 8))
    assert "1/1 đã gửi, 0 chưa gửi, 1 chờ duyệt" in binh.get("/").content.decode()
    accept(actor=year.world.binh, submission=report, at=at(2027, 1, 8))
    settled = binh.get("/")
    assert "chưa xong" not in settled.content.decode()
    assert settled.context["board"] is None


def test_a_year_is_shown_when_it_is_asked_for(year: Year, clock: Clock) -> None:
    clock(NEW_YEAR)
    binh = signed_in(year.world.binh)
    assert binh.get("/").context["board"] is None
    page = binh.get("/?nam=2026")
    assert page.context["board"].year == 2026
    assert "của năm 2026" in page.content.decode()


def test_from_spring_on_nobody_asks_for_the_year_before(year: Year, clock: Clock) -> None:
    clock(date(2026, 5, 4))
    binh = signed_in(year.world.binh)
    assert binh.get("/").context["unsettled"] == ()
