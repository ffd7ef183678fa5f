"""What tests of notices start from: people who can be written to, and a mail server of their own."""

import socket
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from kehoach.web.organizations.policy import Role
from tests.web.notices.mail_server import MailServer
from tests.web.people import World, a_person
from tests.web.reporting.years import Year, build_year


@pytest.fixture
def year(world: World) -> Year:
    """A commune whose plan for 2026 is confirmed and given to An's office; all its people have addresses."""
    a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune)
    a_person("hai", "Đỗ Văn Hải", role=Role.LEADER, at=world.office)
    built = build_year(world)
    for person in type(world.an).objects.all():
        person.email = f"{person.username}@xa-gan.example"
        person.save()
    world.an.refresh_from_db()
    world.binh.refresh_from_db()
    return built


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A real mail server on this machine, which the program is set to use."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
    settings.SMTP_TLS = "none"
    settings.SMTP_FROM = "Kế hoạch xã <ke-hoach@xa-gan.example>"
    settings.ADDRESS = "https://ke-hoach.example"
    server = MailServer(port)
    server.start()
    yield server
    server.stop()
