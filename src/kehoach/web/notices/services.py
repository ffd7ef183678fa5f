"""What people do with reminders: set their unit's rule, say how they want to be told, get a calendar."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.notices.models import CalendarKey, Preference, ReminderRule
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import moment
from kehoach.web.reporting.permissions import ask


def set_rule(*, actor: User | None, unit: Organization, **values: Any) -> ReminderRule:
    """Return the rule by which the unit reminds its people.

    :raises PermissionDenied: collecting in the unit is not the actor's.
    :raises ValidationError: a value does not fit.
    """
    ask(actor, Action.COLLECT, unit)
    rule = ReminderRule.objects.filter(unit=unit).first() or ReminderRule(unit=unit)
    with recording(actor, "reminders.rule-set", rule) as entry:
        entry.change(rule, **values)
        rule.full_clean()
        rule.save()
    return rule


def set_preference(*, actor: User, **values: Any) -> Preference:
    """Return how the actor wants to be told.

    :raises ValidationError: a value does not fit.
    """
    wish = Preference.objects.filter(user=actor).first() or Preference(user=actor)
    with recording(actor, "reminders.preference-set", wish) as entry:
        entry.change(wish, **values)
        wish.full_clean()
        wish.save()
    return wish


def renew_calendar(*, actor: User, at: datetime | None = None) -> str:
    """Return the secret of a new address of the actor's calendar; the old one leads nowhere from now on.

    It is told this once: only its hash is kept.
    """
    secret = secrets.token_urlsafe(24)
    key = CalendarKey.objects.filter(user=actor).first() or CalendarKey(user=actor)
    with recording(actor, "calendar.renewed", key):
        key.secret_hash, key.made_at, key.revoked_at = hash_of(secret), moment(at), None
        key.full_clean()
        key.save()
    return secret


def revoke_calendar(*, actor: User, at: datetime | None = None) -> None:
    """Have the address of the actor's calendar lead nowhere."""
    key = CalendarKey.objects.filter(user=actor, revoked_at=None).first()
    if key is None:
        return
    with recording(actor, "calendar.revoked", key) as entry:
        entry.change(key, revoked_at=moment(at))
        key.save(update_fields=["revoked_at"])


def hash_of(secret: str) -> str:
    """Return what is kept of a secret; it is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()
