"""The sample unit that a first start loads."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from kehoach.samples import sample_unit
from kehoach.web.accounts.models import User
from kehoach.web.audit.verifying import find_breaks
from kehoach.web.operations.sample_unit import sign_ins
from kehoach.web.organizations.models import Organization
from tests.web.people import World


@pytest.fixture
def loaded(db: None, settings: Settings, tmp_path: Path) -> list[str]:
    settings.VAR = tmp_path
    call_command("demo", "--if-empty")
    return sign_ins()


def test_everyone_and_every_organization_of_the_sample_is_there(loaded: list[str]) -> None:
    unit = sample_unit()
    assert Organization.objects.count() == len(unit["organizations"])
    assert User.objects.count() == len(unit["people"])


def test_each_printed_sign_in_opens_the_door_and_shows_something(loaded: list[str]) -> None:
    assert loaded
    for line in loaded:
        name, password, *_ = line.split()
        browser = Client()
        answer = browser.post("/dang-nhap/", {"username": name, "password": password})
        assert answer.status_code == 302, line
        assert browser.get("/").status_code == 200
        assert Organization.objects.visible_to(User.objects.get(username=name)).exists(), line


def test_the_sign_ins_are_kept_for_their_owner_only(loaded: list[str], tmp_path: Path) -> None:
    assert (tmp_path / "sample-sign-ins.txt").stat().st_mode & 0o077 == 0


def test_the_history_of_loading_is_whole(loaded: list[str]) -> None:
    assert list(find_breaks()) == []


def test_a_database_in_use_gets_no_sample(world: World, settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    before = Organization.objects.count()
    call_command("demo")
    assert Organization.objects.count() == before
    assert sign_ins() == []
