"""Pages of reminders: the office's rule and outbox, and each person's own wishes."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.notices import services
from kehoach.web.notices.calendar_feed import calendar_of, owner_of
from kehoach.web.notices.forms import PreferenceForm, RuleForm
from kehoach.web.notices.models import CalendarKey, IncomingMail, Notice, Preference, ReminderRule
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action

LONGEST_LIST = 100


@login_required
def rules(request: SignedInRequest) -> HttpResponse:
    """Show and take the rule by which a unit reminds its people, and show what was sent."""
    units = Organization.objects.where_may(request.user, Action.COLLECT).units().order_by("path")
    if not units.exists():
        raise PermissionDenied
    asked = request.GET.get("don-vi", "")
    unit = get_object_or_404(units, pk=asked) if asked.isascii() and asked.isdigit() else units[0]
    rule = ReminderRule.objects.filter(unit=unit).first() or ReminderRule(unit=unit)
    form = RuleForm(request.POST or None, instance=rule)
    if request.method == "POST" and form.is_valid():
        services.set_rule(actor=request.user, unit=unit, **form.cleaned_data)
        messages.success(request, _("Đã ghi quy định nhắc việc."))
        return redirect(request.get_full_path())
    notices = Notice.objects.visible_to(request.user).filter(unit=unit).select_related("recipient")
    context = {
        "form": form,
        "unit": unit,
        "units": units,
        "notices": notices.order_by("-created_at", "-pk")[:LONGEST_LIST],
        "has_server": bool(settings.SMTP_HOST),
    }
    return render(request, "notices/rules.html", context, status=422 if form.is_bound else 200)


@require_GET
@login_required
def incoming(request: SignedInRequest) -> HttpResponse:
    """Show the mails that became no report, each with what its sender was told."""
    if not Organization.objects.where_may(request.user, Action.COLLECT).units().exists():
        raise PermissionDenied
    mails = IncomingMail.objects.visible_to(request.user).unmatched().select_related("unit")
    context = {
        "mails": mails.order_by("-arrived_at", "-pk")[:LONGEST_LIST],
        "has_mailbox": bool(settings.IMAP_HOST),
    }
    return render(request, "notices/incoming.html", context)


@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    """Show and take how the person wants to be told; make their calendar's address, or take it back."""
    wish = Preference.objects.filter(user=request.user).first() or Preference(user=request.user)
    match request.POST.get("verb"):
        case "renew":
            # Answered here and not after a redirect: the secret is kept nowhere, so it is shown this once.
            secret = services.renew_calendar(actor=request.user)
            form = PreferenceForm(instance=wish)
            return _mine(request, form, address=f"{settings.ADDRESS}/lich/{secret}.ics")
        case "revoke":
            services.revoke_calendar(actor=request.user)
            messages.success(request, _("Đã thu hồi địa chỉ lịch. Lịch đã đăng ký sẽ không cập nhật nữa."))
            return redirect("notices:mine")
    form = PreferenceForm(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        services.set_preference(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Đã ghi cách nhận thư."))
        return redirect("notices:mine")
    return _mine(request, form, status=422 if form.is_bound else 200)


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the calendar to whoever knows its address; no cookie is needed, none is set."""
    owner = owner_of(secret)
    if owner is None:
        raise Http404
    now = timezone.now()
    answer = HttpResponse(
        calendar_of(owner, now, timezone.localdate(now)), content_type="text/calendar; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = 'inline; filename="han-viec.ics"'
    answer.headers["Cache-Control"] = "private, max-age=900"
    return answer


def _mine(
    request: SignedInRequest, form: PreferenceForm, *, address: str = "", status: int = 200
) -> HttpResponse:
    key = CalendarKey.objects.filter(user=request.user, revoked_at=None).first()
    context = {"form": form, "key": key, "address": address}
    return render(request, "notices/mine.html", context, status=status)
