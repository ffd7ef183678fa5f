"""What the program does by itself: successions that were recorded ahead take effect on their day."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.jobs.registry import job
from kehoach.web.organizations.models import Succession
from kehoach.web.organizations.services.succession import take_effect


@job("successions", gettext_lazy("Chuyển hồ sơ cho đơn vị kế thừa"), at=time(0, 5))
def carry_over_successions(now: datetime) -> str:
    """Let what was recorded ahead take effect on its day, in the order of the days."""
    due = Succession.objects.filter(effected_at=None, on__lte=timezone.localdate(now))
    before = dict.fromkeys(row.before for row in due.select_related("before").order_by("on", "pk"))
    for organization in before:
        take_effect(actor=None, organization=organization, at=now)
    if not before:
        return _("Không có đơn vị nào đến ngày sáp nhập, chia tách, đổi tên.")
    return _("Đã chuyển hồ sơ của %(count)d đơn vị: %(names)s.") % {
        "count": len(before),
        "names": ", ".join(str(organization) for organization in [*before][:10]),
    }
