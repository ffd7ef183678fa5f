"""The page «Phân công» as data: what the document says, whom it may mean, and what is still nobody's."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.vietnamese.addressing import SURE, Match, Reason
from kehoach.web.organizations.matching import Names, label_of, names_of
from kehoach.web.organizations.naming import alias_key
from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.kinds import INDICATOR, SOLUTION
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.queries import items_of

REASONS: Final[Mapping[Reason, str | Promise]] = {
    Reason.CONFIRMED: _("đã xác nhận trước đây"),
    Reason.NAME: _("đúng tên"),
    Reason.OFFICE: _("cách gọi khác của cùng một nơi"),
    Reason.FIELD: _("theo lĩnh vực"),
    Reason.SEVERAL: _("gọi chung"),
    Reason.ONLY_ONE: _("chỉ một nơi có tên chứa các chữ này"),
    Reason.LIKE: _("tên gần giống"),
    Reason.SECTOR: _("không có chức vụ này; cơ quan cùng lĩnh vực"),
}
ROLES: Final = (Assignment.Role.LEAD, Assignment.Role.DIRECTING, Assignment.Role.COORDINATING)
_NAMED: Final = 4  # names of a long list that are shown


@dataclass(frozen=True, slots=True)
class Offer:
    """One part of a text and whom it may mean, as one box to tick."""

    part: str
    codes: str  # «o12,o13»
    names: str
    more: int
    reason: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class WordsRow:
    """One text of the document in one role: the items that say it, and whom it may mean."""

    mark: str  # what a form names it by
    role: Assignment.Role
    text: str
    items: tuple[Solution | Indicator, ...]
    offers: tuple[Offer, ...]
    unresolved: tuple[str, ...]
    assigned: tuple[str, ...]  # who has items of it in this role
    left: int  # items of it that nobody has in this role

    @property
    def count(self) -> int:
        """Return how many items say the text."""
        return len(self.items)

    @property
    def is_sure(self) -> bool:
        """Return whether it may be confirmed together with others."""
        return bool(self.offers) and not self.unresolved and all(offer.is_sure for offer in self.offers)

    @property
    def codes(self) -> str:
        """Return all that are proposed, for one field of a form."""
        return ",".join(offer.codes for offer in self.offers)


@dataclass(frozen=True, slots=True)
class Section:
    """The texts of one role, those that wait before those that are done."""

    role: Assignment.Role
    title: str | Promise
    waiting: tuple[WordsRow, ...]
    done: tuple[WordsRow, ...]


@dataclass(frozen=True, slots=True)
class AssigningPage:
    """All of the page."""

    names: Names
    sections: tuple[Section, ...]
    groups: Section
    solutions_without_lead: int
    indicators_without_lead: int

    @property
    def rows(self) -> Mapping[str, WordsRow]:
        """Return every row by its mark."""
        sections = (*self.sections, self.groups)
        return {row.mark: row for section in sections for row in (*section.waiting, *section.done)}

    @property
    def sure(self) -> list[WordsRow]:
        """Return the waiting rows that may be confirmed together."""
        sections = (*self.sections, self.groups)
        return [row for section in sections for row in section.waiting if row.is_sure]

    @property
    def waiting(self) -> int:
        """Return how many texts nobody has confirmed."""
        return sum(len(section.waiting) for section in (*self.sections, self.groups))


def load(plan: Plan, on: date) -> AssigningPage:
    """Return the page; the number of queries does not depend on how many items there are."""
    names = names_of(plan.organization, on)
    solutions: list[Solution] = list(items_of(plan, SOLUTION))
    indicators: list[Indicator] = list(items_of(plan, INDICATOR))
    for item in (*solutions, *indicators):
        item.plan = plan
    held = assignments_of(item.lineage for item in (*solutions, *indicators))
    sections = tuple(_section(role, solutions, names, held) for role in ROLES)
    return AssigningPage(
        names=names,
        sections=sections,
        groups=_groups(indicators, names, held),
        solutions_without_lead=sum(not _has(held, item, Assignment.Role.LEAD) for item in solutions),
        indicators_without_lead=sum(not _has(held, item, Assignment.Role.LEAD) for item in indicators),
    )


def _section(
    role: Assignment.Role,
    solutions: Sequence[Solution],
    names: Names,
    held: Mapping[UUID, list[Assignment]],
) -> Section:
    by_words: dict[str, list[Solution]] = {}
    for solution in solutions:
        text = str(getattr(solution, role.value)).strip()
        if alias_key(text):
            by_words.setdefault(alias_key(text), []).append(solution)
    rows = []
    for items in by_words.values():
        text = str(getattr(items[0], role.value)).strip()
        proposal = names.propose(text)
        offers = tuple(_offer(match, names) for match in proposal.matches if match.targets)
        rows.append(_row(role, text, items, held, offers=offers, unresolved=proposal.unresolved))
    return _sorted_section(role, role.label, rows)


def _groups(indicators: Sequence[Indicator], names: Names, held: Mapping[UUID, list[Assignment]]) -> Section:
    by_heading: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        if alias_key(indicator.group):
            by_heading.setdefault(alias_key(indicator.group), []).append(indicator)
    rows = []
    for items in by_heading.values():
        heading = items[0].group.strip()
        codes = names.propose_for_sector(heading)
        was = names.was_confirmed(heading)
        # A heading says what the targets are about, not who answers: a sector alone is never sure.
        match = Match(heading, codes, Reason.CONFIRMED if was else Reason.FIELD, 100 if was else SURE - 1)
        offers = (_offer(match, names),) if codes else ()
        rows.append(_row(Assignment.Role.LEAD, heading, items, held, offers=offers, prefix="nhom"))
    return _sorted_section(Assignment.Role.LEAD, _("Nhóm chỉ tiêu"), rows)


def _sorted_section(role: Assignment.Role, title: str | Promise, rows: Iterable[WordsRow]) -> Section:
    listed = sorted(rows, key=lambda row: (-row.count, row.text.casefold()))
    return Section(
        role,
        title,
        waiting=tuple(row for row in listed if row.left),
        done=tuple(row for row in listed if not row.left),
    )


def _row(
    role: Assignment.Role,
    text: str,
    items: Sequence[Any],
    held: Mapping[UUID, list[Assignment]],
    *,
    offers: tuple[Offer, ...],
    unresolved: tuple[str, ...] = (),
    prefix: str = "",
) -> WordsRow:
    rows = [row for item in items for row in held.get(item.lineage, ()) if row.role == role]
    mark = hashlib.sha256(f"{prefix}|{role.value}|{alias_key(text)}".encode()).hexdigest()[:16]
    return WordsRow(
        mark=mark,
        role=role,
        text=text,
        items=tuple(items),
        offers=offers,
        unresolved=unresolved,
        assigned=tuple(dict.fromkeys(_called(row) for row in rows)),
        left=sum(not _has(held, item, role) for item in items),
    )


def _why(match: Match) -> str:
    if match.reason is None:
        return ""
    # A likeness is measured for names alone; the others are sure, or to be looked at.
    like = f" {match.likeness} %" if match.reason is Reason.LIKE else ""
    return f"{REASONS[match.reason]}{like}"


def _offer(match: Match, names: Names) -> Offer:
    labels = [label_of(names.meant[code]) for code in match.targets]
    return Offer(
        part=match.text,
        codes=",".join(match.targets),
        names="; ".join(labels[:_NAMED]),
        more=max(len(labels) - _NAMED, 0),
        reason=_why(match),
        is_sure=match.likeness >= SURE,
    )


def _has(held: Mapping[UUID, list[Assignment]], item: Solution | Indicator, role: Assignment.Role) -> bool:
    return any(row.role == role for row in held.get(item.lineage, ()))


def _called(row: Assignment) -> str:
    return f"{row.position.title}, {row.organization}" if row.position else str(row.organization)
