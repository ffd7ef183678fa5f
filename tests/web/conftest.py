"""What web tests start from."""

import pytest
from django.test import Client

from scripts.messages import compile_catalogues
from tests.web.people import World, build_world

# Pages are looked at in both languages, also where the suite is started without make.
compile_catalogues()


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def an(world: World) -> Client:
    """A browser in which An is signed in."""
    return signed_in(world.an)


@pytest.fixture
def binh(world: World) -> Client:
    """A browser in which Bình is signed in."""
    return signed_in(world.binh)


@pytest.fixture
def chau(world: World) -> Client:
    """A browser in which Châu is signed in."""
    return signed_in(world.chau)


def signed_in(person: object) -> Client:
    browser = Client()
    browser.force_login(person, backend="kehoach.web.accounts.backend.UsernameOrEmail")  # type: ignore[arg-type]
    return browser
