"""Documents at each step of their way, and the people who move them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kehoach.web.accounts.models import User
from kehoach.web.documents.free import Typed
from kehoach.web.documents.header import header_of
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.seen import digest
from kehoach.web.documents.services import drafting, editing, issuing, numbering, steps
from kehoach.web.documents.subjects import Subject
from kehoach.web.organizations.policy import Role
from tests.web.people import World, a_person

TEXT = """I. Kết quả
1. Thu ngân sách
Thu ngân sách đạt 8.250 triệu đồng.
Trồng mới 120 ha rừng."""


def at(year: int, month: int, day: int) -> datetime:
    """Ten in the morning in the office."""
    return datetime(year, month, day, 3, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """The commune with its chairman, and ways to bring a letter to each step."""

    world: World
    leader: User

    def draft(self, title: str = "đôn đốc báo cáo", text: str = TEXT, **more: Any) -> OfficialDocument:
        """A draft as it was composed: Bình's letter of the commune."""
        typed = Typed(more.pop("kind", "official_letter"), title, text)
        return drafting.compose(
            actor=self.world.binh,
            organization=more.pop("organization", self.world.commune),
            composer="free",
            subject=Subject(thing=typed),
            **more,
        )

    def filled(self, title: str = "đôn đốc báo cáo", **more: Any) -> OfficialDocument:
        """A draft with all its formal parts."""
        row = self.draft(title, **more)
        values = {"addressees": ["Các thôn"], "recipients": ["Như trên", "Lưu: VT"], "signer": "Ngô Thị Dung"}
        seen = digest(header_of(row.document))
        return editing.change_header(actor=self.world.binh, document=row, values=values, seen=seen)

    def checked(self, title: str = "đôn đốc báo cáo", **more: Any) -> OfficialDocument:
        """A document that waits to be signed."""
        return steps.check(actor=self.world.binh, document=self.filled(title, **more))

    def signed(self, title: str = "đôn đốc báo cáo", **more: Any) -> OfficialDocument:
        """A document that waits for its number."""
        row = self.checked(title, **more)
        return steps.sign(actor=self.leader, document=row, version=row.version)

    def numbered(self, title: str = "đôn đốc báo cáo", *, on: date | None = None) -> OfficialDocument:
        """A document that waits to be issued."""
        when = on or date(2026, 11, 20)
        return numbering.give_number(
            actor=self.world.binh, document=self.signed(title), dated=when, at=at(2026, 11, 27)
        )

    def issued(self, title: str = "đôn đốc báo cáo") -> OfficialDocument:
        """A document that was issued."""
        return issuing.issue(actor=self.world.binh, document=self.numbered(title))


def an_office(world: World) -> Office:
    """The commune of An and Bình, and Dung who leads it."""
    return Office(world, a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune))
