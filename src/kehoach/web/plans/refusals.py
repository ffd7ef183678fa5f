"""What the services of plans decline, each with the sentence that its reader sees."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan, SourceDocument
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.values import plain
from kehoach.web.plans.wording import label_of, said


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


class NotADraft(Exception):
    """A plan that was confirmed or replaced is not changed any more."""

    def __init__(self, plan: Plan) -> None:
        if plan.status == Plan.Status.CONFIRMED:
            sentence = _("Kế hoạch này đã được xác nhận. Mở lại bản đọc rồi mới sửa được.")
        else:
            sentence = _("Kế hoạch này đã có bản mới. Hãy sửa ở bản mới.")
        super().__init__(sentence)


class NotInThisUnit(Exception):
    """Work is given within a unit; another unit gets it by a target or an instruction."""

    def __init__(self, assignee: str, unit: Organization) -> None:
        super().__init__(
            _("«%(assignee)s» không thuộc %(unit)s. Chọn chức vụ hoặc cơ quan của %(unit)s.")
            % {"assignee": assignee, "unit": unit}
        )


class RemovedMeanwhile(Http404):
    """Somebody removed the thing between the opening of its page and the press of the button."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the thing after the form was opened; nothing of either is lost."""

    def __init__(self, thing: Item | Plan, values: Mapping[str, Any], *, state: str) -> None:
        there = [
            f"{label_of(type(thing), name)}: «{said(thing, name, getattr(thing, name))}»"
            for name, value in values.items()
            if plain(getattr(thing, name)) != plain(value)
        ]
        super().__init__(
            _(
                "Có người vừa sửa chỗ này sau khi anh/chị mở biểu mẫu, nên nội dung anh/chị nhập chưa được "
                "ghi và vẫn còn ở dưới. Đang có %(there)s. Đối chiếu, rồi bấm «Ghi» lần nữa nếu vẫn muốn ghi."
            )
            % {"there": "; ".join(there) or _("đúng nội dung này, nhưng mục đã bị xóa hoặc khôi phục")}
        )
        self.state = state


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


class NobodyChosen(Exception):
    """Work is given to somebody."""

    def __init__(self) -> None:
        super().__init__(_("Chưa chọn ai. Đánh dấu một đề xuất hoặc gõ tên cơ quan, chức vụ rồi bấm lại."))


class UnknownName(Exception):
    """Nobody in the unit is called so."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _(
                "Không có cơ quan hay chức vụ nào tên «%(typed)s» trong đơn vị. "
                "Chọn một tên trong danh sách gợi ý."
            )
            % {"typed": typed[:100]}
        )


class NoItemChosen(Exception):
    """Nothing was ticked."""

    def __init__(self) -> None:
        super().__init__(_("Chưa chọn mục nào. Đánh dấu các mục cần giao rồi bấm lại."))


class NoTargetFigure(Exception):
    """There is no figure to share out over the year."""

    def __init__(self) -> None:
        super().__init__(
            _("Chỉ tiêu này không có số phải đạt nên không chia đều được. Ghi từng mốc nếu cần.")
        )


class NoBase(Exception):
    """A level moves from where it stood; nobody said where that was."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Chỉ tiêu này là mức tại thời điểm nên cần số thực hiện năm trước để chia đều. "
                "Ghi số năm trước ở phần cách theo dõi rồi bấm lại."
            )
        )


class NoYear(Exception):
    """Milestones stand in a year; the plan does not say which."""

    def __init__(self) -> None:
        super().__init__(
            _("Kế hoạch chưa ghi năm nên chưa đặt được mốc. Mở lại bản đọc và ghi năm kế hoạch.")
        )
