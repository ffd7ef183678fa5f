"""The lists of a plan as Excel files."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kehoach.web.frame.spreadsheets import Cell, Column, Sheet
from kehoach.web.frame.states import LOOKS
from kehoach.web.plans.confirm_page import Entry
from kehoach.web.plans.models import Indicator, Plan, Solution, Task, TaskGroup
from kehoach.web.plans.standing import Standing
from kehoach.web.plans.wording import due, target


def indicator_sheet(plan: Plan, entries: Iterable[Entry], standings: Mapping[UUID, Standing]) -> Sheet:
    """Return the targets of a plan, a row each."""
    columns = [
        Column(_("Nhóm chỉ tiêu"), 34),
        Column(_("Tên chỉ tiêu"), 46),
        Column(_("Đơn vị tính"), 14),
        Column(_("Mức phải đạt"), 18),
        Column(_("Đã đạt"), 16),
        Column(_("Tỷ lệ so với mức giao")),
        Column(_("Tình hình"), 20),
        Column(_("Lý do"), 70),
        Column(_("Chủ trì"), 30),
    ]
    rows: list[list[Cell]] = []
    for entry in entries:
        item = entry.item
        assert isinstance(item, Indicator)
        one = standings.get(item.lineage)
        told: list[Cell] = [one.value, one.rate, *_state(one), one.leads] if one else [None] * 5
        rows.append([item.group, item.name, item.unit, target(item), *told])
    return Sheet(_("Chỉ tiêu"), columns, rows, title=[str(plan)])


def task_sheet(plan: Plan, entries: Iterable[Entry], standings: Mapping[UUID, Standing]) -> Sheet:
    """Return the tasks and solutions of a plan, a row each."""
    columns = [
        Column(_("Số"), 8),
        Column(_("Nhiệm vụ, giải pháp"), 56),
        Column(_("Chỉ đạo"), 24),
        Column(_("Chủ trì theo văn bản"), 24),
        Column(_("Phối hợp"), 24),
        Column(_("Thời hạn"), 18),
        Column(_("Tính ra"), 24),
        Column(_("Giao chủ trì"), 30),
        Column(_("Tình hình"), 20),
        Column(_("Lý do"), 70),
    ]
    rows: list[list[Cell]] = []
    for entry in entries:
        item = entry.item
        one = standings.get(item.lineage)
        told: list[Cell] = [one.leads, *_state(one)] if one else [None] * 3
        match item:
            case Solution():
                words: list[Cell] = [item.directing, item.lead, item.coordinating, item.due_text, due(item)]
                rows.append([item.number, item.text, *words, *told])
            case Task() | TaskGroup():
                rows.append([item.number, item.title, *[None] * 5, *told])
    return Sheet(_("Nhiệm vụ"), columns, rows, title=[str(plan)])


def _state(one: Standing) -> list[Cell]:
    return [str(LOOKS[one.look].text), one.reason]
