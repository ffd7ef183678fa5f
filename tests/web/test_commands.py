"""What the person who runs the machine types."""

import re
import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.settings.databases import from_environment, postgresql
from kehoach.web.settings.key import secret_key
from tests.web.people import World


def test_a_new_account_gets_a_password_that_is_printed_once(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("createuser", "moi", "Người Mới", unit="Xã Gần", role="coordinator", title="Văn thư")
    printed = re.search(r"Mật khẩu: (\S+)", capsys.readouterr().out)
    assert printed
    person = User.objects.get(username="moi")
    assert person.check_password(printed[1])
    assert Organization.objects.visible_to(person).filter(name="Xã Gần").exists()


def test_a_taken_name_and_an_unknown_office_are_refused_and_leave_nothing(world: World) -> None:
    before = User.objects.count()
    with pytest.raises(CommandError, match="Chưa tạo được tài khoản «AN»"):
        call_command("createuser", "AN", "Người Khác")
    with pytest.raises(CommandError, match="Không có cơ quan nào tên hoặc mã «Xã Không Có»"):
        call_command("createuser", "khac", "Người Khác", unit="Xã Không Có")
    assert User.objects.count() == before


def test_a_port_that_is_taken_is_named_before_anything_starts(db: None) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CommandError, match="đang có chương trình khác dùng"):
            call_command("run", port=other.getsockname()[1])


def test_the_embedded_database_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEHOACH_DATABASE_URL", raising=False)
    settings = from_environment(tmp_path / "new")
    assert settings["NAME"] == tmp_path / "new/kehoach.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_password_in_the_address_may_hold_any_sign() -> None:
    settings = postgresql("postgresql://ke%20hoach:p%40ss%2Fword@db.example:5433/so_lieu")
    assert settings["USER"] == "ke hoach"
    assert settings["PASSWORD"] == "p@ss/word"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "so_lieu")


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://a@b", "kehoach"])
def test_an_address_of_no_database_says_how_to_write_one(address: str) -> None:
    with pytest.raises(ValueError, match="Ghi theo mẫu"):
        postgresql(address)


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KEHOACH_SECRET_KEY", raising=False)
    first = secret_key(tmp_path)
    assert len(first) >= 50
    assert secret_key(tmp_path) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
