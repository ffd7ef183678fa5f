"""Instructions as lists and pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.models import Indicator, Solution, Task
from kehoach.web.reporting.models import Instruction

FILTERS = {
    "cho": _("Chờ trả lời"),
    "qua-han": _("Quá hạn trả lời"),
    "da-tra-loi": _("Đã trả lời"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """An instruction, the item it is about and where that is shown; `look` is its state."""

    instruction: Instruction
    item: str
    address: str
    look: str

    @property
    def assignee(self) -> str:
        """Return to whom it was given."""
        return str(self.instruction.position or self.instruction.organization)


def narrowed(rows: QuerySet[Instruction], word: str, today: date) -> QuerySet[Instruction]:
    """Return the instructions that a filter of the list leaves."""
    match word:
        case "cho":
            return rows.filter(answered_at=None)
        case "qua-han":
            return rows.filter(answered_at=None, due_on__lt=today)
        case "da-tra-loi":
            return rows.filter(answered_at__isnull=False)
    return rows


def with_items(rows: Iterable[Instruction], today: date) -> list[Told]:
    """Return the instructions with the items they are about; as many queries for few as for many."""
    listed = list(rows)
    lineages = {row.lineage for row in listed}
    found: dict[tuple[int, UUID], tuple[str, str]] = {}
    plans = {row.plan_id for row in listed}
    for model in (Task, Solution, Indicator):
        for item in model.objects.filter(plan__in=plans, lineage__in=lineages):
            found[item.plan_id, item.lineage] = (str(item), _address_of(item))
    return [
        Told(row, *found.get((row.plan_id, row.lineage), ("", "")), look=_look(row, today)) for row in listed
    ]


def about(lineages: Iterable[UUID], unit: int) -> QuerySet[Instruction]:
    """Return the instructions on some items, the newest first."""
    return with_people(Instruction.objects.filter(unit=unit, lineage__in=list(lineages))).order_by(
        "-given_at"
    )


def with_people(rows: QuerySet[Instruction]) -> QuerySet[Instruction]:
    """Return them with everybody they name."""
    return rows.select_related(
        "organization", "position__organization", "given_by", "answered_by", "unit", "plan"
    )


def _address_of(item: Task | Solution | Indicator) -> str:
    match item:
        case Indicator():
            return reverse("states:indicator", args=[item.pk])
        case Solution():
            return reverse("states:task", args=[item.task_id]) + f"#s{item.pk}"
    return reverse("states:task", args=[item.pk])


def _look(row: Instruction, today: date) -> str:
    if row.answered_at is not None:
        return "answered"
    return "overdue" if row.due_on < today else "unanswered"
