"""How targets are followed through the year: what their figures mean, and where they should stand when."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kehoach.scoring.series import Flow
from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.plans.amounts import AmountField
from kehoach.web.plans.following import proposed_tracking
from kehoach.web.plans.kinds import INDICATOR
from kehoach.web.plans.models import Indicator, Milestone, Plan, Tracking
from kehoach.web.plans.queries import items_of
from kehoach.web.plans.refusals import NoBase, NoItemChosen, NoTargetFigure, NoYear
from kehoach.web.plans.services.following import follow, follow_as_proposed, set_milestones
from kehoach.web.plans.spreading import MONTHS, QUARTERS, ends_of, is_by_quarter, spread
from kehoach.web.plans.views.loading import plan_to_assign
from kehoach.web.plans.views.plan_pages import tab_context

if TYPE_CHECKING:
    ModelFormOfTracking = forms.ModelForm[Tracking]
else:
    ModelFormOfTracking = forms.ModelForm


class TrackingForm(ModelFormOfTracking):
    """What has to be known of an indicator to judge its figures."""

    base = AmountField(label=gettext_lazy("Thực hiện năm trước"))

    class Meta:
        model = Tracking
        fields = ["flow", "direction", "frequency", "base"]

    def clean_base(self) -> Decimal | None:
        """Return last year's figure.

        :raises ValidationError: it may be two numbers.
        """
        value: Decimal | None = self.cleaned_data["base"]
        return _unambiguous(self.fields["base"], str(self.data.get(self.add_prefix("base"), "")), value)

    def _post_clean(self) -> None:
        # The service sets the values under its lock and validates them there.
        return


def _unambiguous(field: Any, text: str, value: Decimal | None) -> Decimal | None:
    # What the page itself wrote is no new number.
    if value is not None and text != field.prepare_value(value) and field.readings(text):
        raise ValidationError(
            _("«%(text)s» có thể hiểu theo hai cách. Ghi 21.485 cho số nghìn, 21,5 cho số lẻ.")
            % {"text": text}
        )
    return value


class MilestonesForm(forms.Form):
    """Where the indicator should stand at the end of each month or quarter; blank where nothing is said."""

    def __init__(self, *arguments: Any, days: tuple[date, ...], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.days = days
        for day in days:
            label = (
                _("Quý %(number)s") % {"number": ("I", "II", "III", "IV")[day.month // 3 - 1]}
                if len(days) == QUARTERS
                else _("Tháng %(number)d") % {"number": day.month}
            )
            self.fields[self.name_of(day)] = AmountField(label=label)

    @staticmethod
    def name_of(day: date) -> str:
        """Return the name of the field of a day."""
        return f"moc-{day:%m}"

    def clean(self) -> dict[str, Any]:
        """Return figures each of which is one number."""
        super().clean()
        for name, field in self.fields.items():
            try:
                _unambiguous(field, str(self.data.get(name, "")), self.cleaned_data.get(name))
            except ValidationError as fault:
                self.add_error(name, fault)
        return self.cleaned_data

    def milestones(self) -> dict[date, Decimal]:
        """Return the figures by day."""
        said = {day: self.cleaned_data.get(self.name_of(day)) for day in self.days}
        return {day: value for day, value in said.items() if value is not None}


@login_required
def following(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show how each target is followed, and take the proposals that are ticked."""
    plan = plan_to_assign(request, plan_id)
    indicators = _indicators(plan)
    if request.method == "POST":
        ticked = set(request.POST.getlist("muc"))
        try:
            given = [indicator for indicator in indicators if str(indicator.pk) in ticked]
            if not given:
                raise NoItemChosen
            made = follow_as_proposed(actor=request.user, indicators=given)
        except NoItemChosen as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("Đã nhận cách theo dõi của %(count)d chỉ tiêu.") % {"count": len(made)}
            )
        return redirect("plans:following", plan.pk)
    lineages = [indicator.lineage for indicator in indicators]
    said = {row.lineage: row for row in Tracking.objects.filter(lineage__in=lineages)}
    days: dict[Any, int] = {}
    for lineage in Milestone.objects.filter(lineage__in=lineages).values_list("lineage", flat=True):
        days[lineage] = days.get(lineage, 0) + 1
    rows = [
        {
            "indicator": indicator,
            "is_said": indicator.lineage in said,
            "tracking": said.get(indicator.lineage) or proposed_tracking(indicator),
            "milestones": days.get(indicator.lineage, 0),
        }
        for indicator in indicators
    ]
    context = tab_context(request, plan, "assigning") | {
        "part": "following",
        "rows": rows,
        "proposed": sum(not row["is_said"] for row in rows),
    }
    return render(request, "plans/following.html", context)


def _indicators(plan: Plan) -> list[Indicator]:
    rows: list[Indicator] = list(items_of(plan, INDICATOR))
    for row in rows:
        row.plan = plan
    return rows


def _indicator(plan: Plan, item_id: int) -> Indicator:
    indicator: Indicator = get_object_or_404(items_of(plan, INDICATOR), pk=item_id)
    indicator.plan = plan
    return indicator


def _tracking(indicator: Indicator) -> Tracking:
    held = Tracking.objects.filter(lineage=indicator.lineage).first()
    return held or proposed_tracking(indicator)


@login_required
def follow_one(request: SignedInRequest, plan_id: int, item_id: int) -> HttpResponse:
    """Show and take how one target is followed; its milestones stand below."""
    plan = plan_to_assign(request, plan_id)
    indicator = _indicator(plan, item_id)
    form = TrackingForm(request.POST or None, instance=_tracking(indicator))
    if request.method == "POST" and form.is_valid():
        try:
            follow(actor=request.user, indicator=indicator, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            messages.success(request, _("Đã ghi cách theo dõi."))
            return redirect("plans:follow-indicator", plan.pk, indicator.pk)
    return _page(request, plan, indicator, form=form)


def _page(
    request: SignedInRequest,
    plan: Plan,
    indicator: Indicator,
    *,
    form: TrackingForm | None = None,
    milestones: MilestonesForm | None = None,
    refused: str = "",
    filled: bool = False,
) -> HttpResponse:
    tracking = _tracking(indicator)
    rows = list(Milestone.objects.filter(lineage=indicator.lineage).order_by("on"))
    count = _parts(request, rows, tracking)
    if milestones is None and plan.year:
        days = ends_of(plan.year, count)
        initial = {MilestonesForm.name_of(row.on): row.value for row in rows if row.on in days}
        milestones = MilestonesForm(initial=initial, days=days)
    form = form or TrackingForm(instance=tracking)
    is_wrong = (
        form.is_bound or bool(refused) or (milestones is not None and milestones.is_bound and not filled)
    )
    context = tab_context(request, plan, "assigning") | {
        "part": "following",
        "indicator": indicator,
        "tracking": tracking,
        "is_said": tracking.pk is not None,
        "form": form,
        "milestones": milestones,
        "count": count,
        "others": [row for row in rows if milestones is not None and row.on not in milestones.days],
        "refused": refused,
        "filled": filled,
    }
    return render(request, "plans/follow_indicator.html", context, status=422 if is_wrong else 200)


def _parts(request: SignedInRequest, rows: list[Milestone], tracking: Tracking) -> int:
    """Return by how many parts of the year the form asks: as said, else as they stand, else as reported."""
    said = request.POST.get("theo") or request.GET.get("theo")
    if said in {"quy", "thang"}:
        return QUARTERS if said == "quy" else MONTHS
    if rows:
        return QUARTERS if is_by_quarter([row.on for row in rows]) and len(rows) <= QUARTERS else MONTHS
    return MONTHS if tracking.frequency == "monthly" else QUARTERS


@login_required
@require_POST
def milestones(request: SignedInRequest, plan_id: int, item_id: int) -> HttpResponse:
    """Take the milestones of one target, or fill them in evenly for the person to look at first."""
    plan = plan_to_assign(request, plan_id)
    indicator = _indicator(plan, item_id)
    try:
        if not plan.year:
            raise NoYear
        tracking = _tracking(indicator)
        days = ends_of(plan.year, _parts(request, [], tracking))
        if "chia-deu" in request.POST:
            values = _evenly(indicator, tracking, len(days))
            initial = {MilestonesForm.name_of(day): value for day, value in zip(days, values, strict=True)}
            return _page(
                request, plan, indicator, milestones=MilestonesForm(initial=initial, days=days), filled=True
            )
    except (NoYear, NoTargetFigure, NoBase) as refusal:
        return _page(request, plan, indicator, refused=str(refusal))
    form = MilestonesForm(request.POST, days=days)
    if not form.is_valid():
        return _page(request, plan, indicator, milestones=form)
    set_milestones(actor=request.user, indicator=indicator, milestones=form.milestones())
    messages.success(request, _("Đã ghi các mốc tiến độ."))
    return redirect("plans:follow-indicator", plan.pk, indicator.pk)


def _evenly(indicator: Indicator, tracking: Tracking, count: int) -> tuple[Decimal, ...]:
    """Return milestones in equal steps.

    :raises NoTargetFigure: the indicator has no figure.
    :raises NoBase: it is a level, and nobody said where it stood last year.
    """
    target = indicator.value if indicator.value is not None else indicator.low
    if target is None:
        raise NoTargetFigure
    if tracking.flow == Flow.ACCUMULATING:
        return spread(target, count)
    if tracking.base is None:
        raise NoBase
    return spread(target, count, start=tracking.base)
