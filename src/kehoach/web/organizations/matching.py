"""Names of a plan in a unit: what was confirmed, what is proposed, and what can be chosen by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from kehoach.vietnamese.addressing import Body, Proposal, Roster, Seat, propose
from kehoach.vietnamese.sectors import sectors_in
from kehoach.vietnamese.text import key
from kehoach.web.organizations.models import Alias, Kind, Organization, Position
from kehoach.web.organizations.naming import Meant, alias_key
from kehoach.web.organizations.policy import Role

_LEVELS: Final[Mapping[str, str]] = {
    Kind.PROVINCE: "province",
    Kind.DISTRICT: "district",
    Kind.COMMUNE: "commune",
}
_LEADERS: Final = frozenset({Role.LEADER, Role.SUPERIOR})


@dataclass(frozen=True)
class Names:
    """Who can be meant in a unit on a day, and what was confirmed there."""

    roster: Roster
    meant: Mapping[str, Meant]  # by code: «o12», «p5»
    confirmed: Mapping[str, tuple[str, ...]]  # codes by the key of the words

    def propose(self, text: str) -> Proposal:
        """Return whom a text means, part by part."""
        return propose(text, self.roster, confirmed=self.was_confirmed)

    def was_confirmed(self, text: str) -> tuple[str, ...]:
        """Return the codes of those the words meant when a person confirmed them."""
        return self.confirmed.get(alias_key(text), ())

    def propose_for_sector(self, heading: str) -> tuple[str, ...]:
        """Return who answers for a group of targets: as confirmed, else the one office of its sector."""
        if known := self.was_confirmed(heading):
            return known
        sectors = sectors_in(heading)
        if len(sectors) != 1:
            return ()
        bodies = [
            body
            for kind in (Kind.OFFICE, Kind.POLICE, Kind.MILITARY)
            for body in self.roster.of_kind(kind)
            if sectors <= sectors_in(body.name)
        ]
        return (bodies[0].code,) if len(bodies) == 1 else ()

    def those(self, codes: Iterable[str]) -> list[Meant]:
        """Return who is meant by the codes of a form; an unknown code means nobody of this unit.

        :raises KeyError: a code is not of this unit.
        """
        return [self.meant[code] for code in dict.fromkeys(codes)]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Return what each is called where people choose by name: code by label, every label once."""
        found: dict[str, str] = {}
        for code, one in self.meant.items():
            label = label_of(one)
            if label in found:
                label = f"{label} ({code})"
            found[label] = code
        return found

    def code_named(self, typed: str) -> str | None:
        """Return the code of who is called so, whatever the case and diacritics; None for nobody or two."""
        if typed.strip() in self.labels:
            return self.labels[typed.strip()]
        found = {code for label, code in self.labels.items() if key(label) == key(typed)}
        return found.pop() if len(found) == 1 else None


def label_of(meant: Meant) -> str:
    """Return what somebody is called in a list to choose from."""
    return f"{meant.position.title}, {meant.organization.name}" if meant.position else meant.organization.name


def names_of(book: Organization, on: date) -> Names:
    """Return who can be meant in the plans of a unit on a day; few queries, however many there are.

    Where another took its place, they are the people and bodies of that other. What was confirmed for the
    unit itself goes first; what was confirmed for the others whose place was taken counts where they agree.
    """
    unit = book.unit if book.is_carried_on and book.unit is not None else book
    bodies = Organization.objects.current(on).filter(unit=unit).exclude(pk=unit.pk).order_by("path")
    organizations = {unit.pk: unit} | {body.pk: body for body in bodies}
    by_pk = {pk: Body(f"o{pk}", body.name, body.kind) for pk, body in organizations.items()}
    meant = {f"o{pk}": Meant(body) for pk, body in organizations.items()}
    seats = []
    for position in Position.objects.filter(organization__in=organizations).order_by(
        "organization__path", "pk"
    ):
        position.organization = organizations[position.organization_id]
        meant[f"p{position.pk}"] = Meant(position.organization, position)
        if position.role in {Role.OBSERVER, Role.ADMINISTRATOR}:
            continue  # can be chosen, but no plan gives them work
        seats.append(
            Seat(
                f"p{position.pk}",
                by_pk[position.organization_id],
                position.title,
                position.field,
                leads=position.role in _LEADERS,
            )
        )
    return Names(
        roster=Roster(
            by_pk[unit.pk],
            _LEVELS.get(unit.kind, ""),
            tuple(body for pk, body in by_pk.items() if pk != unit.pk),
            tuple(seats),
        ),
        meant=meant,
        confirmed=_confirmed(book, unit, meant),
    )


def _confirmed(
    book: Organization, unit: Organization, meant: Mapping[str, Meant]
) -> dict[str, tuple[str, ...]]:
    """Return whom words mean: as confirmed for the book, else as all others of the unit have them."""
    said: dict[int | None, dict[str, list[str]]] = {}
    rows = Alias.objects.filter(unit__unit=unit).order_by("pk")
    for of, words, organization, seat in rows.values_list("unit", "key", "organization", "position"):
        code = f"p{seat}" if seat else f"o{organization}"
        if code in meant:
            said.setdefault(of, {}).setdefault(words, []).append(code)
    own = said.pop(book.pk, {})
    found = {words: tuple(codes) for words, codes in own.items()}
    for words in {words for by_words in said.values() for words in by_words} - set(own):
        others = {tuple(by_words[words]) for by_words in said.values() if words in by_words}
        # One village may be meant in one commune and another in the next: then nobody is.
        if len(others) == 1:
            found[words] = others.pop()
    return found
