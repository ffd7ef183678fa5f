"""What tests of documents start from."""

import pytest
from django.test import Client

from kehoach.web.organizations.policy import Role
from tests.web.conftest import signed_in
from tests.web.documents.letters import Office, an_office
from tests.web.people import World, a_person


@pytest.fixture
def office(world: World) -> Office:
    return an_office(world)


@pytest.fixture
def leader(office: Office) -> Client:
    """A browser in which the chairman of the commune is signed in."""
    return signed_in(office.leader)


@pytest.fixture
def superior(world: World) -> Client:
    """A browser of the province."""
    return signed_in(a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=world.province))


@pytest.fixture
def observer(world: World) -> Client:
    """A browser of the council of the commune."""
    return signed_in(a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=world.commune))
