"""Pages of what went wrong: what happened, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def page(request: HttpRequest, status: int, *, title: str, message: str) -> HttpResponse:
    """Return an error page with one sentence about what happened and what to do next."""
    context = {"status_code": status, "title": title, "message": message}
    return render(request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a request that makes no sense."""
    return page(
        request,
        400,
        title=_("Yêu cầu chưa đúng"),
        message=_(
            "Trình duyệt đã gửi một yêu cầu mà chương trình không hiểu. Quay lại trang trước rồi thử lại."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page of a thing that is not the person's to change."""
    return page(
        request,
        403,
        title=_("Việc này chưa được giao cho anh/chị"),
        message=_(
            "Tài khoản của anh/chị xem được trang này nhưng không được sửa. "
            "Nếu cần làm việc này, đề nghị người quản trị của cơ quan giao chức vụ phù hợp."
        ),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page of a form that was opened too long ago or comes from another site."""
    return page(
        request,
        403,
        title=_("Trang đã mở quá lâu"),
        message=_("Biểu mẫu này đã hết hạn nên chưa được ghi. Tải lại trang rồi gửi lại."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page of an address that leads nowhere, or nowhere for this person."""
    return page(
        request,
        404,
        title=_("Không tìm thấy trang"),
        message=_(
            "Địa chỉ này không có, hoặc thuộc cơ quan mà anh/chị không xem được. "
            "Kiểm tra lại địa chỉ hoặc trở về trang đầu."
        ),
    )


def too_large(request: HttpRequest, message: str) -> HttpResponse:
    """Return the page of a file that is too big."""
    return page(request, 413, title=_("Tệp quá lớn"), message=message)


def plain_page(status: int, *, title: str, message: str) -> HttpResponse:
    """Return an error page that asks the database nothing, not even who the person is."""
    context = {"status_code": status, "title": title, "message": message, "theme": "auto"}
    return HttpResponse(render_to_string("error.html", context), status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page of a fault of ours; the fault may be in what other pages show around theirs."""
    return plain_page(
        500,
        title=_("Chương trình gặp lỗi"),
        message=_(
            "Việc vừa làm chưa được ghi. Thử lại sau ít phút; "
            "nếu vẫn lỗi, báo người quản trị kèm giờ gặp lỗi."
        ),
    )
