"""Organizations that take the place of others: merged, split or renamed from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import Organization, Succession
from kehoach.web.organizations.refusals import (
    HasSuccessors,
    NotBesideEachOther,
    NotThere,
    SharesDoNotFit,
    TooFew,
)
from kehoach.web.organizations.services.asking import ask_to_administer
from kehoach.web.organizations.services.carrying_over import carry_over, move_seats
from kehoach.web.organizations.services.tree import create_organization

_ONE_DAY = timedelta(days=1)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Successor:
    """Who goes on: one that exists, or a new one of this name; `share` counts where one is split."""

    name: str = ""
    organization: Organization | None = None
    share: Decimal = Decimal(1)
    code: str = ""


def merge(
    *,
    actor: User | None,
    before: Sequence[Organization],
    into: Successor,
    on: date,
    source: str = "",
    at: datetime | None = None,
) -> Organization:
    """Return the one that goes on from the day for all of these; its bodies, seats and people come along.

    People are given their new seats with the day written on them. The rest waits for the day, where it is
    still to come: until then everything is as it was.

    :raises PermissionDenied: one of them is not the actor's to administer.
    :raises TooFew: there are not two.
    :raises NotBesideEachOther: they do not stand below one parent.
    :raises NotThere: one of them did not exist the day before.
    :raises HasSuccessors: somebody took the place of one already.
    :raises ValidationError: the new name is taken, or a value does not fit.
    """
    gone = [one for one in before if into.organization is None or one.pk != into.organization.pk]
    if len(gone) + (into.organization is not None) < 2 or not gone:
        raise TooFew(_("Chọn ít nhất hai đơn vị để sáp nhập."))
    return _succeed(actor, gone, [into], on=on, kind=Succession.Kind.MERGE, source=source, at=at)[0]


def split(
    *,
    actor: User | None,
    before: Organization,
    into: Sequence[Successor],
    on: date,
    source: str = "",
    at: datetime | None = None,
) -> list[Organization]:
    """Return those that go on from the day; the first takes the seats, the bodies below wait to be moved.

    Where a unit is split, each part may read its records; nobody goes on with its plans, since nobody but a
    person can say who does what from then on.

    :raises PermissionDenied: it is not the actor's to administer.
    :raises TooFew: there are not two parts.
    :raises SharesDoNotFit: what the parts get does not add up to the whole.
    :raises NotThere: it did not exist the day before.
    :raises HasSuccessors: others took its place already.
    :raises ValidationError: a new name is taken, or a value does not fit.
    """
    if len(into) < 2:
        raise TooFew(_("Ghi ít nhất hai đơn vị mới để chia, tách."))
    total = sum((one.share for one in into), Decimal())
    if total != 1 or any(one.share <= 0 for one in into):
        raise SharesDoNotFit(format((total * _HUNDRED).normalize(), "f").replace(".", ","))
    return _succeed(actor, [before], into, on=on, kind=Succession.Kind.SPLIT, source=source, at=at)


def rename(
    *,
    actor: User | None,
    organization: Organization,
    name: str,
    on: date,
    source: str = "",
    code: str = "",
    at: datetime | None = None,
) -> Organization:
    """Return the organization that goes on under the new name; the old one stays in the records.

    :raises PermissionDenied: it is not the actor's to administer.
    :raises NotThere: it did not exist the day before.
    :raises HasSuccessors: somebody took its place already.
    :raises ValidationError: the new name is taken, or a value does not fit.
    """
    into = [Successor(name=name, code=code)]
    kind = Succession.Kind.RENAME
    return _succeed(actor, [organization], into, on=on, kind=kind, source=source, at=at)[0]


def take_effect(*, actor: User | None, organization: Organization, at: datetime | None = None) -> None:
    """Carry over what an organization had, on the day it has successors from; twice is once.

    :raises PermissionDenied: it is not the actor's to administer.
    """
    ask_to_administer(actor, organization)
    now = at or timezone.now()
    with recording(actor, "organization.carried-over", organization) as entry:
        # Locked, so that two do not carry the same thing over.
        held = Organization.objects.select_for_update().get(pk=organization.pk)
        entry.about(held)
        due = Succession.objects.filter(effected_at=None, on__lte=timezone.localdate(now))
        carry_over(entry, held, due, at=now)


def _succeed(
    actor: User | None,
    before: Sequence[Organization],
    into: Sequence[Successor],
    *,
    on: date,
    kind: Succession.Kind,
    source: str,
    at: datetime | None,
) -> list[Organization]:
    parent = before[0].parent
    now = at or timezone.now()
    going_on = [successor.organization for successor in into if successor.organization]
    for one in [*before, *going_on]:
        ask_to_administer(actor, one)
        if one.parent_id != (parent.pk if parent else None):
            raise NotBesideEachOther(one, parent)
    for one in going_on:
        _check_it_goes_on(one, on)
    with recording(actor, "organization.succeeded", before[0]) as entry:
        held = list(Organization.objects.select_for_update().filter(pk__in=[one.pk for one in before]))
        held.sort(key=lambda one: [each.pk for each in before].index(one.pk))
        last = on - _ONE_DAY
        for one in held:
            _check_it_can_end(one, last)
            # Ended first: the name is free for the one that goes on.
            entry.change(one, valid_to=last)
            one.full_clean()
            one.save()
        after = [
            successor.organization
            or create_organization(
                actor=actor,
                name=successor.name,
                kind=held[0].kind,
                parent=parent,
                code=successor.code,
                valid_from=on,
            )
            for successor in into
        ]
        for one in held:
            for place, organization in enumerate(after):
                row = Succession(
                    before=one,
                    after=organization,
                    on=on,
                    kind=kind,
                    share=into[place].share if kind == Succession.Kind.SPLIT else Decimal(1),
                    source=source.strip(),
                )
                row.full_clean()
                row.save()
            move_seats(entry, one, to=after[0], on=on)
        if on <= timezone.localdate(now):
            for one in held:
                carry_over(entry, one, Succession.objects.filter(effected_at=None), at=now)
        entry.note(
            kind=kind.label,
            on=on,
            before=[str(one) for one in held],
            after=[str(one) for one in after],
            source=source.strip(),
        )
    return after


def _check_it_can_end(organization: Organization, last: date) -> None:
    if organization.successions.exists():
        raise HasSuccessors(organization)
    begins, ends = organization.valid_from, organization.valid_to
    if (begins is not None and begins > last) or (ends is not None and ends < last):
        raise NotThere(organization, last)


def _check_it_goes_on(organization: Organization, on: date) -> None:
    if organization.successions.exists():
        raise HasSuccessors(organization)
    if not Organization.objects.current(on).filter(pk=organization.pk).exists():
        raise NotThere(organization, on)
