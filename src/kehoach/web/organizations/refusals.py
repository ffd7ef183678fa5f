"""What the services of organizations decline, each with the sentence that its reader sees."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kehoach.web.organizations.models import Appointment, Organization, Position


def day(value: date) -> str:
    """Return the day as sentences write it."""
    return date_format(value, "d/m/Y")


class Declined(Exception):
    """What a service of organizations does not do; the sentence says why and what to do instead."""


class TreeIsFull(Declined):
    """A level of the tree has no free number left."""

    def __init__(self, parent: Organization | None) -> None:
        place = parent.name if parent else _("gốc")
        super().__init__(
            _("«%(place)s» đã có quá nhiều đơn vị trực thuộc. Chia bớt sang một cấp trung gian.")
            % {"place": place}
        )


class BodiesLeft(Declined):
    """An organization does not end while bodies below it go on."""

    def __init__(self, organization: Organization, left: Sequence[Organization]) -> None:
        names = "; ".join(body.name for body in left[:5])
        super().__init__(
            _(
                "«%(organization)s» còn đơn vị trực thuộc đang hoạt động: %(names)s. Chuyển hoặc kết thúc "
                "các đơn vị này trước."
            )
            % {"organization": organization, "names": names}
        )


class AppointedLater(Declined):
    """Somebody was to take a seat after the last day of its organization."""

    def __init__(self, appointment: Appointment, last: date) -> None:
        super().__init__(
            _(
                "%(person)s được giao «%(seat)s» từ ngày %(begins)s, sau ngày %(last)s. "
                "Sửa ngày kết thúc hoặc bỏ việc giao chức vụ này trước."
            )
            % {
                "person": appointment.user,
                "seat": appointment.position.title,
                "begins": day(appointment.valid_from),
                "last": day(last),
            }
        )


class HasSuccessors(Declined):
    """An organization that others took the place of stays ended, and is followed once."""

    def __init__(self, organization: Organization) -> None:
        super().__init__(
            _("«%(organization)s» đã có đơn vị kế thừa. Làm việc tiếp với đơn vị kế thừa đó.")
            % {"organization": organization}
        )


class NotThere(Declined):
    """On that day the organization did not exist yet, or no longer."""

    def __init__(self, organization: Organization, on: date) -> None:
        super().__init__(
            _("«%(organization)s» không hoạt động vào ngày %(day)s. Kiểm tra lại ngày.")
            % {"organization": organization, "day": day(on)}
        )


class NotBesideEachOther(Declined):
    """Only bodies of one parent become one."""

    def __init__(self, organization: Organization, parent: Organization | None) -> None:
        super().__init__(
            _(
                "«%(organization)s» không trực thuộc %(parent)s. "
                "Chỉ sáp nhập các đơn vị cùng trực thuộc một nơi."
            )
            % {"organization": organization, "parent": parent or _("cùng cấp")}
        )


class TooFew(Declined):
    """One alone does not merge, and a thing is not split into one."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class SharesDoNotFit(Declined):
    """What the parts get does not add up to the whole."""

    def __init__(self, total: str) -> None:
        super().__init__(
            _("Tỷ lệ nhận của các đơn vị mới cộng lại là %(total)s%%, phải đúng 100%%. Sửa lại tỷ lệ.")
            % {"total": total}
        )


class KindStays(Declined):
    """What governs a territory does not become an office, nor the other way round."""

    def __init__(self, organization: Organization) -> None:
        super().__init__(
            _(
                "«%(organization)s» không đổi được giữa cấp chính quyền và cơ quan trực thuộc. "
                "Thêm một cơ quan mới rồi kết thúc cơ quan này."
            )
            % {"organization": organization}
        )


class BelowItself(Declined):
    """A tree has no rings."""

    def __init__(self, organization: Organization) -> None:
        super().__init__(
            _("«%(organization)s» không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó. Chọn nơi khác.")
            % {"organization": organization}
        )


class SeatWasUsed(Declined):
    """A seat that somebody held, or that a document or a task names, stays in the records."""

    def __init__(self, position: Position) -> None:
        super().__init__(
            _(
                "Chức vụ «%(seat)s» đã có người giữ hoặc đã được giao việc nên được giữ lại trong hồ sơ. "
                "Thôi giao chức vụ cho người đang giữ nếu không dùng nữa."
            )
            % {"seat": position.title}
        )


class AlreadyHeld(Declined):
    """The person holds the seat at that time already."""

    def __init__(self, appointment: Appointment) -> None:
        super().__init__(
            _("%(person)s đang giữ «%(seat)s» từ ngày %(begins)s. Không cần giao lần nữa.")
            % {
                "person": appointment.user,
                "seat": appointment.position.title,
                "begins": day(appointment.valid_from),
            }
        )


class SheetRefused(Declined):
    """A sheet with faults: nothing of it is kept, and each fault has its row and its sentence."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)
