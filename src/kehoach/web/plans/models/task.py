"""What is to be done, how, by whom and until when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kehoach.domain import plan as domain
from kehoach.web.plans.models.item import Item


class TaskGroup(Item):
    """A heading of the tasks that carries no assignment."""

    EDITABLE = ("number", "title")

    number = models.CharField(_("số thứ tự"), max_length=60, blank=True)
    title = models.TextField(_("tên nhóm"))

    class Meta(Item.Meta):
        verbose_name = _("nhóm nhiệm vụ")

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Task(Item):
    """Something the plan sets out to do."""

    EDITABLE = ("number", "title", "period", "assigned_by", "result")

    group = models.ForeignKey(
        TaskGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    number = models.CharField(_("số thứ tự"), max_length=120, blank=True)
    title = models.TextField(_("nhiệm vụ"))
    period = models.CharField(_("kỳ"), max_length=60, blank=True)
    assigned_by = models.TextField(_("người giao"), blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    from_table = models.BooleanField(default=False)

    class Meta(Item.Meta):
        verbose_name = _("nhiệm vụ")

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Solution(Item):
    """One way in which a task is carried out, and who does it until when."""

    EDITABLE = (
        "number",
        "text",
        "directing",
        "lead",
        "coordinating",
        "due_text",
        "due_kind",
        "due_start",
        "due_end",
    )

    class DueKind(models.TextChoices):
        """How a deadline is meant."""

        WITHIN = domain.DueKind.WITHIN.value, _("trong khoảng")
        BY = domain.DueKind.BY.value, _("trước, chậm nhất")
        ONGOING = domain.DueKind.ONGOING.value, _("thường xuyên")
        ON = domain.DueKind.ON.value, _("vào lúc")
        AS_DIRECTED = domain.DueKind.AS_DIRECTED.value, _("theo chỉ đạo")

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="solutions")
    number = models.CharField(_("số thứ tự"), max_length=60, blank=True)
    text = models.TextField(_("giải pháp"), blank=True)
    directing = models.TextField(_("lãnh đạo chỉ đạo"), blank=True)
    lead = models.TextField(_("chủ trì"), blank=True)
    coordinating = models.TextField(_("phối hợp"), blank=True)
    due_text = models.TextField(_("thời hạn như văn bản ghi"), blank=True)
    due_kind = models.CharField(_("cách hiểu thời hạn"), max_length=12, choices=DueKind, blank=True)
    due_start = models.DateField(_("từ ngày"), null=True, blank=True)
    due_end = models.DateField(_("đến ngày"), null=True, blank=True)
    # Columns taken over from a merged cell above.
    inherited = models.JSONField(default=list, blank=True)

    class Meta(Item.Meta):
        verbose_name = _("giải pháp")
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_start=None) | Q(due_end=None) | Q(due_end__gte=models.F("due_start")),
                name="solution_due_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(due_kind="") | Q(due_start=None, due_end=None), name="solution_due_has_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()
