"""The answer to a petition of voters or citizens: what was asked is typed, the letter is composed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kehoach.web.accounts.models import User
from kehoach.web.composing.offices import office_of
from kehoach.web.organizations.models import Organization
from kehoach.writing.content import Document
from kehoach.writing.documents.petition_answer import AnswerFacts
from kehoach.writing.documents.petition_answer import compose as compose_answer
from kehoach.writing.template import Template, shipped
from kehoach.writing.template_check import read_template

KEY: Final = "petition-answer"
TEMPLATE: Final = "petition_answer"


@dataclass(frozen=True, slots=True)
class Petition:
    """What was asked, and what is answered."""

    petitioner: str
    content: str
    received: date | None = None
    channel: str = ""
    answers: tuple[str, ...] = ()
    responsible: str = ""
    due: date | None = None


class PetitionComposer:
    """Composes the letter that answers a petition."""

    key = KEY
    needs = "typed"
    template = TEMPLATE

    @property
    def name(self) -> Any:
        """Return what forms call it."""
        return _("Công văn trả lời kiến nghị")

    def choices(self, actor: User | None, organization: Organization, year: int) -> tuple[Any, ...]:
        """Return nothing: the words are typed."""
        return ()

    def subject(self, actor: User | None, organization: Organization, code: str) -> None:
        """Return nothing: the words are typed."""

    def compose(
        self, actor: User | None, organization: Organization, subject: Any, on: date, template: Any = None
    ) -> Document:
        """Return the letter in the words of the template.

        :raises TemplateRefused: the text of the template has faults.
        """
        petition: Petition = subject
        if isinstance(template, str) and template:
            template = read_template(TEMPLATE, template)
        words: Template = template or shipped(TEMPLATE)
        facts = AnswerFacts(
            office=office_of(organization, on),
            petitioner=petition.petitioner,
            content=petition.content,
            received=petition.received,
            channel=petition.channel,
            answers=petition.answers,
            responsible=petition.responsible or None,
            due=petition.due,
        )
        return compose_answer(facts, words, on=on)

    def origins(self, actor: User | None, origin: str) -> tuple[Any, ...]:
        """Return nothing: words that were typed come from nowhere else."""
        return ()
