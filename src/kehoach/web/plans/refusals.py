"""What the services of plans decline, each with the sentence that its reader sees."""

from django.utils.translation import gettext as _

from kehoach.web.plans.models import Plan, SourceDocument


class AlreadyHere(Exception):
    """The same file was sent to the same organization before."""

    def __init__(self, document: SourceDocument) -> None:
        super().__init__(
            _("Tệp «%(name)s» đã được tải lên trước đó. Đây là bản đang có; không tạo thêm bản thứ hai.")
            % {"name": document.name}
        )
        self.document = document


class NotAPlan(Exception):
    """The document was read, and nothing in it is a plan's."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Trong tệp «%(name)s» không thấy chỉ tiêu, nhiệm vụ hay bảng điểm nào. "
                "Kiểm tra xem đã chọn đúng văn bản kế hoạch chưa rồi tải lên lại."
            )
            % {"name": name}
        )


class Refused(Exception):
    """A reading that went on elsewhere ended with a refusal."""


class NotADraft(Exception):
    """A plan that was confirmed or replaced is not changed any more."""

    def __init__(self, plan: Plan) -> None:
        if plan.status == Plan.Status.CONFIRMED:
            sentence = _("Kế hoạch này đã được xác nhận. Mở lại bản đọc rồi mới sửa được.")
        else:
            sentence = _("Kế hoạch này đã có bản mới. Hãy sửa ở bản mới.")
        super().__init__(sentence)


class PointsLeft(Exception):
    """Nobody has looked at some points, and nobody has said that they may wait."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "Còn %(count)d điểm chưa xem. Xem hết các điểm, hoặc đánh dấu "
                "«Để các điểm còn lại xem sau» rồi xác nhận."
            )
            % {"count": count}
        )


class NothingBefore(Exception):
    """There is no item before this one to merge it with."""

    def __init__(self) -> None:
        super().__init__(_("Phía trước không còn mục nào cùng loại để gộp. Gộp từ mục đứng sau."))


class ReasonNeeded(Exception):
    """A finding is accepted for a reason only."""

    def __init__(self) -> None:
        super().__init__(_("Chưa ghi lý do. Ghi ngắn gọn vì sao chấp nhận điểm này rồi bấm lại."))


class ChangedMeanwhile(Exception):
    """Somebody else changed the item after its form was opened."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Người khác vừa sửa mục này trong lúc anh/chị đang sửa, nên chưa ghi. "
                "Bấm «Thôi» để xem giá trị mới, rồi sửa lại nếu cần."
            )
        )
