"""How a template reads: the document that it makes of the unit's newest records."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.outside import COMPOSERS, NOTHING, TYPED, Composer
from kehoach.web.documents.page import Sheet, sheet_of
from kehoach.web.documents.subjects import found, offered
from kehoach.web.organizations.models import Organization
from kehoach.web.reporting.models import Period
from kehoach.writing.template import Template


@dataclass(frozen=True, slots=True)
class Preview:
    """A document that nobody keeps, and what it is about."""

    sheet: Sheet
    about: str = ""


def preview_of(actor: User, organization: Organization, template: Template) -> Preview | None:
    """Return the document that a template makes; None where there are no records to make one of."""
    maker = next(one for one in COMPOSERS.values() if getattr(one, "template", "") == template.document)
    thing, about = _newest(maker, actor, organization)
    if thing is None and maker.needs != NOTHING:
        return None
    document = maker.compose(actor, organization, thing, timezone.localdate(), template)
    return Preview(sheet_of(OfficialDocument(), document, is_edited_here=False), about)


def _newest(maker: Composer, actor: User, organization: Organization) -> tuple[Any, str]:
    """Return what the newest records are about, and its name."""
    if maker.needs in (NOTHING, TYPED):
        return None, ""
    if maker.needs in ("span", "period"):
        # A period of reporting is a time of the year, too; the newest has the newest figures.
        periods = Period.objects.filter(unit=organization).select_related("regime", "unit")
        period = periods.order_by("-closing", "-pk").first()
        if period is not None:
            return period, str(period)
    choices = offered(maker, actor, organization, year=timezone.localdate().year)
    if not choices:
        return None, ""
    subject = found(maker, actor, organization, code=choices[0].code, name=choices[0].label)
    return (subject.thing, subject.name) if subject else (None, "")
