"""The entries of the history, and the chains they hang on."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.audit.actions import ACTIONS


class Chain(models.Model):
    """The history of one organization. One chain for all would make every writer wait for every other."""

    organization = models.OneToOneField(
        "organizations.Organization", on_delete=models.PROTECT, null=True, related_name="history"
    )
    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        verbose_name = _("chuỗi nhật ký")
        constraints = [
            # NULL is distinct from NULL in a unique column, so the program's own chain needs its own rule.
            models.UniqueConstraint(
                models.Value(1),
                name="chain_one_without_organization",
                condition=models.Q(organization__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization) if self.organization else str(_("Chương trình"))


class AuditEntry(models.Model):
    """One thing that one person did: what, to what, when, and the values before and after."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    sequence = models.PositiveBigIntegerField(_("số thứ tự"))
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(_("việc"), max_length=60)
    target_type = models.CharField(max_length=60)  # «plans.plan»
    target_id = models.CharField(max_length=64)
    target_name = models.CharField(_("đối tượng"), max_length=300)
    changes = models.JSONField(_("thay đổi"), default=dict, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng nhật ký")
        verbose_name_plural = _("nhật ký")
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="audit_entry_sequence_unique"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="audit_entry_sequence_from_one"),
        ]
        indexes = [models.Index(fields=["target_type", "target_id", "at"], name="audit_entry_by_target")]

    def __str__(self) -> str:
        return f"{self.text}: {self.target_name}"

    @property
    def text(self) -> str:
        """Return the action in words."""
        return str(ACTIONS.get(self.action, self.action))

    def seal(self) -> str:
        """Return the hash over all that this entry says and the hash of the one before."""
        said: Mapping[str, Any] = {
            "previous": self.previous_hash,
            "sequence": self.sequence,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": self.actor_id,
            "action": self.action,
            "target": [self.target_type, self.target_id, self.target_name],
            "changes": self.changes,
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
