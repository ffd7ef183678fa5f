"""What people are told at once: a period opened, a report sent back, a leader's word, more time given.

Found by looking, not by being called: what reports knows nothing of mail. Each is told once, by its key.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.notices.answering import Seats
from kehoach.web.notices.digest import rule_of, rules
from kehoach.web.notices.models import Notice, Preference
from kehoach.web.notices.outbox import post
from kehoach.web.notices.steps import step_of
from kehoach.web.notices.writing import letter
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.models import Extension, Instruction, Submission

# What happened longer ago was told then, or nobody wants to hear of it now.
RECENT: Final = timedelta(days=3)


def write_events(now: datetime) -> int:
    """Put a mail into the outbox for each thing that happened; return how many are new."""
    return _opened(now) + _sent_back(now) + _instructed(now) + _extended(now)


def _opened(now: datetime) -> int:
    today = day_of(now)
    # What was told an hour ago is not looked at again; until then a mail that is missing is made up for.
    settled = Notice.objects.filter(
        kind=Notice.Kind.OPENED, submission=OuterRef("pk"), created_at__lt=now - timedelta(hours=1)
    )
    rows = Submission.objects.filter(
        ~Exists(settled), state=Submission.State.WAITING, period__state="open", deadline__gte=today
    )
    found = list(rows.select_related("period", "unit", "organization", "position__organization"))
    told = set(
        Notice.objects.filter(kind=Notice.Kind.OPENED, submission__in=found).values_list("key", flat=True)
    )
    seats = Seats({row.unit_id for row in found}, on=today)
    known = rules()
    wishes = {wish.user_id: wish for wish in Preference.objects.all()}
    count = 0
    for row in found:
        rule = rule_of(row.unit_id, known)
        if not rule.is_on:
            continue
        step = step_of((row.deadline - today).days, before=rule.before_days, after=rule.after_days)
        for user in seats.answering((row.organization_id, row.position_id), row.unit_id):
            wish = wishes.get(user.pk)
            key = f"opened:{row.pk}:{user.pk}"
            if key in told or (wish is not None and wish.digest != Preference.Digest.DAILY):
                continue
            values = {"period": row.period, "when": f"{row.deadline:%d/%m/%Y}"}
            values |= {"whose": row.position or row.organization}
            asked = [row.period.request] if row.period.request else []
            count += post(
                key=key,
                kind=Notice.Kind.OPENED,
                recipient=user,
                subject=_("Báo cáo «%(period)s», hạn gửi %(when)s") % values,
                text=letter(
                    user.full_name,
                    [
                        _("Kỳ «%(period)s» đã mở. %(whose)s gửi báo cáo chậm nhất ngày %(when)s.") % values,
                        *asked,
                    ],
                ),
                now=now,
                unit=row.unit,
                submission=row,
                period=row.period,
                link=f"/viec-cua-toi/{row.pk}/",
                attach_form=bool(wish and wish.wants_form),
                # On this day the mail of the opening is the reminder.
                steps=[f"report:{row.pk}:{row.deadline}:{step}"] if step else [],
            )
    return count


def _sent_back(now: datetime) -> int:
    rows = Submission.objects.filter(state=Submission.State.SENT_BACK, decided_at__gte=now - RECENT)
    found = list(rows.select_related("period", "unit", "organization", "position__organization"))
    seats = Seats({row.unit_id for row in found}, on=day_of(now))
    count = 0
    for row in found:
        for user in seats.answering((row.organization_id, row.position_id), row.unit_id):
            values = {"period": row.period, "note": row.note}
            count += _post(
                user,
                now=now,
                key=f"sent-back:{row.pk}:{row.decided_at}:{user.pk}",
                kind=Notice.Kind.SENT_BACK,
                subject=_("Báo cáo «%(period)s» cần bổ sung") % values,
                said=_("Văn phòng trả lại báo cáo «%(period)s» với ý kiến: %(note)s") % values,
                unit=row.unit,
                submission=row,
                link=f"/viec-cua-toi/{row.pk}/",
            )
    return count


def _instructed(now: datetime) -> int:
    rows = Instruction.objects.unanswered().filter(given_at__gte=now - RECENT)
    found = list(rows.select_related("unit", "given_by", "organization", "position__organization"))
    seats = Seats({row.unit_id for row in found}, on=day_of(now))
    count = 0
    for row in found:
        for user in seats.answering((row.organization_id, row.position_id), row.unit_id):
            values = {"when": f"{row.due_on:%d/%m/%Y}", "text": row.text}
            values |= {"who": str(row.given_by or _("Lãnh đạo"))}
            count += _post(
                user,
                now=now,
                key=f"instruction:{row.pk}:{user.pk}",
                kind=Notice.Kind.INSTRUCTION,
                subject=_("Ý kiến chỉ đạo, trả lời chậm nhất ngày %(when)s") % values,
                said=_("%(who)s chỉ đạo: %(text)s\nĐề nghị trả lời chậm nhất ngày %(when)s.") % values,
                unit=row.unit,
                instruction=row,
                link="/viec-cua-toi/",
            )
    return count


def _extended(now: datetime) -> int:
    rows = Extension.objects.exclude(state=Extension.State.ASKED).filter(
        decided_at__gte=now - RECENT, asked_by__is_active=True
    )
    count = 0
    for row in rows.select_related("unit", "asked_by", "submission__period", "solution"):
        if row.asked_by is None:
            continue
        values = {
            "state": row.get_state_display(),
            "what": row.submission.period if row.submission else row.solution,
            "until": f"{row.until:%d/%m/%Y}",
            "note": row.note,
        }
        said = _("Đề nghị gia hạn «%(what)s» đến ngày %(until)s: %(state)s.") % values
        count += _post(
            row.asked_by,
            now=now,
            key=f"extension:{row.pk}:{row.asked_by_id}",
            kind=Notice.Kind.EXTENSION,
            subject=_("Đề nghị gia hạn: %(state)s") % values,
            said=f"{said} {row.note}".strip(),
            unit=row.unit,
            submission=row.submission,
            link=f"/viec-cua-toi/{row.submission_id}/" if row.submission_id else "/viec-cua-toi/",
        )
    return count


def _post(user: User, *, now: datetime, said: str, **values: object) -> bool:
    wish = Preference.objects.filter(user=user).first()
    if wish is not None and wish.digest == Preference.Digest.OFF:
        return False
    return post(recipient=user, text=letter(user.full_name, [said]), now=now, **values)  # type: ignore[arg-type]
