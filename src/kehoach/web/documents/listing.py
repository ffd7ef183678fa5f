"""The list of documents: what is asked for, what it holds, and the same as an Excel file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.kinds import OTHER, name_of
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.frame.spreadsheets import Column, Sheet

# A screen nobody scrolls past; a filter narrows the rest.
MOST: Final = 300
State = OfficialDocument.State
_TABS: Final = (State.DRAFT, State.CHECKED, State.SIGNED, State.NUMBERED, State.ISSUED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to."""

    state: str = ""
    year: int | None = None
    kind: str = ""
    words: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Wanted":
        """Return what an address asks for; what nobody could have chosen is left out."""
        year = query.get("nam", "")
        state = query.get("buoc", "")
        return cls(
            state=state if state in State.values else "",
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            kind=query.get("loai", "")[:30],
            words=query.get("tim", "")[:200].replace("\x00", ""),
        )

    @property
    def is_anything(self) -> bool:
        """Return whether the list is narrowed at all."""
        return bool(self.state or self.year or self.kind or self.words.strip())


@dataclass(frozen=True, slots=True)
class Tab:
    """A step and how many documents are at it."""

    state: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows, and what they may be narrowed by."""

    rows: list[OfficialDocument]
    is_cut: bool
    tabs: list[Tab]
    years: list[int]
    kinds: list[tuple[str, str]]
    has_several: bool  # organizations


def listed(actor: User, wanted: Wanted) -> Listed:
    """Return the documents that a person sees, those without a number first, then the newest."""
    visible = OfficialDocument.objects.visible_to(actor)
    counted = list(visible.order_by().values_list("state", "year", "kind").annotate(Count("pk")))
    found = visible.told_like(wanted.words)
    for name in ("state", "year", "kind"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if not wanted.state:
        found = found.exclude(state=State.WITHDRAWN)
    newest = found.select_related("organization").defer("composed", "edits", "figures")
    rows = list(newest.order_by(F("dated").desc(nulls_first=True), F("number").desc(), "-pk")[: MOST + 1])
    names = {kind: name_of(kind) if kind != OTHER else _("loại khác") for _state, _year, kind, _n in counted}
    tabs = [Tab(state, _NAMES[state](), sum(row[3] for row in counted if row[0] == state)) for state in _TABS]
    return Listed(
        rows=rows[:MOST],
        is_cut=len(rows) > MOST,
        tabs=tabs if any(tab.count for tab in tabs[:-1]) else [],
        years=sorted({year for _state, year, _kind, _n in counted}, reverse=True),
        kinds=sorted(names.items(), key=lambda pair: pair[1]),
        has_several=len({row.organization_id for row in rows}) > 1,
    )


_NAMES: Final = {
    State.DRAFT: lambda: _("Dự thảo"),
    State.CHECKED: lambda: _("Chờ ký"),
    State.SIGNED: lambda: _("Chờ cấp số"),
    State.NUMBERED: lambda: _("Chờ ban hành"),
    State.ISSUED: lambda: _("Đã ban hành"),
}


def sheet_of_list(shown: Listed) -> Sheet:
    """Return the list for an Excel file."""
    columns = [
        Column(_("Số, ký hiệu"), 18),
        Column(_("Ngày văn bản"), 14),
        Column(_("Tên loại"), 16),
        Column(_("Trích yếu"), 60),
        Column(_("Cơ quan ban hành"), 28),
        Column(_("Người ký"), 22),
        Column(_("Trạng thái"), 22),
    ]
    rows: list[list[Any]] = [
        [
            row.full_number if row.number else row.symbol,
            row.dated,
            row.kind_name,
            row.title,
            row.organization.name,
            row.signer,
            str(row.get_state_display()),
        ]
        for row in shown.rows
    ]
    return Sheet(_("Văn bản"), columns, rows)
