"""What tests of superiors' forms start from."""

from datetime import date

import pytest
from django.test import Client

from kehoach.web.organizations.policy import Role
from tests.web.conftest import signed_in
from tests.web.people import World, a_person
from tests.web.reporting.clocks import set_clock
from tests.web.reporting.years import Year, build_year
from tests.web.superior_forms.province_forms import Page, a_page


@pytest.fixture
def year(world: World, monkeypatch: pytest.MonkeyPatch) -> Year:
    """A commune whose plan for 2026 is confirmed and given to An's office; it is August."""
    set_clock(monkeypatch, date(2026, 8, 3))
    return build_year(world)


@pytest.fixture
def page(year: Year, binh: Client) -> Page:
    """Bình's form of the province, brought in and not yet looked through."""
    return a_page(binh, year.world)


@pytest.fixture
def leader(world: World) -> Client:
    """A browser in which the chairman of the commune is signed in."""
    return signed_in(a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune))


@pytest.fixture
def superior(world: World) -> Client:
    """A browser of the province."""
    return signed_in(a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=world.province))
