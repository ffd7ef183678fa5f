"""How near a deadline is: a state of `frame/states.py` and the words beside it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kehoach.web.reporting.models import Submission

# From here on there is no day to lose.
SOON = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A state with its own words."""

    name: str
    words: str


def due_state(deadline: date, today: date) -> Shown:
    """Return how near the deadline of something is that was not sent yet."""
    left = (deadline - today).days
    if left < 0:
        return Shown("overdue", _("Quá hạn %(days)d ngày") % {"days": -left})
    if left == 0:
        return Shown("at-risk", _("Hôm nay là hạn"))
    return Shown("at-risk" if left <= SOON else "in-progress", _("Còn %(days)d ngày") % {"days": left})


def sent_state(submission: Submission) -> Shown:
    """Return where a report is, in a word: to be sent, sent, sent back, accepted."""
    return Shown(f"report-{submission.state.replace('_', '-')}", "")
