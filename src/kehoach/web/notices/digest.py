"""The one mail a day that reminds a person: what is due soon, what is late, what is late below them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.notices.answering import Seats
from kehoach.web.notices.deadlines import Due, all_due
from kehoach.web.notices.models import Notice, Preference, ReminderRule
from kehoach.web.notices.outbox import post
from kehoach.web.notices.steps import CATCH_UP_ABOVE, is_to_tell_above, step_of
from kehoach.web.notices.writing import letter, line, listed
from kehoach.web.organizations.models import Organization

# Deadlines further away than this are nobody's worry today, whatever an office sets.
FARTHEST: Final = 60


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of one person's mail."""

    user: User
    due: Due
    step: str  # with the key of the thing: told once
    level: str  # «own», «lead», «leader», «vacant»

    @property
    def key(self) -> str:
        """Return what was told, so that it is not told twice."""
        return f"{self.due.key}:{self.step}"


def rules() -> dict[int, ReminderRule]:
    """Return the rules that units have set."""
    return {rule.unit_id: rule for rule in ReminderRule.objects.all()}


def rule_of(unit: int, known: dict[int, ReminderRule]) -> ReminderRule:
    """Return the rule of a unit, or the default values."""
    return known.get(unit) or ReminderRule(unit_id=unit)


def reminders(today: date) -> list[Reminder]:
    """Return everything a day reminds of, whether it was told already or not."""
    known = rules()
    reach = max([FARTHEST, CATCH_UP_ABOVE * 2])
    dues = all_due(Q(), since=today - timedelta(days=reach), until=today + timedelta(days=FARTHEST))
    seats = Seats({due.unit for due in dues}, on=today)
    found: list[Reminder] = []
    for due in dues:
        rule = rule_of(due.unit, known)
        if rule.is_on:
            found += _about(due, rule, seats, today)
    return found


def write_digests(now: datetime) -> int:
    """Put today's mails into the outbox, each person's at the hour of their unit; return how many are new."""
    local = timezone.localtime(now)
    today = local.date()
    known = rules()
    wishes = {wish.user_id: wish for wish in Preference.objects.all()}
    of_person: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in reminders(today):
        if _is_wanted(reminder, wishes.get(reminder.user.pk), today):
            of_person[reminder.user.pk].append(reminder)
    told = _told(of_person, since=now - timedelta(days=FARTHEST + CATCH_UP_ABOVE * 2))
    count = 0
    for person, found in of_person.items():
        # The earliest hour of the units in which there is something: one mail a day holds it all.
        if local.hour < min(rule_of(one.due.unit, known).hour for one in found):
            continue
        fresh = [one for one in found if one.key not in told[person]]
        if fresh:
            count += _post(fresh, today=today, now=now)
    return count


def _about(due: Due, rule: ReminderRule, seats: Seats, today: date) -> Iterable[Reminder]:
    left = due.days_left(today)
    answering = seats.answering(due.place, due.unit)
    step = step_of(left, before=rule.before_days, after=rule.after_days)
    if step is not None:
        yield from (Reminder(user, due, step, "own") for user in answering)
        if not answering:
            # Nobody holds the seat: the office hears of it, so that it is not lost.
            yield from (
                Reminder(user, due, f"vacant-{step}", "vacant") for user in seats.coordinators(due.unit)
            )
    if is_to_tell_above(left, rule.lead_after):
        heads = seats.heads(due.place[0], due.unit) or seats.coordinators(due.unit)
        yield from (Reminder(user, due, "lead", "lead") for user in heads if user not in answering)
    if is_to_tell_above(left, rule.leader_after):
        leaders = seats.leaders(due.unit)
        yield from (Reminder(user, due, "leader", "leader") for user in leaders if user not in answering)


def _is_wanted(reminder: Reminder, wish: Preference | None, today: date) -> bool:
    if wish is None or wish.digest == Preference.Digest.DAILY:
        return True
    return wish.digest == Preference.Digest.OVERDUE and reminder.due.days_left(today) < 0


def _told(people: Iterable[int], *, since: datetime) -> dict[int, set[str]]:
    told: dict[int, set[str]] = defaultdict(set)
    rows = Notice.objects.filter(recipient__in=list(people), created_at__gte=since).exclude(steps=[])
    for person, steps in rows.values_list("recipient", "steps"):
        if person is not None:
            told[person].update(steps)
    return told


def _post(found: list[Reminder], *, today: date, now: datetime) -> bool:
    user = found[0].user
    own = [one for one in found if one.level == "own"]
    late = [one for one in own if one.due.days_left(today) < 0]
    soon = [one for one in own if one.due.days_left(today) >= 0]
    below = [one for one in found if one.level in {"lead", "leader"}]
    vacant = [one for one in found if one.level == "vacant"]
    parts = [
        listed(title, list(dict.fromkeys(line(one.due, today, with_whose=whose) for one in rows)))
        for title, rows, whose in (
            (_("Việc của anh/chị đã quá hạn:"), late, ""),
            (_("Việc của anh/chị sắp đến hạn:"), soon, ""),
            (_("Việc quá hạn ở các đơn vị, anh/chị đôn đốc giúp:"), below, "yes"),
            (_("Việc chưa có người giữ chức vụ để báo cáo:"), vacant, "yes"),
        )
        if rows
    ]
    links = list(dict.fromkeys(one.due.link for one in own))
    link = "/ky/" if not own else links[0] if len(links) == 1 else "/viec-cua-toi/"
    unit = found[0].due.unit
    return post(
        key=f"digest:{user.pk}:{today}",
        kind=Notice.Kind.DIGEST,
        recipient=user,
        subject=_subject(found, late=len(late), soon=len(soon)),
        text=letter(user.full_name, parts),
        now=now,
        unit=Organization.objects.get(pk=unit),
        link=link,
        steps=sorted({one.key for one in found}),
    )


def _subject(found: list[Reminder], *, late: int, soon: int) -> str:
    first = min(one.due.on for one in found)
    if late and soon:
        return _("%(late)d việc quá hạn, %(soon)d việc sắp đến hạn") % {"late": late, "soon": soon}
    if late:
        return _("%(late)d việc quá hạn") % {"late": late}
    if soon:
        when = f"{first:%d/%m/%Y}"
        return _("%(soon)d việc sắp đến hạn, sớm nhất ngày %(when)s") % {"soon": soon, "when": when}
    others = len({one.due.key for one in found})
    return _("%(count)d việc của các đơn vị cần đôn đốc") % {"count": others}
