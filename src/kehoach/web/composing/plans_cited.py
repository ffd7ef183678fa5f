"""The plans of a unit and what they rest on, as other documents cite them."""

from datetime import date

from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import plans_in_force
from kehoach.web.plans.models import LegalBasis, Plan
from kehoach.writing.citation import GAP, Cited, about, date_line
from kehoach.writing.documents.office import territory_of
from kehoach.writing.sentences import capitalised

_KINDS = {
    "plan": "Kế hoạch",
    "programme": "Chương trình",
    "resolution": "Nghị quyết",
    "decision": "Quyết định",
}


def cited_plan(unit: Organization, year: int) -> Cited:
    """Return the unit's plan for a year, with one query; one without number where none is in force."""
    plans = plans_in_force(unit, year).only(
        "kind", "number", "symbol", "date", "issuer", "title", "organization", "year"
    )
    plan = plans.order_by("pk").first()
    if plan is None:
        return Cited("Kế hoạch", issuer=f"UBND {territory_of(unit.name)}", title=f"năm {year}")
    return cited(plan, unit)


def cited(plan: Plan, unit: Organization) -> Cited:
    """Return how a plan is cited; what its document left blank stays a gap."""
    number = "/".join((plan.number or GAP, plan.symbol)) if plan.symbol else plan.number
    return Cited(
        _KINDS.get(plan.kind, "Kế hoạch"),
        number,
        day_known(plan.date),
        plan.issuer or f"UBND {territory_of(unit.name)}",
        about(plan.title),
    )


def bases_of(plan: Plan) -> list[Cited]:
    """Return the documents that a plan rests on, with one query."""
    rows = LegalBasis.objects.filter(plan=plan).order_by("order")
    return [
        Cited(
            capitalised(row.type or "Văn bản"), row.number, day_known(row.date), row.issuer, about(row.title)
        )
        for row in rows
    ]


def day_known(text: str) -> date | str | None:
    """Return a date of which only the year, or month and year, may be known.

    >>> day_known("2026-01"), day_known("2026-01-09")
    ('ngày … tháng 01 năm 2026', datetime.date(2026, 1, 9))
    """
    parts = text.split("-")
    match [int(part) for part in parts if part.isdigit()]:
        case [year, month, day]:
            return date(year, month, day)
        case [year, month]:
            return date_line(date(year, month, 1), is_issued=False)
        case [year]:
            return f"năm {year}"
        case _:
            return None
