"""What a draft holds beside its items becomes rows: outline, legal basis, past results, prose, findings."""

from collections.abc import Iterable
from decimal import Decimal

from kehoach.domain import finding as found
from kehoach.domain import plan as domain
from kehoach.web.plans.models import Finding, LegalBasis, PastResult, Plan, Section, WorkShare

LARGEST_AMOUNT = Decimal(10) ** 21
BATCH = 500


def place_of(source: domain.Source | None) -> dict[str, int | None]:
    """Return where something was read under the names of the columns."""
    if source is None:
        return {"start": None, "end": None, "page": None}
    return {"start": source.start, "end": max(source.start, source.end), "page": source.page}


def amount_of(value: Decimal | None) -> Decimal | None:
    """Return the value where a column can hold it; what is larger stays in the quote, and is asked."""
    if value is None or not value.is_finite() or abs(value) >= LARGEST_AMOUNT:
        return None
    return value


def store_records(plan: Plan, draft: domain.PlanDraft) -> None:
    """Put the outline, the legal basis, the past results and the prose below the plan."""
    Section.objects.bulk_create(
        [
            Section(
                plan=plan,
                order=place,
                level=max(item.level, 0),
                number=(item.number or "")[:60],
                title=item.title,
                start=item.start,
                end=max(item.start, item.end),
            )
            for place, item in enumerate(draft.sections)
        ],
        batch_size=BATCH,
    )
    LegalBasis.objects.bulk_create(
        [
            LegalBasis(
                plan=plan,
                order=place,
                type=item.type or "",
                number=item.number or "",
                date=(item.date or "")[:10],
                issuer=item.issuer or "",
                title=item.title or "",
                quote=item.quote,
                start=item.source.start,
                end=item.source.end,
            )
            for place, item in enumerate(draft.header.legal_basis)
        ],
        batch_size=BATCH,
    )
    PastResult.objects.bulk_create(
        [
            PastResult(
                plan=plan,
                order=place,
                name=item.name,
                kind=item.kind.value,
                comparator=item.comparator.value if item.comparator else "",
                value=amount_of(item.value),
                high=amount_of(item.high),
                unit=item.unit or "",
                period=(item.period or "")[:60],
                quote=item.quote,
                start=item.source.start,
                end=item.source.end,
            )
            for place, item in enumerate(draft.results)
        ],
        batch_size=BATCH,
    )
    WorkShare.objects.bulk_create(
        [
            WorkShare(
                plan=plan,
                order=place,
                action=item.action,
                assignees="; ".join(item.assignees),
                coordinating="; ".join(item.coordinating),
                assigned_by=item.assigned_by or "",
                report_to=item.report_to or "",
                frequency=item.frequency or "",
                task_number=item.task or "",
                quote=item.quote,
                start=item.source.start,
                end=item.source.end,
            )
            for place, item in enumerate(draft.assignments)
        ],
        batch_size=BATCH,
    )


def store_findings(plan: Plan, findings: Iterable[found.Finding]) -> None:
    """Put the findings below the plan, all of them open."""
    rows = []
    for place, item in enumerate(findings):
        other = item.other_source
        correction = item.correction
        rows.append(
            Finding(
                plan=plan,
                order=place,
                kind=item.kind,
                severity=item.severity.value,
                message=item.message,
                quote=item.quote,
                **place_of(item.source),
                other_quote=item.other_quote or "",
                other_start=other.start if other else None,
                other_end=other.end if other else None,
                correction_start=correction.source.start if correction else None,
                correction_end=correction.source.end if correction else None,
                replacement=correction.replacement if correction else "",
            )
        )
    Finding.objects.bulk_create(rows, batch_size=BATCH)
