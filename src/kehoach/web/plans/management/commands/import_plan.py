"""kehoach import FILE --unit NAME: read a plan document into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kehoach.reading.refusals import Unreadable
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.queries import count_points_left, counts_of
from kehoach.web.plans.refusals import AlreadyHere, NotAPlan


class Command(BaseCommand):
    """Read one file for one unit."""

    help = "Đọc một văn bản kế hoạch vào cơ sở dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the unit and whether to confirm at once."""
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--unit", required=True, metavar="TÊN", help="tên hoặc mã của đơn vị")
        parser.add_argument("--confirm", action="store_true", help="xác nhận ngay, các điểm cần xem để sau")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read it and say what came out."""
        organization = unit_named(options["unit"])
        path: Path = options["file"]
        try:
            plan = import_plan(
                actor=None,
                organization=organization,
                name=path.name,
                content=path.read_bytes(),
                confirmed="yes" if options["confirm"] else "",
            )
        except OSError as fault:
            raise CommandError(f"Không mở được tệp «{path}». Kiểm tra đường dẫn rồi chạy lại.") from fault
        except (AlreadyHere, NotAPlan, Unreadable) as refusal:
            raise CommandError(str(refusal)) from refusal
        counts = counts_of(plan)
        self.stdout.write(
            f"Đã đọc «{plan}» cho {organization}: {counts['chi-tieu']} chỉ tiêu, "
            f"{counts['nhiem-vu']} nhiệm vụ, {counts['tieu-chi']} tiêu chí; "
            f"còn {count_points_left(plan)} điểm cần xem."
        )
        address = f"/ke-hoach/{plan.pk}/" if options["confirm"] else f"/nhap/{plan.document_id}/"
        self.stdout.write(f"Mở trang {address} để xem.")


def unit_named(name: str) -> Organization:
    """Return the one unit of this name or code.

    :raises CommandError: there is none, or there are several.
    """
    units = Organization.objects.units()
    found = list(
        units.filter(code=name) or units.filter(name__iexact=name) or units.filter(name__icontains=name)
    )
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(unit.name for unit in found[:5])
        raise CommandError(f"Có nhiều đơn vị tên «{name}»: {names}. Ghi đủ tên hoặc mã đơn vị.")
    raise CommandError(f"Không có đơn vị nào tên hoặc mã là «{name}». Xem tên ở trang /to-chuc/.")
