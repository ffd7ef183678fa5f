"""A plan is read in from the command line."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kehoach.web.plans.models import Plan
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    return path


def test_a_file_becomes_a_draft_of_the_unit(
    world: World, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_plan", str(file), "--unit", "xã gần")
    plan = Plan.objects.get()
    assert (plan.organization, plan.status) == (world.commune, Plan.Status.DRAFT)
    assert "4 chỉ tiêu, 2 nhiệm vụ" in capsys.readouterr().out


def test_it_can_be_confirmed_at_once(world: World, file: Path) -> None:
    call_command("import_plan", str(file), "--unit", "Xã Gần", "--confirm")
    assert Plan.objects.get().status == Plan.Status.CONFIRMED


@pytest.mark.parametrize(
    ("unit", "said"), [("Xã", "Có nhiều đơn vị"), ("Xã Không Có", "Không có đơn vị nào")]
)
def test_a_unit_that_is_not_plain_is_asked_for(world: World, file: Path, unit: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("import_plan", str(file), "--unit", unit)
    assert not Plan.objects.exists()


def test_the_same_file_is_not_read_twice(world: World, file: Path) -> None:
    call_command("import_plan", str(file), "--unit", "Xã Gần")
    with pytest.raises(CommandError, match="đã được tải lên"):
        call_command("import_plan", str(file), "--unit", "Xã Gần")
    assert Plan.objects.count() == 1
