"""The one door through which anything changes: no write without an entry, no entry without a write."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.actions import ACTIONS
from kehoach.web.audit.models import AuditEntry, Chain
from kehoach.web.frame.prepared import Prepared

if TYPE_CHECKING:
    from kehoach.web.organizations.models import Organization


_CHAIN: Final = Prepared(
    Chain,
    lambda organization: Chain.objects.select_for_update().filter(organization=organization),
    *(field.attname for field in Chain._meta.concrete_fields),
)


class Recorded(Protocol):
    """A thing whose history is kept: a model that knows whose it is."""

    @property
    def owning_organization(self) -> "Organization | None":
        """Return the organization in whose chain the history goes; None for the program's own."""


class Recording:
    """What happened so far, before it becomes an entry."""

    def __init__(self, target: Recorded) -> None:
        self.target = target
        self.changes: dict[str, Any] = {}

    def about(self, target: Recorded) -> None:
        """Name the thing the entry is about, where it did not exist when the recording began."""
        self.target = target

    def change(self, thing: models.Model, **values: Any) -> None:
        """Set the values on the thing, and keep old and new of those that differ.

        A field is named alone for the target itself and with its model for other things
        changed on the way («indicator 12.name»).
        """
        for name, new in values.items():
            old = None if thing._state.adding else getattr(thing, name)
            setattr(thing, name, new)
            if old != new:
                self.changes[self._field(thing, name)] = [_plain(old), _plain(new)]

    def note(self, **values: Any) -> None:
        """Keep values that are no field of a thing: a reason, a count, a file's name."""
        self.changes |= {name: _plain(value) for name, value in values.items()}

    def _field(self, thing: models.Model, name: str) -> str:
        if cast("object", thing) is self.target or thing._state.adding:
            return name
        return f"{thing._meta.model_name} {thing.pk}.{name}"


@contextmanager
def recording(actor: User | None, action: str, target: Recorded) -> Iterator[Recording]:
    """Open the transaction; write the entry when the block ends well, and nothing at all when it does not.

    The target may be unsaved, if the block saves it; `entry.about` names another. The actor is None
    only for the program's own commands.

    :raises KeyError: the action is not in the closed list of `audit/actions.py`.
    """
    ACTIONS[action]
    with transaction.atomic():
        entry = Recording(target)
        yield entry
        _write(actor, action, recording=entry)


def _write(actor: User | None, action: str, *, recording: Recording) -> None:
    target = cast("models.Model", recording.target)
    chain = _locked_chain(recording.target.owning_organization)
    entry = AuditEntry(
        chain=chain,
        sequence=chain.length + 1,
        at=timezone.now(),
        actor=actor,
        action=action,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_name=str(target)[:300],
        changes=recording.changes,
        previous_hash=chain.last_hash,
    )
    entry.hash = entry.seal()
    entry.save(force_insert=True)
    chain.length, chain.last_hash = entry.sequence, entry.hash
    Chain.objects.filter(pk=chain.pk).update(length=chain.length, last_hash=chain.last_hash)


def _locked_chain(organization: "Organization | None") -> Chain:
    """Return the chain, held until the transaction ends, so that two writers cannot take one number."""
    key = organization.pk if organization is not None else None
    found = _CHAIN.things(key)
    if not found:
        Chain.objects.get_or_create(organization=organization)
        found = _CHAIN.things(key)
    chain: Chain = found[0]
    return chain


def _plain(value: Any) -> Any:
    """Return the value as JSON keeps it; a model is kept as its key and its name."""
    if isinstance(value, models.Model):
        return [value.pk, str(value)]
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
