"""What was reported: how far a solution has come, and the figure of an indicator.

These rows grow by the month, so each carries its commune and its province and a key made by whoever made the
row: they can be summed, parted by province and put together without looking anything up.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain.keys import uuid7
from kehoach.scoring.status import ReportedState
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.models.period import Period
from kehoach.web.reporting.models.submission import Submission

STATES = [
    (ReportedState.NOT_STARTED.value, _("chưa bắt đầu")),
    (ReportedState.IN_PROGRESS.value, _("đang thực hiện")),
    (ReportedState.DONE.value, _("đã hoàn thành")),
    (ReportedState.SUSPENDED.value, _("tạm dừng")),
]


class Entry(models.Model):
    """What progress and figures have in common: whose, for when, by whom."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="%(class)s_rows")
    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lineage = models.UUIDField(db_index=True)  # of the item, whatever the version of the plan
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField(_("báo lúc"))

    class Meta:
        abstract = True

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.unit


class Progress(Entry):
    """How far a solution has come by the closing of a period, as its assignee says."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="progress")
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="progress")
    state = models.CharField(_("tình hình"), max_length=12, choices=STATES)
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"), null=True, blank=True)
    done_on = models.DateField(_("hoàn thành ngày"), null=True, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    obstacle = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    proposal = models.TextField(_("đề xuất"), blank=True)
    nothing_new = models.BooleanField(_("không phát sinh"), default=False)

    class Meta:
        verbose_name = _("tiến độ giải pháp")
        constraints = [
            models.UniqueConstraint(fields=["submission", "lineage"], name="progress_once"),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100), name="progress_percent"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ReportedState]), name="progress_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="done") | Q(done_on=None), name="progress_done_day_goes_with_done"
            ),
            models.CheckConstraint(
                condition=~Q(state="suspended") | ~Q(obstacle=""), name="progress_suspended_says_why"
            ),
        ]
        indexes = [models.Index(fields=["unit", "period"], name="progress_of_unit")]

    def __str__(self) -> str:
        return f"{self.solution}: {self.get_state_display()}"


class Actual(Entry):
    """The figure of an indicator for a period, or cumulated up to its closing."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="actuals")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="actuals")
    value = models.DecimalField(_("số liệu"), max_digits=30, decimal_places=8, null=True, blank=True)
    # False: of the period alone; True: from the beginning of the year.
    cumulative = models.BooleanField(_("lũy kế từ đầu năm"), default=False)
    numerator = models.DecimalField(_("tử số"), max_digits=30, decimal_places=8, null=True, blank=True)
    denominator = models.DecimalField(_("mẫu số"), max_digits=30, decimal_places=8, null=True, blank=True)
    achieved = models.BooleanField(_("đã đạt"), null=True, blank=True)  # of a target without a figure
    note = models.TextField(_("ghi chú"), blank=True)
    nothing_new = models.BooleanField(_("không phát sinh"), default=False)

    class Meta:
        verbose_name = _("số liệu chỉ tiêu")
        constraints = [
            models.UniqueConstraint(fields=["submission", "lineage"], name="actual_once"),
            models.CheckConstraint(
                condition=Q(denominator=None) | ~Q(denominator=0), name="actual_divided_by_something"
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="actual_two_halves",
            ),
        ]
        indexes = [models.Index(fields=["unit", "period"], name="actual_of_unit")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class Correction(models.Model):
    """A figure or a state that was changed after it had been accepted: what it was, and why."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="corrections")
    lineage = models.UUIDField(db_index=True)
    field = models.CharField(max_length=20)
    before = models.TextField(_("trước"), blank=True)
    after = models.TextField(_("sau"), blank=True)
    reason = models.TextField(_("lý do"))
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrected_at = models.DateTimeField(_("sửa lúc"))

    class Meta:
        verbose_name = _("đính chính số liệu")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def owning_organization(self) -> Organization:
        """Return whose history it belongs to."""
        return self.submission.unit
