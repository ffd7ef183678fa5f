"""kehoach import-people FILE --unit NAME: read a sheet of organizations, seats and people."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.refusals import SheetRefused
from kehoach.web.organizations.services.importing import import_sheet
from kehoach.web.organizations.sheets import read_sheet


class Command(BaseCommand):
    """Take one sheet for one unit, whole or not at all."""

    help = "Nhập cơ quan, chức vụ và người dùng của một đơn vị từ tệp Excel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the unit."""
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--unit", required=True, metavar="TÊN", help="tên hoặc mã của đơn vị")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it and say what came of it."""
        unit = _unit_named(options["unit"])
        path: Path = options["file"]
        try:
            rows = read_sheet(path.read_bytes())
            taken = import_sheet(actor=None, unit=unit, rows=rows, on=timezone.localdate())
        except OSError as fault:
            raise CommandError(f"Không mở được tệp «{path}». Kiểm tra đường dẫn rồi chạy lại.") from fault
        except SheetRefused as refusal:
            raise CommandError("Chưa nhập dòng nào.\n" + "\n".join(refusal.sentences)) from refusal
        if not taken:
            self.stdout.write("Không có gì mới; mọi dòng trong tệp đã có sẵn.")
            return
        self.stdout.write(
            f"Đã thêm {taken.organizations} cơ quan, {taken.seats} chức vụ, {len(taken.opened)} tài khoản; "
            f"giao {taken.appointments + len(taken.opened)} chức vụ, sửa {taken.changed_seats} chức vụ."
        )
        for person, password in taken.opened:
            self.stdout.write(f"{person.username:<20} {password}   {person.full_name}")


def _unit_named(name: str) -> Organization:
    """Return the one unit of this name or code.

    :raises CommandError: there is none, or there are several.
    """
    units = Organization.objects.units().current()
    found = list(
        units.filter(code=name) or units.filter(name__iexact=name) or units.filter(name__icontains=name)
    )
    if len(found) != 1:
        raise CommandError(
            f"Có {len(found)} đơn vị tên hoặc mã «{name}». Xem tên đầy đủ ở trang /to-chuc/ rồi ghi lại."
        )
    return found[0]
