"""What the program does by itself: work goes on with whoever took the place of those who had it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kehoach.web.jobs.registry import job
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Assignment
from kehoach.web.plans.services.handing_over import hand_over


@job("hand-over", gettext_lazy("Chuyển việc cho đơn vị kế thừa"), every=timedelta(hours=1))
def hand_over_work(now: datetime) -> str:
    """Hand over the work of organizations that ended, where one other took the place of each."""
    today = timezone.localdate(now)
    left = Assignment.objects.standing().filter(organization__valid_to__lt=today)
    count = 0
    for unit in Organization.objects.filter(pk__in=left.values("unit")).order_by("path"):
        count += len(hand_over(actor=None, unit=unit, on=today, only_certain="yes"))
    if not count:
        return _("Không có việc nào phải chuyển cho đơn vị kế thừa.")
    return _("Đã chuyển %(count)d việc cho đơn vị kế thừa.") % {"count": count}
