"""What tests of composing start from."""

import pytest

from tests.web.people import World
from tests.web.reporting.years import Year, build_year


@pytest.fixture
def year(world: World) -> Year:
    """A commune whose plan for 2026 is confirmed and given to An's office."""
    return build_year(world)
