"""What is done with a mail: a form in it is sent in for whoever may, and the sender gets an answer.

Each step can be done again: a report sent in twice is once, an answer has a key of its own, and the mail is
marked as seen when all of it is done.
"""

import logging
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.notices.incoming.letters import Letter, read_letter
from kehoach.web.notices.incoming.mailbox import Arrived, open_mailbox
from kehoach.web.notices.models import IncomingMail, Notice
from kehoach.web.notices.outbox import post
from kehoach.web.notices.writing import letter as worded
from kehoach.web.notices.writing import listed
from kehoach.web.organizations.policy import seats_held
from kehoach.web.reporting.models import Submission
from kehoach.web.reporting.permissions import can_report
from kehoach.web.reporting.refusals import AlreadySent, PeriodClosed
from kehoach.web.sheets.opening import Opened, open_form
from kehoach.web.sheets.refusals import FormRefused
from kehoach.web.sheets.services import receive_opened

# Two programs that answer each other stop here.
MOST_ANSWERS_A_DAY: Final = 10
_MOST_SENTENCES: Final = 40
LOG: Final = logging.getLogger(__name__)


def fetch_all(now: datetime) -> str:
    """Take in every mail that waits; return a sentence of how many there were."""
    if not settings.IMAP_HOST:
        return _("Chưa đặt hộp thư nhận báo cáo.")
    taken = count = failed = 0
    with open_mailbox() as mailbox:
        for arrived in mailbox.unseen():
            count += 1
            try:
                outcome = take_in(arrived, now=now)
            except Exception:  # a fault of ours with one mail keeps the others from nothing; it stays unseen
                LOG.exception("mail %s", arrived.uid)
                failed += 1
                continue
            mailbox.mark_seen(arrived.uid)
            taken += outcome == IncomingMail.Outcome.TAKEN
    said = _("Đọc %(count)d thư mới, nhận %(taken)d báo cáo.") % {"count": count, "taken": taken}
    return f"{said} {_('%(failed)d thư gặp lỗi, sẽ đọc lại.') % {'failed': failed}}" if failed else said


def take_in(arrived: Arrived, *, now: datetime) -> str:
    """Return what became of a mail; of one that was dealt with before, what became of it then."""
    letter = read_letter(arrived.content)
    # When it reached the mailbox counts, by the clock of the server and not by the sender's.
    at = min(arrived.arrived_at or now, now)
    mail, _is_new = IncomingMail.objects.get_or_create(
        message_id=letter.message_id,
        defaults={"sender": letter.sender, "subject": letter.subject, "arrived_at": at},
    )
    if mail.finished_at is not None:
        return mail.outcome
    ours = parseaddr(settings.SMTP_FROM)[1].lower()
    if letter.is_automatic or letter.sender == ours:
        return _finish(mail, IncomingMail.Outcome.IGNORED, "")
    answer = _Answer(letter, arrived, at=mail.arrived_at)
    answer.work_out()
    if _answers_today(letter.sender, now) < MOST_ANSWERS_A_DAY:
        _post(letter, answer, now=now)
    said = "\n".join(answer.sentences)
    return _finish(mail, answer.outcome, said, submission=answer.submission, unit=answer.unit)


class _Answer:
    """Works out what becomes of a mail, and what its sender is told."""

    def __init__(self, letter: Letter, arrived: Arrived, *, at: datetime) -> None:
        self._letter, self._arrived, self._at = letter, arrived, at
        self.user: User | None = User.objects.filter(email__iexact=letter.sender, is_active=True).first()
        self.submission: Submission | None = None
        self.unit = _unit_of(self.user) if self.user else None  # whose office looks after the mail
        self.outcome = IncomingMail.Outcome.REFUSED
        self.sentences: list[str] = []

    def work_out(self) -> None:
        """Send the form in, or say why not."""
        try:
            opened = self._opened()
            if opened is not None:
                self._send_in(opened)
        except FormRefused as refusal:
            self.sentences = refusal.sentences
        except (AlreadySent, PeriodClosed) as refusal:
            self.sentences = [str(refusal)]

    def _opened(self) -> Opened | None:
        if self._arrived.is_too_large:
            self.sentences = [_("Thư lớn hơn 20 MB nên chưa đọc. Gửi lại thư chỉ kèm biểu mẫu.")]
            return None
        if not self._letter.forms:
            self.sentences = [
                _("Thư không kèm biểu mẫu Excel. Tải biểu mẫu ở trang báo cáo, điền rồi gửi kèm thư.")
            ]
            return None
        refused: FormRefused | None = None
        for content in self._letter.forms:
            try:
                return open_form(content)
            except FormRefused as refusal:
                refused = refused or refusal
        if refused is not None:
            raise refused
        return None

    def _send_in(self, opened: Opened) -> None:
        rows = Submission.objects.select_related("period__regime", "unit", "organization", "position")
        found = rows.filter(form_key=opened.form_key).first()
        if found is None:
            self.sentences = [_("Không nhận ra mã của biểu mẫu. Tải biểu mẫu mới ở trang báo cáo.")]
            return
        self.unit = found.unit.pk
        if self.user is None or not can_report(self.user, found):
            # Nothing of whose report it is: whoever holds somebody else's form learns nothing more.
            self.sentences = [
                _(
                    "Địa chỉ thư này không phải của người được báo cáo theo biểu mẫu gửi kèm. "
                    "Gửi từ địa chỉ thư đã ghi trong tài khoản của anh/chị."
                )
            ]
            return
        self.submission = found
        received = receive_opened(actor=self.user, submission=found, opened=opened, at=self._at)
        self.outcome = IncomingMail.Outcome.TAKEN
        sent = received.submission
        values = {
            "period": found.period,
            "whose": found.position or found.organization,
            "when": f"{timezone.localtime(sent.submitted_at or self._at):%H:%M %d/%m/%Y}",
            "deadline": f"{found.deadline:%d/%m/%Y}",
        }
        self.sentences = [_("Đã nhận báo cáo «%(period)s» của %(whose)s lúc %(when)s.") % values]
        if sent.was_late:
            self.sentences.append(_("Báo cáo đến sau hạn %(deadline)s nên ghi là gửi chậm.") % values)


def _unit_of(user: User) -> int | None:
    """Return the unit of the person's first seat; None for one who has none."""
    return next((seat.unit for seat in seats_held(user)), None)


def _post(letter: Letter, answer: _Answer, *, now: datetime) -> None:
    is_taken = answer.outcome == IncomingMail.Outcome.TAKEN
    said = answer.sentences[:_MOST_SENTENCES]
    if is_taken or len(said) == 1:
        paragraphs = [" ".join(said)]
    else:
        title = _("Chưa ghi gì. Sửa các chỗ sau rồi gửi lại:")
        paragraphs = [listed(title, [f"- {sentence}" for sentence in said])]
    submission = answer.submission
    post(
        key=f"answer:{letter.message_id}",
        kind=Notice.Kind.ANSWER,
        recipient=answer.user,
        address=letter.sender,
        subject=_("Trả lời: %(subject)s") % {"subject": letter.subject or _("thư của anh/chị")},
        text=worded(answer.user.full_name if answer.user else "", paragraphs),
        now=now,
        unit=submission.unit if submission else None,
        submission=submission,
        link=f"/viec-cua-toi/{submission.pk}/" if submission else "",
        answers=letter.message_id,
    )


def _answers_today(sender: str, now: datetime) -> int:
    since = now - timedelta(days=1)
    rows = Notice.objects.filter(kind=Notice.Kind.ANSWER, address=sender, created_at__gt=since)
    return rows.count()


def _finish(
    mail: IncomingMail,
    outcome: IncomingMail.Outcome,
    said: str,
    *,
    submission: Submission | None = None,
    unit: int | None = None,
) -> str:
    IncomingMail.objects.filter(pk=mail.pk).update(
        outcome=outcome, said=said, submission=submission, unit=unit, finished_at=timezone.now()
    )
    return outcome
