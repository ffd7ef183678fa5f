"""Communes beside the first one, of whose year the province knows the counts."""

from datetime import date

from django.utils import timezone

from kehoach.scoring.status import Status
from kehoach.web.audit.models import Chain
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.reporting.models import Period, Regime, UnitState
from tests.web.people import World, an_organization


def some_units(world: World, count: int, *, day: date) -> None:
    """Communes of the province, each with a year of which something is known."""
    for number in range(count):
        unit = an_organization(f"Xã số {Organization.objects.count()}", Kind.COMMUNE, world.province)
        regime = Regime.objects.create(
            organization=unit,
            name="Báo cáo tháng",
            frequency="monthly",
            closing_kind="calendar",
            deadline_day=20,
            valid_from=date(2026, 1, 1),
        )
        Period.objects.bulk_create(
            Period(
                unit=unit,
                regime=regime,
                label=f"Tháng {month}/2026",
                year=2026,
                index=month,
                start=date(2026, month, 1),
                closing=date(2026, month, 28),
                deadline=date(2026, month, 19),
                owed=12,
                submitted=number % 10,
            )
            for month in range(1, 7)
        )
        UnitState.objects.create(
            unit=unit,
            year=2026,
            day=day,
            history=Chain.objects.get(organization=unit).length,
            counts={
                "solutions": {Status.OVERDUE: number % 7, Status.DONE: 20},
                "indicators": {Status.AT_RISK: number % 5, Status.IN_PROGRESS: 30},
                "reports": {"owed": 60, "on_time": 50, "late": 6, "missing": 4},
            },
            computed_at=timezone.now(),
        )
