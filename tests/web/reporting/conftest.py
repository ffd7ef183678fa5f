"""What tests of reporting start from."""

from datetime import date

import pytest

from tests.web.people import World
from tests.web.reporting.clocks import Clock, set_clock
from tests.web.reporting.years import Year, build_year


@pytest.fixture
def year(world: World) -> Year:
    """A commune whose plan for 2026 is confirmed and given to An's office."""
    return build_year(world)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the day on which pages are asked for."""

    def set_to(day: date) -> None:
        set_clock(monkeypatch, day)

    return set_to
