"""The first page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.frame.spreadsheets import is_wanted, spreadsheet
from kehoach.web.organizations.models import Appointment, Kind, Organization
from kehoach.web.organizations.policy import POLICY, Action, Role
from kehoach.web.organizations.queries import ended
from kehoach.web.overview import queries
from kehoach.web.overview.below import Below, below
from kehoach.web.overview.below_sheet import sheet_of
from kehoach.web.overview.board import COLUMNS, SHOWN, board_of
from kehoach.web.reporting.models import Period
from kehoach.web.reporting.settling import unsettled_of
from kehoach.web.reporting.states_looks import LOOK_OF

# The month until which the year before is kept in sight.
_EARLY = 3
_SEE_BELOW = {Role.SUPERIOR, Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR}


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the person, where their unit's year stands, and the units below it."""
    today = timezone.localdate()
    seats = queries.seats_of(request.user)
    unit = _unit(request, seats)
    roles = {Role(seat.position.role) for seat in seats}
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    board = board_of(unit, year, today, seats=seats) if unit is not None else None
    unsettled: tuple[Period, ...] = ()
    # Only early in a year, or before it has a plan, is anything of the last one left to do.
    if unit is not None and year == today.year and (board is None or today.month <= _EARLY):
        unsettled = unsettled_of(unit, today.year - 1)
        if unsettled and board is None:
            year = today.year - 1
            board = board_of(unit, year, today, seats=seats)
    units_below: Below | None = None
    if unit is not None and unit.kind != Kind.COMMUNE and roles & _SEE_BELOW:
        units_below = below(request.user, unit, year, today)
    if units_below is not None and is_wanted(request.GET):
        return spreadsheet(_("Tình hình các đơn vị"), sheet_of(units_below, unit, today))
    may_plan = any(Action.PLAN in POLICY[role] for role in roles)
    is_known = board is not None or units_below is not None
    # Where a board or the table of the units below is shown, it says more than these lists.
    units = [] if is_known else queries.units_of(request.user)
    context: dict[str, Any] = {"today": today, "board": None}
    if board is not None:
        # Each is made once: a template would make them again wherever it names them.
        context |= {
            "board": board,
            "concerns": board.concerns,
            "hindered": len(board.hindered),
            "hindrances": board.hindrances,
            "deadlines": board.deadlines,
            "groups": board.groups,
            "leads": board.leads,
        }
    context |= {
        "unit": unit,
        "year": year,
        "unsettled": unsettled,
        "last_year": today.year - 1 if today.month <= _EARLY and year == today.year else None,
        "ended": ended(unit, today) if unit else None,
        "split_from": Organization.objects.filter(pk__in=unit.split_from).order_by("path")
        if unit and unit.split_from
        else (),
        "is_own_unit": any(seat.position.organization.unit_id == unit.unit_id for seat in seats)
        if unit
        else False,
        "below": units_below if units_below is not None and units_below.total else None,
        "columns": [(LOOK_OF[column], column) for column in COLUMNS],
        "most": SHOWN,
        "roles": roles,
        "may_plan": may_plan,
        "drafts": queries.drafts_for(request.user) if may_plan else [],
        "plans": queries.plans_named(request.user) if is_known else queries.plans_for(request.user),
        "seats": seats,
        "units": units[: queries.SHOWN],
        "has_more_units": len(units) > queries.SHOWN,
    }
    return render(request, "overview/home.html", context)


def _unit(request: SignedInRequest, seats: list[Appointment]) -> Organization | None:
    """Return the unit the page is about: one that is named and seen, else that of the person's first seat."""
    asked = request.GET.get("don-vi", "")
    if not asked:
        return seats[0].position.organization.unit if seats else None
    visible = Organization.objects.visible_to(request.user).units()
    found = visible.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 18 else None
    if found is None:
        raise Http404
    return found
