"""kehoach demo: load the sample unit."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kehoach.web.operations import sample_unit


class Command(BaseCommand):
    help = "Nạp đơn vị mẫu: cơ quan, chức vụ, tài khoản và các kế hoạch mẫu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="chỉ nạp khi cơ sở dữ liệu còn trống")

    def handle(self, *args: Any, **options: Any) -> None:
        if not sample_unit.database_is_empty():
            if not options["if_empty"]:
                self.stdout.write("Cơ sở dữ liệu đã có cơ quan, nên không nạp đơn vị mẫu.")
            return
        self.stdout.write("Đang nạp đơn vị mẫu…")
        for line in sample_unit.load():
            self.stdout.write(f"  {line}")
