"""Who goes on for an organization that ended, and whose place one took; followed through several steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach.web.organizations.models import Organization, Succession


@dataclass(frozen=True, slots=True)
class Heir:
    """An organization and how much of what was counted goes to it, or came from it."""

    organization: Organization
    share: Decimal


def successors_of(organization: Organization, on: date) -> tuple[Heir, ...]:
    """Return who stands for the organization on the day: itself while it exists, else those that go on.

    One query a step of the succession, however many organizations there are.
    """
    found: dict[int, Heir] = {}
    open_ends = {organization.pk: Heir(organization, Decimal(1))}
    while open_ends:
        rows = Succession.objects.filter(before__in=open_ends, on__lte=on).select_related("after")
        next_ends: dict[int, Heir] = {}
        followed = set()
        for row in rows.order_by("pk"):
            followed.add(row.before_id)
            _add(next_ends, row.after, open_ends[row.before_id].share * row.share)
        for pk, heir in open_ends.items():
            if pk not in followed and _exists(heir.organization, on):
                _add(found, heir.organization, heir.share)
        # Nobody takes the place of one that goes on, so the steps lead forward in time and end.
        open_ends = next_ends
    return _in_order(found.values())


def predecessors_of(organization: Organization) -> tuple[Heir, ...]:
    """Return all whose place the organization took, nearest first; the share is what came from each."""
    found: dict[int, Heir] = {}
    ends = {organization.pk: Decimal(1)}
    while ends:
        rows = Succession.objects.filter(after__in=ends).select_related("before").order_by("-on", "pk")
        next_ends: dict[int, Decimal] = {}
        for row in rows:
            if row.before_id == organization.pk or row.before_id in found:
                continue
            share = ends[row.after_id] * row.share
            found[row.before_id] = Heir(row.before, share)
            next_ends[row.before_id] = share
        ends = next_ends
    return tuple(found.values())


def _add(found: dict[int, Heir], organization: Organization, share: Decimal) -> None:
    already = found.get(organization.pk)
    found[organization.pk] = Heir(organization, share + (already.share if already else 0))


def _exists(organization: Organization, on: date) -> bool:
    begins, ends = organization.valid_from, organization.valid_to
    return (begins is None or begins <= on) and (ends is None or ends >= on)


def _in_order(heirs: Iterable[Heir]) -> tuple[Heir, ...]:
    return tuple(sorted(heirs, key=lambda heir: heir.organization.path))
