"""Forms of the administrator for what takes the place of what: merge, split, rename."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.organizations import services
from kehoach.web.organizations.forms import MergeForm, RenameForm, SplitForm, SuccessionForm
from kehoach.web.organizations.queries import beside
from kehoach.web.organizations.views.editing import form_page
from kehoach.web.organizations.views.loading import attempt, organization_to_administer


@login_required
def rename(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Let an organization go on under another name from a day."""
    organization = organization_to_administer(request, organization_id)
    form = RenameForm(request.POST or None)
    if form.is_valid():
        made = attempt(
            form,
            lambda: services.rename(actor=request.user, organization=organization, **form.cleaned_data),
        )
        if made is not None:
            _say(request, form, now=_("Đã đổi tên thành «%(name)s».") % {"name": made})
            return redirect("organizations:page", made.pk)
    lead = _(
        "Tên cũ còn trong hồ sơ đến hết ngày trước đó. Từ ngày ghi dưới đây, chức vụ, người, "
        "đơn vị trực thuộc, kế hoạch và báo cáo chuyển theo."
    )
    return form_page(request, organization, form, title=_("Đổi tên"), button=_("Đổi tên"), lead=lead)


@login_required
def merge(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Let several organizations become one from a day."""
    organization = organization_to_administer(request, organization_id)
    others = beside(organization, timezone.localdate())
    form = MergeForm(request.POST or None, of=organization, beside=others)
    if form.is_valid():
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.merge(
                actor=request.user,
                before=form.before(),
                into=form.into(),
                on=said["on"],
                source=said["source"],
            ),
        )
        if made is not None:
            _say(request, form, now=_("Đã sáp nhập vào «%(name)s».") % {"name": made})
            return redirect("organizations:page", made.pk)
    lead = _(
        "Từ ngày ghi dưới đây, chức vụ, người, đơn vị trực thuộc, kế hoạch và báo cáo chuyển sang đơn vị "
        "mới. Phòng, ban trùng tên nhập làm một; thôn, trường trùng tên được ghi thêm tên xã cũ."
    )
    return form_page(request, organization, form, title=_("Sáp nhập"), button=_("Sáp nhập"), lead=lead)


@login_required
def split(request: SignedInRequest, organization_id: int) -> HttpResponse:
    """Let an organization become several from a day."""
    organization = organization_to_administer(request, organization_id)
    form = SplitForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.split(
                actor=request.user,
                before=organization,
                into=form.into(),
                on=said["on"],
                source=said["source"],
            ),
        )
        if made is not None:
            names = "; ".join(one.name for one in made)
            _say(request, form, now=_("Đã chia, tách thành: %(names)s.") % {"names": names})
            return redirect("organizations:page", organization.pk)
    lead = _(
        "Tỷ lệ nhận cho biết số liệu cũ chia cho từng đơn vị thế nào, cộng lại đúng 100%. Chức vụ và người "
        "chuyển sang đơn vị thứ nhất; đơn vị trực thuộc ở lại để chuyển từng đơn vị. Kế hoạch và báo cáo cũ "
        "chỉ để xem."
    )
    return form_page(
        request, organization, form, title=_("Chia, tách"), button=_("Chia, tách"), lead=lead, pairs="yes"
    )


def _say(request: SignedInRequest, form: SuccessionForm, *, now: str) -> None:
    """Say what happened, or that it will on its day."""
    on = form.cleaned_data["on"]
    if on > timezone.localdate():
        now = _("%(done)s Có hiệu lực từ ngày %(day)s; đến ngày đó mọi việc vẫn như cũ.") % {
            "done": now,
            "day": f"{on:%d/%m/%Y}",
        }
    messages.success(request, now)
