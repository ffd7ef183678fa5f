"""kehoach refresh_states: compute where each unit's year stands, where something happened since."""

from typing import Any

from django.core.management.base import BaseCommand

from kehoach.web.reporting.unit_states import refresh_states


class Command(BaseCommand):
    """Bring the rows that pages above the units read up to today."""

    help = "Tính lại tình hình của các đơn vị có thay đổi; chạy lại nhiều lần không sao."

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Compute what is stale, and say how much that was."""
        self.stdout.write(f"Đã tính lại tình hình của {refresh_states()} đơn vị.")
