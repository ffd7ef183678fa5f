"""Items of a plan with who answers for each, to be looked at and given out one by one or many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.in_force import assignments_of
from kehoach.web.plans.kinds import INDICATOR, SOLUTION
from kehoach.web.plans.listing import matching
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.queries import items_of

# What the list may be narrowed to.
PARTS: Final[dict[str, str | Promise]] = {
    "": _("Tất cả"),
    "thieu": _("Chưa có chủ trì"),
    "giai-phap": _("Giải pháp"),
    "chi-tieu": _("Chỉ tiêu"),
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item, what stands above it, and who has it."""

    item: Solution | Indicator
    word: str  # «giai-phap», «chi-tieu»
    code: str  # how a form names it: «s12», «i5»
    above: str
    held: tuple[Assignment, ...]

    @property
    def has_lead(self) -> bool:
        """Return whether somebody leads it."""
        return any(row.role == Assignment.Role.LEAD for row in self.held)


def rows_of(plan: Plan, *, part: str = "", sought: str = "") -> list[ItemRow]:
    """Return the items of the plan that are asked for, indicators first."""
    solutions = list(items_of(plan, SOLUTION).select_related("task")) if part != "chi-tieu" else []
    indicators = list(items_of(plan, INDICATOR)) if part != "giai-phap" else []
    for item in (*solutions, *indicators):
        item.plan = plan
    held = assignments_of(item.lineage for item in (*solutions, *indicators))
    rows = [
        ItemRow(item, INDICATOR.word, f"i{item.pk}", item.group, tuple(held.get(item.lineage, ())))
        for item in indicators
    ]
    rows += [
        ItemRow(item, SOLUTION.word, f"s{item.pk}", str(item.task), tuple(held.get(item.lineage, ())))
        for item in solutions
    ]
    if part == "thieu":
        rows = [row for row in rows if not row.has_lead]
    return matching(rows, sought, words_of=_words)


def named(plan: Plan, codes: Iterable[str]) -> list[Solution | Indicator]:
    """Return the items that a form names; what is not of this plan is left out."""
    numbers: dict[str, set[int]] = {"s": set(), "i": set()}
    for code in codes:
        letter, number = code[:1], code[1:]
        if letter in numbers and number.isascii() and number.isdigit() and len(number) < 19:
            numbers[letter].add(int(number))
    found: list[Solution | Indicator] = [
        *items_of(plan, INDICATOR).filter(pk__in=numbers["i"]),
        *items_of(plan, SOLUTION).filter(pk__in=numbers["s"]),
    ]
    for item in found:
        item.plan = plan
    return found


def history_of(item: Solution | Indicator) -> list[Assignment]:
    """Return all assignments the item ever had, the newest first."""
    rows = Assignment.objects.filter(lineage=item.lineage)
    return list(
        rows.select_related("organization", "position", "assigned_by", "ended_by").order_by(
            "-assigned_at", "-pk"
        )
    )


def _words(row: ItemRow) -> str:
    who = " ".join(str(held.position or held.organization) for held in row.held)
    return f"{row.item} {row.above} {who} {getattr(row.item, 'lead', '')}"
