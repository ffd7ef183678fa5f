"""The documents that can be composed: what each is called, what it is about, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kehoach.timing.periods import Frequency
from kehoach.web.accounts.models import User
from kehoach.web.composing.briefings import compose_monthly, compose_weekly
from kehoach.web.composing.decisions import compose_decision
from kehoach.web.composing.origins import Behind, origins_of
from kehoach.web.composing.permissions import ask_to_see
from kehoach.web.composing.reminders import compose_reminder
from kehoach.web.composing.reports import compose_report, compose_target_form, compose_work_form
from kehoach.web.composing.spans import Span, span_in, span_of
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan
from kehoach.web.reporting.models import Period
from kehoach.writing.content import Document
from kehoach.writing.template import Template, shipped
from kehoach.writing.template_check import read_template

# What a document is about: a time, a period of reporting, a plan, a year, or only the day.
Subject = Span | Period | Plan | int | None


class Needs(StrEnum):
    """What a document is about."""

    PERIOD = "period"  # of reporting: a month, a quarter, as the unit's duties have it
    PLAN = "plan"
    YEAR = "year"
    NOTHING = ""


class WrongSubject(TypeError):
    """A document was asked for about something that it cannot be about."""

    def __init__(self, key: str, needs: Needs) -> None:
        super().__init__(f"«{key}» needs: {needs}")


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
            unit = organization.unit or organization
            return self._make(actor, unit, subject, on, template or shipped(self.template))

    @property
    def subject_kind(self) -> str:
        """Return what it is about, as forms name it."""
        return self.needs.value

    def origins(self, actor: User | None, origin: str) -> tuple[Behind, ...]:
        """Return what is behind a figure or a sentence of the document."""
        return origins_of(actor, origin)


_Make = Callable[[User | None, Organization, Span, date, Template], Document]
_MakeOfAny = Callable[[User | None, Organization, Subject, date, Template], Document]


def _of_period(key: str, make: _Make) -> _MakeOfAny:
    """Return how a document of a period of reporting is made; a time of another kind will do."""

    def made(
        actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
    ) -> Document:
        if isinstance(subject, Period):
            _is_of(subject.unit_id, unit, key, Needs.PERIOD)
            subject = span_of(subject)
        if not isinstance(subject, Span):
            raise WrongSubject(key, Needs.PERIOD)
        return make(actor, unit, subject, on, template)

    return made


def _of_year(key: str, make: _Make, frequency: Frequency, index: int = 1) -> _MakeOfAny:
    """Return how a document of a part of a year, or of all of it, is made."""

    def made(
        actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
    ) -> Document:
        if not isinstance(subject, int):
            raise WrongSubject(key, Needs.YEAR)
        ask_to_see(actor, unit)
        return make(actor, unit, span_in(unit, subject, frequency, index), on, template)

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
) -> _MakeOfAny:
    def made(
        actor: User | None, unit: Organization, subject: Subject, on: date, template: Template
    ) -> Document:
        return make(actor, unit, on, template)

    return made


def _is_of(owner: int, unit: Organization, key: str, needs: Needs) -> None:
    """Refuse what belongs to another unit than the one asked for, and so was never asked for permission."""
    if owner != unit.pk:
        raise WrongSubject(key, needs)


_QUARTERS: Final = (
    _("Báo cáo quý I"),
    _("Báo cáo quý II"),
    _("Báo cáo quý III"),
    _("Báo cáo quý IV"),
)


def _yearly(key: str, name: str | Promise, make: _Make, frequency: Frequency, index: int = 1) -> Composer:
    template = key.partition("-of-")[0].replace("-", "_")
    return Composer(key, name, Needs.YEAR, template, _of_year(key, make, frequency, index))


_ALL: Final = (
    Composer(
        "report",
        _("Báo cáo theo kỳ báo cáo"),
        Needs.PERIOD,
        "report",
        _of_period("report", compose_report),
    ),
    *(
        _yearly(f"report-of-quarter-{index}", name, compose_report, Frequency.QUARTERLY, index)
        for index, name in enumerate(_QUARTERS, start=1)
    ),
    _yearly("report-of-6-months", _("Báo cáo 6 tháng đầu năm"), compose_report, Frequency.SIX_MONTHS),
    _yearly("report-of-9-months", _("Báo cáo 9 tháng"), compose_report, Frequency.NINE_MONTHS),
    _yearly("report-of-year", _("Báo cáo năm"), compose_report, Frequency.YEARLY),
    Composer(
        "work-form",
        _("Biểu 01: Kết quả thực hiện nhiệm vụ trọng tâm theo kỳ"),
        Needs.PERIOD,
        "work_form",
        _of_period("work-form", compose_work_form),
    ),
    _yearly(
        "work-form-of-year",
        _("Biểu 01: Kết quả thực hiện nhiệm vụ trọng tâm cả năm"),
        compose_work_form,
        Frequency.YEARLY,
    ),
    Composer(
        "target-form",
        _("Biểu 02: Danh mục chỉ tiêu và kết quả thực hiện theo kỳ"),
        Needs.PERIOD,
        "target_form",
        _of_period("target-form", compose_target_form),
    ),
    _yearly(
        "target-form-of-year",
        _("Biểu 02: Danh mục chỉ tiêu và kết quả thực hiện cả năm"),
        compose_target_form,
        Frequency.YEARLY,
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
