"""kehoach verify-audit: prove that the history was not rewritten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kehoach.web.audit.models import AuditEntry, Chain
from kehoach.web.audit.verifying import find_breaks


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký của mọi cơ quan; báo chỗ bị sửa, bị xóa nếu có."

    def handle(self, *args: Any, **options: Any) -> None:
        breaks = list(find_breaks())
        for found in breaks:
            self.stderr.write(f"{found.chain}, dòng {found.sequence}: {found.reason}.")
        if breaks:
            raise CommandError(
                f"Nhật ký của {len(breaks)} cơ quan không còn nguyên vẹn. Đối chiếu với bản sao lưu gần nhất."
            )
        self.stdout.write(
            f"Nguyên vẹn: {AuditEntry.objects.count()} dòng trong {Chain.objects.count()} chuỗi."
        )
