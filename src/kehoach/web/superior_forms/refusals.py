"""What the services of superiors' forms decline, each with the sentence that its reader sees."""

from django.utils.translation import gettext as _


class Declined(Exception):
    """What is not done; the sentence says why and what to do instead."""


class FileRefused(Declined):
    """A file that is not taken in."""


class NameTaken(Declined):
    """The unit has a form of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Đã có biểu mẫu «%(name)s». Đặt tên khác, hoặc mở biểu đó rồi chọn «Thay tệp».")
            % {"name": name}
        )


class ChangedMeanwhile(Declined):
    """Somebody else joined the rows, or put another file in its place."""

    def __init__(self) -> None:
        super().__init__(
            _("Biểu mẫu này vừa được người khác sửa. Xem lại trang đã tải mới, rồi xác nhận lần nữa.")
        )


class NotOffered(Declined):
    """A choice that the page did not offer."""

    def __init__(self, place: str) -> None:
        super().__init__(
            _("«%(place)s»: mục đã chọn không có trong danh sách. Chọn lại rồi xác nhận.") % {"place": place}
        )


class NothingJoined(Declined):
    """A form of which nothing would be filled."""

    def __init__(self) -> None:
        super().__init__(
            _("Chưa có dòng hoặc cột nào để điền. Chọn chỉ tiêu cho ít nhất một dòng và số liệu cho một cột.")
        )


class NotJoined(Declined):
    """The form was not looked through yet."""

    def __init__(self) -> None:
        super().__init__(_("Biểu mẫu này chưa ghép xong. Mở «Ghép dòng, cột» và xác nhận trước khi điền."))


class AnotherForm(Declined):
    """A form that has none of the rows of the one it is compared by."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Tệp này không có dòng nào của biểu «%(name)s». "
                "Chọn đúng tệp, hoặc thêm nó thành biểu mẫu mới."
            )
            % {"name": name}
        )
