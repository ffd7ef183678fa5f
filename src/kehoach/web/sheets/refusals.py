"""Why a form is not taken in; nothing of it was stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one row, or in the form as a whole."""

    message: str
    row: int | None = None  # as the sheet counts them
    item: str = ""

    def __str__(self) -> str:
        if self.row is None and not self.item:
            return self.message
        if self.row is None:
            return _("«%(item)s»: %(message)s") % {"item": self.item, "message": self.message}
        if not self.item:
            return _("Dòng %(row)d: %(message)s") % {"row": self.row, "message": self.message}
        values = {"row": self.row, "item": self.item, "message": self.message}
        return _("Dòng %(row)d, «%(item)s»: %(message)s") % values


class FormRefused(Exception):
    """The form cannot be taken in as it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    @property
    def sentences(self) -> list[str]:
        """Return a sentence for each thing that is wrong."""
        return [str(problem) for problem in self.problems]


def refused(message: str) -> FormRefused:
    """Return a refusal of the form as a whole."""
    return FormRefused([Problem(message)])
