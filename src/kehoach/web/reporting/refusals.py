"""What the services of reporting decline, each with the sentence that its reader sees."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from kehoach.web.reporting.entries import Question
from kehoach.web.reporting.models import Extension, Instruction, Period, Submission


class PeriodClosed(Exception):
    """Nobody reports in a period whose figures are final."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            _("«%(period)s» đã chốt số liệu. Đề nghị văn phòng mở lại kỳ, hoặc báo cáo ở kỳ sau.")
            % {"period": period}
        )


class PeriodOpen(Exception):
    """What is asked for needs the period to be closed."""

    def __init__(self, period: Period) -> None:
        super().__init__(_("«%(period)s» đang nhận báo cáo, không cần mở lại.") % {"period": period})


class PeriodInTheFuture(Exception):
    """A period that has not begun cannot be reported on."""

    def __init__(self, label: str, start: date) -> None:
        super().__init__(
            _("«%(period)s» bắt đầu từ ngày %(start)s, chưa mở được. Chọn kỳ đã đến.")
            % {"period": label, "start": f"{start:%d/%m/%Y}"}
        )


class AlreadyOpened(Exception):
    """The period was opened before."""

    def __init__(self, period: Period) -> None:
        super().__init__(_("«%(period)s» đã được mở trước đó.") % {"period": period})
        self.period = period


class AlreadySent(Exception):
    """A report that was sent in is not typed over; it is taken back, or corrected with a reason."""

    def __init__(self, submission: Submission) -> None:
        if submission.state == Submission.State.ACCEPTED:
            sentence = _("Báo cáo này đã được duyệt. Muốn sửa số liệu, chọn «Đính chính» và ghi lý do.")
        else:
            sentence = _("Báo cáo này đã gửi. Muốn sửa, chọn «Rút về sửa» rồi gửi lại.")
        super().__init__(sentence)


class NotSent(Exception):
    """There is nothing to decide on."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(
            _("Báo cáo của «%(who)s» đang ở trạng thái «%(state)s». Tải lại trang để xem tình hình mới.")
            % {"who": submission.position or submission.organization, "state": submission.get_state_display()}
        )


class ReasonNeeded(Exception):
    """What is done here needs a reason that others can read."""

    def __init__(self) -> None:
        super().__init__(_("Chưa ghi lý do. Ghi ngắn gọn lý do rồi bấm lại."))


class EntriesAsked(Exception):
    """Some fields cannot be kept as they were typed; nothing was sent, and nothing typed is lost."""

    def __init__(self, questions: Sequence[Question]) -> None:
        first = questions[0]
        said = _("«%(item)s»: %(message)s") % {"item": first.where, "message": first.message}
        more = len(questions) - 1
        if more:
            said += " " + _("Còn %(more)d chỗ khác.") % {"more": more}
        super().__init__(said)
        self.questions = tuple(questions)


class EntriesDoubtful(Exception):
    """Some entries look odd; nothing was sent. Sent again, they are meant as they are."""

    def __init__(self, doubts: Sequence[Question]) -> None:
        super().__init__(
            _("Có %(count)d chỗ cần kiểm tra lại. Nếu đúng như vậy, bấm «Gửi báo cáo» lần nữa.")
            % {"count": len(doubts)}
        )
        self.doubts = tuple(doubts)


class NothingToCorrect(Exception):
    """The new figure is the old one, or the item was never reported."""

    def __init__(self) -> None:
        super().__init__(_("Số liệu mới giống số liệu đang có, nên không có gì để đính chính."))


class EvidenceRefused(Exception):
    """A file that cannot be kept as evidence."""


class DayNotLater(Exception):
    """More time means a later day."""

    def __init__(self, now: date) -> None:
        super().__init__(
            _("Hạn hiện nay là %(now)s. Chọn một ngày sau ngày đó.") % {"now": f"{now:%d/%m/%Y}"}
        )


class AskedBefore(Exception):
    """More time was asked for and nobody has answered yet."""

    def __init__(self) -> None:
        super().__init__(_("Đã có đề nghị gia hạn đang chờ quyết định. Chờ trả lời rồi mới đề nghị tiếp."))


class DecidedBefore(Exception):
    """Somebody else has decided meanwhile."""

    def __init__(self, extension: Extension) -> None:
        super().__init__(
            _("Đề nghị này đã được quyết định: «%(state)s».") % {"state": extension.get_state_display()}
        )


class AnsweredBefore(Exception):
    """An instruction is answered once."""

    def __init__(self, instruction: Instruction) -> None:
        super().__init__(
            _("Ý kiến chỉ đạo này đã được trả lời: «%(answer)s».") % {"answer": instruction.answer[:120]}
        )


class DayIsPast(Exception):
    """A deadline lies ahead."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Thời hạn phải từ ngày %(today)s trở đi. Chọn ngày khác.") % {"today": f"{today:%d/%m/%Y}"}
        )
