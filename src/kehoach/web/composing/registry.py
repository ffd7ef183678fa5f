"""The documents that can be composed: what each is called, what it is about, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kehoach.web.accounts.models import User
from kehoach.web.composing.briefings import compose_monthly, compose_weekly
from kehoach.web.composing.decisions import compose_decision
from kehoach.web.composing.origins import Behind, origins_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.reminders import compose_reminder
from kehoach.web.composing.reports import compose_report, compose_target_form, compose_work_form
from kehoach.web.composing.spans import Span, span_coded, span_of, spans_in
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import plans_in_force
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.models import Period
from kehoach.writing.content import Document
from kehoach.writing.sentences import capitalised
from kehoach.writing.template import Template, shipped
from kehoach.writing.template_check import read_template

# What a document is about: a time, a period of reporting, a plan, or only the day.
Subject = Span | Period | Plan | None


class Needs(StrEnum):
    """What a document is about."""

    SPAN = "span"  # a month, quarter, half, nine months or a year; a period of reporting will do
    PERIOD = "period"
    PLAN = "plan"
    NOTHING = "nothing"


class WrongSubject(TypeError):
    """A document was asked for about something that it cannot be about."""

    def __init__(self, key: str, needs: Needs) -> None:
        super().__init__(f"«{key}» needs: {needs}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a document can be about, and how a form names it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Composer:
    """A kind of document that is composed from the records."""

    key: str
    name: str | Promise
    needs: Needs
    template: str  # of those that come with the program
    _make: Callable[[User | None, Organization, Subject, date, Template], Document]

    def compose(
        self,
        actor: User | None,
        organization: Organization,
        subject: Subject,
        on: date,
        template: Template | str | None = None,
    ) -> Document:
        """Return the document as a draft of a day.

        :param template: of the office, or the text of its file; where it has none, the one that comes along.
        :raises PermissionDenied: the actor does not see the organization.
        :raises WrongSubject: it cannot be about this.
        :raises TemplateRefused: the text of the template has faults.
        """
        if isinstance(template, str) and template:
            template = read_template(self.template, template)
        # Documents are Vietnamese, whatever language the page around them has; an office writes for its unit.
        with override("vi"):
            return self._make(actor, _unit(organization), subject, on, template or shipped(self.template))

    def origins(self, actor: User | None, origin: str) -> tuple[Behind, ...]:
        """Return what is behind a figure or a sentence of the document."""
        return origins_of(actor, origin)

    def choices(self, actor: User | None, organization: Organization, year: int) -> list[Choice]:
        """Return what the document can be about in a year; nothing where it needs nothing.

        :raises PermissionDenied: the actor does not see the organization.
        """
        organization = _unit(organization)
        ask_to_see(actor, organization)
        match self.needs:
            case Needs.SPAN:
                return [Choice(span.code, capitalised(span.name)) for span in spans_in(organization, year)]
            case Needs.PERIOD:
                periods = Period.objects.filter(unit=organization, year=year).order_by("-closing", "-pk")
                return [Choice(str(pk), label) for pk, label in periods.values_list("pk", "label")]
            case Needs.PLAN:
                plans = plans_in_force(organization, year).select_related("document").order_by("pk")
                return [Choice(str(plan.pk), str(plan)) for plan in plans.defer("document__layout")]
            case Needs.NOTHING:
                return []

    def subject(self, actor: User | None, organization: Organization, code: str) -> Subject:
        """Return what a code of `choices` stands for; None where it stands for nothing in the organization.

        :raises PermissionDenied: the actor does not see the organization.
        """
        organization = _unit(organization)
        ask_to_see(actor, organization)
        is_key = code.isdigit() and len(code) < 18
        match self.needs:
            case Needs.SPAN:
                return span_coded(organization, code)
            case Needs.PERIOD if is_key:
                return Period.objects.filter(unit=organization, pk=code).select_related("regime").first()
            case Needs.PLAN if is_key:
                return Plan.objects.confirmed().filter(organization=organization, pk=code).first()
            case _:
                return None


def _unit(organization: Organization) -> Organization:
    """Return the unit whose records an organization's documents are made of."""
    return organization.unit or organization


def _about_span(
    key: str, make: Callable[[User | None, Organization, Span, date, Template], Document]
) -> Callable[[User | None, Organization, Subject, date, Template], Document]:
    def made(
        actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
    ) -> Document:
        if isinstance(subject, Period):
            _is_of(subject.unit_id, unit, key, Needs.SPAN)
            subject = span_of(subject)
        if not isinstance(subject, Span):
            raise WrongSubject(key, Needs.SPAN)
        return make(actor, unit, subject, on, template)

    return made


def _reminder(
    actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
) -> Document:
    if not isinstance(subject, Period):
        raise WrongSubject("reminder", Needs.PERIOD)
    _is_of(subject.unit_id, unit, "reminder", Needs.PERIOD)
    subject.unit = unit
    return compose_reminder(actor, unit, subject, on, template)


def _decision(
    actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
) -> Document:
    if not isinstance(subject, Plan):
        raise WrongSubject("assignment-decision", Needs.PLAN)
    _is_of(subject.organization_id, unit, "assignment-decision", Needs.PLAN)
    return compose_decision(actor, unit, subject, on, template)


def _about_nothing(
    make: Callable[[User | None, Organization, date, Template], Document],
) -> Callable[[User | None, Organization, Subject, date, Template], Document]:
    def made(
        actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
    ) -> Document:
        return make(actor, unit, on, template)

    return made


def _is_of(owner: int, unit: Organization, key: str, needs: Needs) -> None:
    """Refuse what belongs to another unit than the one asked for, and so was never asked for permission."""
    if owner != unit.pk:
        raise WrongSubject(key, needs)


_ALL: Final = (
    Composer(
        "report", _("Báo cáo thực hiện kế hoạch"), Needs.SPAN, "report", _about_span("report", compose_report)
    ),
    Composer(
        "work-form",
        _("Biểu 01: Kết quả thực hiện nhiệm vụ trọng tâm"),
        Needs.SPAN,
        "work_form",
        _about_span("work-form", compose_work_form),
    ),
    Composer(
        "target-form",
        _("Biểu 02: Danh mục chỉ tiêu và kết quả thực hiện"),
        Needs.SPAN,
        "target_form",
        _about_span("target-form", compose_target_form),
    ),
    Composer(
        "assignment-decision",
        _("Quyết định giao chỉ tiêu kế hoạch"),
        Needs.PLAN,
        "assignment_decision",
        _decision,
    ),
    Composer("reminder", _("Công văn đôn đốc báo cáo"), Needs.PERIOD, "reminder", _reminder),
    Composer(
        "briefing-week",
        _("Phiếu họp giao ban tuần"),
        Needs.NOTHING,
        "briefing",
        _about_nothing(compose_weekly),
    ),
    Composer(
        "briefing-month",
        _("Phiếu họp giao ban tháng"),
        Needs.NOTHING,
        "briefing",
        _about_nothing(compose_monthly),
    ),
)
COMPOSERS: Final[Mapping[str, Composer]] = {composer.key: composer for composer in _ALL}
