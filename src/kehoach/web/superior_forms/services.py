"""What is done with superiors' forms: taken in, joined, replaced, removed, filled in."""

import hashlib
from collections.abc import Mapping as Chosen
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.composing.spans import Span
from kehoach.web.documents.permissions import ask
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Action
from kehoach.web.plans import files
from kehoach.web.reporting.clock import day_of, moment
from kehoach.web.superior_forms.comparing import Compared, compared
from kehoach.web.superior_forms.figures import facts_of
from kehoach.web.superior_forms.filling import Filling, filled_form, filling_of
from kehoach.web.superior_forms.mapping import MappedColumn, MappedRow, Mapping
from kehoach.web.superior_forms.models import SuperiorForm
from kehoach.web.superior_forms.offered import Offered, offered_to
from kehoach.web.superior_forms.proposing import carried_over, joined, proposed
from kehoach.web.superior_forms.reading import looked_at
from kehoach.web.superior_forms.refusals import (
    AnotherForm,
    ChangedMeanwhile,
    FileRefused,
    NameTaken,
    NothingJoined,
    NotJoined,
    NotOffered,
)
from kehoach.web.superior_forms.uses import Use
from kehoach.writing.superior_form import FormRefused, read_cells

_USES: Final = frozenset(map(str, Use))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: the lineage of each row, the use of each column, the columns whose figures stay.

    Rows are named by sheet and number, columns by sheet and letters; what is not named stays.
    """

    rows: Chosen[tuple[str, int], str]
    columns: Chosen[tuple[str, str], str]
    kept: frozenset[tuple[str, str]] = frozenset()


def add_form(
    *,
    actor: User | None,
    organization: Organization,
    name: str,
    file_name: str,
    content: bytes,
    at: datetime | None = None,
) -> SuperiorForm:
    """Return the form as kept, with a proposal of how it is filled.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises FileRefused: it is not taken in.
    :raises NameTaken: the unit has a form of this name.
    """
    ask(actor, Action.WRITE, organization)
    now = moment(at)
    plain = looked_at(file_name, content)
    # Read before the transaction: what takes long would make every other writer wait.
    mapping = _proposed(content, offered_to(unit_of(organization), day_of(now).year))
    row = SuperiorForm(organization=organization, name=" ".join(name.split()), added_at=now, added_by=actor)
    sha256 = hashlib.sha256(content).hexdigest()
    files.keep(content, sha256)
    with recording(actor, "superior-form.added", row) as entry:
        # Held, so that of two forms with one name the second is told, and not thrown out by the database.
        Organization.objects.select_for_update().get(pk=organization.pk)
        if SuperiorForm.objects.filter(organization=organization, name=row.name).exists():
            raise NameTaken(row.name)
        entry.change(row, file_name=plain, sha256=sha256, size=len(content))
        row.mapping = mapping.to_values()
        row.full_clean(exclude=["mapping"])
        row.save()
    return row


def replace_file(
    *, actor: User | None, form: SuperiorForm, file_name: str, content: bytes, at: datetime | None = None
) -> SuperiorForm:
    """Return the form with a new issue of its file; what was joined stays where rows are found again.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises FileRefused: it is not taken in; the form stays as it was.
    """
    ask(actor, Action.WRITE, form.organization)
    plain = looked_at(file_name, content)
    fresh = _proposed(content, offered_to(unit_of(form.organization), day_of(moment(at)).year))
    sha256 = hashlib.sha256(content).hexdigest()
    files.keep(content, sha256)
    with recording(actor, "superior-form.replaced", form) as entry:
        row = _held(form)
        entry.about(row)
        mapping = carried_over(row.joined, fresh)
        entry.change(row, file_name=plain, sha256=sha256, size=len(content))
        entry.note(rows_before=row.joined.indicators, rows_kept=_settled(mapping))
        row.mapping = mapping.to_values()
        # Filled again only after a person has seen what is new in it.
        if any(not one.is_settled for sheet in mapping.sheets for one in sheet.rows):
            entry.change(row, confirmed_at=None, confirmed_by=None)
        _save(row)
    return row


def join(
    *, actor: User | None, form: SuperiorForm, choices: Choices, version: int, at: datetime | None = None
) -> SuperiorForm:
    """Return the form, joined as a person chose.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises ChangedMeanwhile: it is no longer as the person saw it.
    :raises NotOffered: a choice is none of those offered.
    :raises NothingJoined: nothing would be filled.
    """
    ask(actor, Action.WRITE, form.organization)
    now = moment(at)
    offered = {one.lineage: one for one in offered_to(unit_of(form.organization), day_of(now).year)}
    with recording(actor, "superior-form.mapped", form) as entry:
        row = _held(form)
        if row.version != version:
            raise ChangedMeanwhile
        entry.about(row)
        mapping = _chosen(row.joined, choices, offered)
        has_use = any(column.use is not Use.SKIP for sheet in mapping.sheets for column in sheet.columns)
        if not mapping.indicators or not has_use:
            raise NothingJoined
        entry.note(rows=mapping.indicators)
        row.mapping = mapping.to_values()
        entry.change(row, confirmed_at=now, confirmed_by=actor)
        _save(row)
    return row


def remove_form(*, actor: User | None, form: SuperiorForm) -> None:
    """Take a form away; its line in the history stays.

    :raises PermissionDenied: the actor does not write for the organization.
    """
    ask(actor, Action.WRITE, form.organization)
    with recording(actor, "superior-form.removed", form) as entry:
        row = _held(form)
        kept = SuperiorForm(pk=row.pk, organization=row.organization, name=row.name)
        entry.about(kept)
        entry.note(file_name=row.file_name, sha256=row.sha256)
        row.delete()


def filling_for(*, actor: User | None, form: SuperiorForm, span: Span) -> Filling:
    """Return what would go into which cell for a period.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotJoined: nobody has looked through how it is filled.
    :raises FormRefused: the kept file cannot be opened.
    :raises FileNotFoundError: the kept file was removed by hand.
    """
    ask(actor, Action.WRITE, form.organization)
    if not form.is_confirmed:
        raise NotJoined
    facts = facts_of(unit_of(form.organization), span)
    return filling_of(files.content_of(form.sha256), form.joined, facts)


def filled_in(*, actor: User | None, form: SuperiorForm, span: Span) -> bytes:
    """Return the form filled in for a period; raises as `filling_for` does."""
    filling = filling_for(actor=actor, form=form, span=span)
    return filled_form(files.content_of(form.sha256), filling)


def comparison(
    *, actor: User | None, form: SuperiorForm, span: Span, file_name: str, content: bytes
) -> list[Compared]:
    """Return a form that came filled in beside our figures; nothing of it is kept.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotJoined: nobody has looked through how it is filled.
    :raises FileRefused: it cannot be opened.
    :raises AnotherForm: none of our form's rows is in it.
    """
    ask(actor, Action.WRITE, form.organization)
    if not form.is_confirmed:
        raise NotJoined
    looked_at(file_name, content)
    fresh = _proposed(content, [])
    mapping = carried_over(form.joined, fresh)
    if not mapping.indicators:
        raise AnotherForm(form.name)
    return compared(read_cells(content), mapping, facts_of(unit_of(form.organization), span))


def unit_of(organization: Organization) -> Organization:
    """Return the commune or province whose figures an organization's forms ask for."""
    return organization.unit or organization


def _proposed(content: bytes, offered: list[Offered]) -> Mapping:
    try:
        return proposed(content, offered)
    except FormRefused as refusal:
        raise FileRefused(str(refusal)) from refusal


def _chosen(mapping: Mapping, choices: Choices, offered: dict[str, Offered]) -> Mapping:
    def row_of(sheet: str, row: MappedRow) -> MappedRow:
        lineage = choices.rows.get((sheet, row.row), row.lineage)
        if not lineage:
            return replace(MappedRow(row.row, row.text, row.unit), is_settled=True)
        if lineage == row.lineage:
            return replace(row, is_settled=True)
        if lineage not in offered:
            raise NotOffered(row.text)
        return replace(joined(row, offered[lineage], likeness=1.0), is_settled=True)

    def column_of(sheet: str, column: MappedColumn) -> MappedColumn:
        use = choices.columns.get((sheet, column.letters), column.use)
        if use not in _USES:
            raise NotOffered(column.heading)
        return replace(column, use=Use(use), keeps=(sheet, column.letters) in choices.kept)

    return Mapping(
        tuple(
            replace(
                sheet,
                columns=tuple(column_of(sheet.sheet, one) for one in sheet.columns),
                rows=tuple(row_of(sheet.sheet, one) for one in sheet.rows),
            )
            for sheet in mapping.sheets
        )
    )


def _held(form: SuperiorForm) -> SuperiorForm:
    rows = SuperiorForm.objects.select_for_update(of=("self",)).select_related("organization__unit")
    row = rows.filter(pk=form.pk).first()
    if row is None:
        raise ChangedMeanwhile
    return row


def _save(row: SuperiorForm) -> None:
    row.version += 1
    row.full_clean(exclude=["mapping"])
    row.save()


def _settled(mapping: Mapping) -> int:
    return sum(bool(one.lineage) and one.is_settled for sheet in mapping.sheets for one in sheet.rows)
