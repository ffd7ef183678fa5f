"""The report on the plan, Biểu 01 and Biểu 02, for any time of a unit's year."""

from datetime import date

from kehoach.timing.periods import Frequency
from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import office_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.plans_cited import cited_plan
from kehoach.web.composing.spans import Span
from kehoach.web.composing.year_facts import year_facts
from kehoach.web.organizations.models import Organization
from kehoach.writing.content import Document
from kehoach.writing.documents import forms, report
from kehoach.writing.documents.facts import ReportFacts
from kehoach.writing.template import Template


def report_facts(actor: User | None, unit: Organization, span: Span, on: date) -> ReportFacts:
    """Return what the report of a span is made of.

    :raises PermissionDenied: the actor does not see the unit.
    """
    ask_to_see(actor, unit)
    found = year_facts(unit, span)
    return ReportFacts(
        office=office_of(unit, on),
        year=span.year,
        period=span.name,
        next_period=span.next_name,
        closing=span.closing,
        plan=cited_plan(unit, span.year),
        is_yearly=span.frequency is Frequency.YEARLY,
        targets=found.targets,
        work=found.work,
        reports=found.reports,
    )


def compose_report(
    actor: User | None, unit: Organization, span: Span, on: date, template: Template
) -> Document:
    """Return the report of a span as a draft of a day."""
    return report.compose(report_facts(actor, unit, span, on), template, on=on)


def compose_work_form(
    actor: User | None, unit: Organization, span: Span, on: date, template: Template
) -> Document:
    """Return Biểu 01 of a span as a draft of a day."""
    return forms.work_form(report_facts(actor, unit, span, on), template, on=on)


def compose_target_form(
    actor: User | None, unit: Organization, span: Span, on: date, template: Template
) -> Document:
    """Return Biểu 02 of a span as a draft of a day."""
    return forms.target_form(report_facts(actor, unit, span, on), template, on=on)
