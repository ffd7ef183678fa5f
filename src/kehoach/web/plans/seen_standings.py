"""Where items stand, on the tabs of a plan: beside each row, and as a filter."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.states import LOOKS
from kehoach.web.plans.confirm_page import Entry
from kehoach.web.plans.models import Plan
from kehoach.web.plans.standing import Standing, standings_of


class Seen:
    """The standings of a plan, and which of them the address asks for."""

    def __init__(self, plan: Plan, request: SignedInRequest) -> None:
        self.standings = standings_of(plan, timezone.localdate())
        self.look = request.GET.get("tinh-hinh", "")
        self.lead = request.GET.get("don-vi", "")

    def kept(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that the filters leave."""
        return [entry for entry in entries if self.keeps(entry)]

    def keeps(self, entry: Entry) -> bool:
        """Return whether the filters leave an entry; without filters all stay."""
        if not self.look and not self.lead:
            return True
        standing = self.standings.get(entry.item.lineage)
        if standing is None:
            return False
        return self.look in ("", standing.look) and (not self.lead or self.lead in _names(standing))

    def context(self) -> dict[str, Any]:
        """Return what a tab shows of it."""
        present = {one.look for one in self.standings.values()}
        leads = {name for one in self.standings.values() for name in _names(one)}
        return {
            "standings": self.standings,
            "looks": [(look, LOOKS[look].text) for look in LOOKS if look in present],
            "look": self.look,
            "assigned": sorted(leads, key=str.casefold),
            "assignee": self.lead,
        }


def _names(standing: Standing) -> list[str]:
    return standing.leads.split("; ") if standing.leads else []
