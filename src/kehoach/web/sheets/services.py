"""Taking in a form that was filled in: all of it or nothing, and the same one twice is once."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.permissions import ask_to_report
from kehoach.web.reporting.refusals import AlreadySent, EntriesAsked, PeriodClosed
from kehoach.web.reporting.services.submissions import submit, typed
from kehoach.web.sheets.opening import Opened, open_form
from kehoach.web.sheets.reading import read_form
from kehoach.web.sheets.refusals import FormRefused, refused


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a form."""

    submission: Submission
    was_there: bool  # the same form had been taken in before


def receive(
    *, actor: User | None, submission: Submission, content: bytes, at: datetime | None = None
) -> Received:
    """Return the report as the form fills it in, sent in.

    :raises PermissionDenied: the report is somebody else's.
    :raises FormRefused: the file is no form, or of another report, or cannot be kept as it is filled in.
    :raises PeriodClosed: the period's figures are final.
    :raises AlreadySent: something else was sent in before.
    """
    ask_to_report(actor, submission)
    return receive_opened(actor=actor, submission=submission, opened=open_form(content), at=at)


def receive_opened(
    *, actor: User | None, submission: Submission, opened: Opened, at: datetime | None = None
) -> Received:
    """Return the same for a form that was opened already."""
    ask_to_report(actor, submission)
    if opened.form_key != submission.form_key:
        raise refused(_of_another(opened, submission))
    if not submission.can_be_written:
        return _the_same_or_refuse(opened, submission)
    if not submission.period.is_open:
        raise PeriodClosed(submission.period)
    filled = read_form(opened, submission)
    try:
        sent = submit(actor=actor, submission=submission, texts=filled.texts, at=at)
    except EntriesAsked as asked:
        raise FormRefused([filled.problem(question) for question in asked.questions]) from asked
    except AlreadySent:
        # The same form, sent by page and by mail in the same moment.
        return _the_same_or_refuse(opened, Submission.objects.select_related("period").get(pk=submission.pk))
    return Received(sent, was_there=False)


def _the_same_or_refuse(opened: Opened, submission: Submission) -> Received:
    try:
        texts = typed(read_form(opened, submission).texts)
    except FormRefused as refusal:
        raise AlreadySent(submission) from refusal
    if texts != submission.draft:
        raise AlreadySent(submission)
    return Received(submission, was_there=True)


def _of_another(opened: Opened, submission: Submission) -> str:
    other = Submission.objects.filter(form_key=opened.form_key).select_related("period").first()
    if other is None:
        return _("Không nhận ra mã của biểu mẫu. Tải biểu mẫu mới ở trang báo cáo rồi điền lại.")
    place = (submission.organization_id, submission.position_id)
    if (other.organization_id, other.position_id) != place:
        return _(
            "Biểu mẫu này của người khác, đơn vị khác. Tải biểu mẫu ở trang báo cáo của mình rồi điền lại."
        )
    return _("Biểu mẫu này của kỳ «%(old)s», không phải «%(now)s». Tải biểu mẫu của kỳ này rồi điền lại.") % {
        "old": other.period,
        "now": submission.period,
    }
