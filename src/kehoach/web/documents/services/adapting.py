"""Adapting a template: a new version with its reason, and the way back to an earlier one."""

from datetime import datetime

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.documents.models import OfficeTemplate
from kehoach.web.documents.models.template import SHIPPED
from kehoach.web.documents.office_templates import InForce, in_force, text_of, unit_of
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import (
    NoSuchVersion,
    NothingAdapted,
    ReasonNeeded,
    TemplateChangedMeanwhile,
)
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.reporting.clock import moment
from kehoach.writing.template import shipped_text
from kehoach.writing.template_check import read_template
from kehoach.writing.template_file import values_in


def adapt(
    *,
    actor: User | None,
    organization: Organization,
    key: str,
    text: str,
    note: str,
    seen: int,
    at: datetime | None = None,
) -> OfficeTemplate:
    """Return the new version of a unit's template, in force from now on.

    `seen` is the number of the newest version that the person knew of.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises ReasonNeeded: the note has no words.
    :raises TemplateRefused: the file has faults; nothing is kept.
    :raises NothingAdapted: it says what is in force already.
    :raises TemplateChangedMeanwhile: somebody else has changed it since.
    """
    ask(actor, Action.WRITE, organization)
    if not note.strip():
        raise ReasonNeeded
    text = "\n".join(text.splitlines()) + "\n"
    read_template(key, text)
    row = OfficeTemplate(organization=unit_of(organization), key=key, text=text)
    with recording(actor, "template.changed", row) as entry:
        before = _held(row, seen)
        if text == before.text:
            raise NothingAdapted
        entry.note(template=key, changed=_changed(before.text, text))
        entry.change(row, version=before.last + 1, note=note.strip(), created_at=moment(at), created_by=actor)
        row.full_clean()
        row.save()
    return row


def go_back(
    *,
    actor: User | None,
    organization: Organization,
    key: str,
    version: int,
    seen: int,
    note: str,
    at: datetime | None = None,
) -> OfficeTemplate:
    """Return the new version that brings an earlier one back; version 0 is what comes with the program.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises ReasonNeeded: the note has no words.
    :raises NoSuchVersion: there never was such a version.
    :raises NothingAdapted: it is in force already.
    :raises TemplateChangedMeanwhile: somebody else has changed it since.
    """
    ask(actor, Action.WRITE, organization)
    if not note.strip():
        raise ReasonNeeded
    text = text_of(organization, key, version)
    if text is None:
        raise NoSuchVersion
    is_shipped = text == shipped_text(key)
    row = OfficeTemplate(organization=unit_of(organization), key=key, text="" if is_shipped else text)
    with recording(actor, "template.restored", row) as entry:
        before = _held(row, seen)
        if before.version == SHIPPED if is_shipped else text == before.text:
            raise NothingAdapted
        entry.note(template=key)
        entry.change(
            row,
            version=before.last + 1,
            restores=SHIPPED if is_shipped else version,
            note=note.strip(),
            created_at=moment(at),
            created_by=actor,
        )
        row.full_clean()
        row.save()
    return row


def _held(row: OfficeTemplate, seen: int) -> InForce:
    """Return what is in force, held by its unit until the transaction ends.

    :raises TemplateChangedMeanwhile: it is not what the person knew of.
    """
    Organization.objects.select_for_update().only("pk").get(pk=row.organization_id)
    before = in_force(row.organization, row.key)
    if before.newest is not None and before.last != seen:
        raise TemplateChangedMeanwhile(before.newest)
    return before


def _changed(before: str, after: str) -> list[str]:
    """Return the names of the texts that differ."""
    old, new = values_in(before), values_in(after)
    return sorted(name for name in {**old, **new} if old.get(name) != new.get(name))
