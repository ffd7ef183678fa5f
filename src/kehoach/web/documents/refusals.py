"""What the services of documents decline, each with the sentence that its reader sees."""

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kehoach.web.documents.models import OfficeTemplate, OfficialDocument, RegisterEntry
from kehoach.web.documents.template_words import template_name
from kehoach.writing.citation import number_text


class Declined(Exception):
    """What a service of documents does not do; the sentence says why and what to do instead."""


class NotAtThisStep(Declined):
    """The document is elsewhere on its way than the person thought."""

    def __init__(self, document: OfficialDocument) -> None:
        super().__init__(
            _("Văn bản này đang ở bước «%(state)s», chưa làm được việc vừa chọn. Tải lại trang để xem.")
            % {"state": document.get_state_display()}
        )


class IssuedStays(Declined):
    """An issued document never changes."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Văn bản đã ban hành thì không sửa được. "
                "Chọn «Đính chính, sửa đổi hoặc thay thế» để soạn văn bản mới."
            )
        )


class ChangedMeanwhile(Declined):
    """Somebody else has just changed the same place."""

    def __init__(self, now: str) -> None:
        words = now if len(now) <= 200 else f"{now[:199]}…"
        super().__init__(
            _("Có người vừa sửa chỗ này thành: «%(now)s». Xem lại nội dung của mình rồi bấm ghi lần nữa.")
            % {"now": words}
        )


class NoSuchPlace(Declined):
    """The place in the document is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("Đoạn này không còn trong văn bản. Tải lại trang để xem bản mới nhất."))


class NoWords(Declined):
    """A paragraph without words is taken out, not emptied."""

    def __init__(self) -> None:
        super().__init__(_("Đoạn này chưa có chữ nào. Ghi nội dung, hoặc chọn «Bỏ đoạn»."))


class FormIncomplete(Declined):
    """Formal parts are missing."""

    def __init__(self, lacking: Sequence[str]) -> None:
        super().__init__(_("Chưa trình ký được: %(lacking)s.") % {"lacking": "; ".join(lacking)})


class ReasonNeeded(Declined):
    """What is done needs a reason that stays in the records."""

    def __init__(self) -> None:
        super().__init__(_("Chưa ghi lý do. Ghi lý do để lưu cùng hồ sơ văn bản."))


class NumberFromOne(Declined):
    """Numbers begin at 1."""

    def __init__(self) -> None:
        super().__init__(_("Số văn bản đi từ 01 đến 99999. Ghi lại số, hoặc để trống để lấy số tiếp theo."))


class NumberTaken(Declined):
    """The number is in the register already."""

    def __init__(self, number: int, entry: RegisterEntry, free: int) -> None:
        said = f"{number_text(number)}/{entry.register.symbol}"
        super().__init__(
            _("Số %(number)s đã có trong sổ (%(what)s). Số tiếp theo là %(free)s.")
            % {"number": said, "what": entry.get_state_display(), "free": number_text(free)}
        )


class JumpNeedsReason(Declined):
    """Numbers are passed over only with a reason."""

    def __init__(self, first: int, last: int) -> None:
        numbers = number_text(first) if first == last else f"{number_text(first)} – {number_text(last)}"
        super().__init__(
            _("Số này bỏ qua số %(numbers)s. Ghi lý do, ví dụ: «đã dùng ở sổ giấy».") % {"numbers": numbers}
        )


class DateInTheFuture(Declined):
    """A document does not carry a day to come."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Ngày văn bản còn ở phía trước. Chọn hôm nay (%(today)s) hoặc ngày đã qua.")
            % {"today": f"{today:%d/%m/%Y}"}
        )


class DateTooOld(Declined):
    """The day lies before the draft by years."""

    def __init__(self, earliest: int) -> None:
        super().__init__(_("Ngày văn bản quá cũ. Chọn một ngày từ năm %(year)s trở đi.") % {"year": earliest})


class BackdatedNeedsReason(Declined):
    """A day before that of the number before asks why."""

    def __init__(self, entry: RegisterEntry) -> None:
        super().__init__(
            _(
                "Ngày này đứng trước ngày của số %(number)s (%(day)s). "
                "Chọn ngày khác, hoặc ghi lý do rồi bấm lần nữa."
            )
            % {"number": entry, "day": f"{entry.dated:%d/%m/%Y}"}
        )


class FileRefused(Declined):
    """A file that is not kept."""


class NotIssuedYet(Declined):
    """Only what was issued is corrected."""

    def __init__(self) -> None:
        super().__init__(
            _("Văn bản này chưa ban hành nên sửa thẳng trong dự thảo, không cần văn bản đính chính.")
        )


class NothingToComposeFrom(Declined):
    """What the document was composed from is no longer there."""

    def __init__(self) -> None:
        super().__init__(
            _("Văn bản này không soạn lại từ số liệu được. Sửa thẳng từng đoạn, hoặc soạn văn bản mới.")
        )


class NothingTyped(Declined):
    """A document needs words."""

    def __init__(self) -> None:
        super().__init__(_("Chưa ghi nội dung. Ghi ít nhất một đoạn; sau đó còn sửa được từng đoạn."))


class TemplateUnusable(Declined):
    """What an office made of a template does not fit any more."""

    def __init__(self, key: str) -> None:
        super().__init__(
            _(
                "Mẫu «%(name)s» của cơ quan không dùng được với bản chương trình này. "
                "Vào Văn bản, Mẫu văn bản để sửa, hoặc trở về mẫu gốc."
            )
            % {"name": template_name(key)}
        )


class TemplateChangedMeanwhile(Declined):
    """Somebody else has just changed the template."""

    def __init__(self, row: OfficeTemplate) -> None:
        who = row.created_by.full_name if row.created_by else _("Chương trình")
        super().__init__(
            _("%(who)s vừa ghi bản %(version)s của mẫu này lúc %(at)s. Xem lại nội dung rồi bấm ghi lần nữa.")
            % {"who": who, "version": row.version, "at": f"{localtime(row.created_at):%H:%M %d/%m/%Y}"}
        )


class NothingAdapted(Declined):
    """The template is as it was."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung giống mẫu đang dùng nên không cần ghi bản mới."))


class NoSuchVersion(Declined):
    """The template never had this version."""

    def __init__(self) -> None:
        super().__init__(_("Mẫu này không có bản như vậy. Tải lại trang để xem các bản đã ghi."))
