"""The plan itself as an official document: its own words with what was mended since, ready to be issued."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.composing.registry import COMPOSERS, Choice, Needs
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan
from kehoach.web.plans.restoring import written_plan
from kehoach.writing.citation import date_line
from kehoach.writing.content import Document

KEY: Final = "plan"
# Whichever is about a plan knows which plans there are to choose from.
_LIKE: Final = next(one for one in COMPOSERS.values() if one.needs is Needs.PLAN)


@dataclass(frozen=True, slots=True)
class PlanComposer:
    """Composes a confirmed plan as the document it is issued as."""

    key: str = KEY
    needs: str = Needs.PLAN.value

    @property
    def name(self) -> Any:
        """Return what forms call it."""
        return _("Kế hoạch, trình bày lại theo thể thức")

    def choices(self, actor: User | None, organization: Organization, year: int) -> Sequence[Choice]:
        """Return the plans in force in a year."""
        return _LIKE.choices(actor, organization, year)

    def subject(self, actor: User | None, organization: Organization, code: str) -> Any:
        """Return the plan of a code; None where it stands for none of the unit."""
        return _LIKE.subject(actor, organization, code)

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: Any = None
    ) -> Document:
        """Return the plan; what was issued already keeps its number and day, another waits for them."""
        plan: Plan = subject
        document = written_plan(
            Plan.objects.select_related("document", "organization").get(pk=plan.pk)
        ).document
        if document.letterhead.number:
            return document
        head = replace(document.letterhead, date=date_line(on, is_issued=False))
        return replace(document, letterhead=head)

    def origins(self, actor: User | None, origin: str) -> tuple[Any, ...]:
        """Return nothing: a plan's figures are its own."""
        return ()
