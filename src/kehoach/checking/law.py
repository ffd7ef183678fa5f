"""Law that the rules rest on, with the day from which it holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule of law and when it took effect."""

    citation: str
    since: date

    def holds_on(self, day: date) -> bool:
        """Whether the provision is in force on a day."""
        return day >= self.since


# The district level, with its towns and townships, ended; commune level is xã, phường, đặc khu.
TWO_LEVEL_GOVERNMENT = Provision("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", date(2025, 7, 1))
ABOLISHED_LEVELS = ("huyện", "thị xã", "thị trấn", "quận")
