"""A year in the life of a sample unit: given out, reported month by month, half finished on the day.

Everything is done through the services, as people would do it, so that the demonstration shows nothing that
could not have happened.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from kehoach.scoring.series import Flow
from kehoach.timing.periods import Frequency, label, spans_of_year
from kehoach.timing.regimes import presets
from kehoach.web.accounts.models import User
from kehoach.web.operations.sample_script import Course, Fate, course_of, texts_of
from kehoach.web.operations.sample_sharing import share_out
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.in_force import indicators_in_force, plans_in_force
from kehoach.web.plans.models import Assignment, Indicator, Solution, Tracking
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.plans.services.following import follow, set_milestones
from kehoach.web.plans.values import decimal_text
from kehoach.web.reporting.clock import day_of
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Actual, Period, Regime, Submission
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services import extensions, instructions, periods, submissions
from kehoach.web.reporting.services.corrections import correct
from kehoach.web.reporting.unit_states import refresh_unit_state

_PRESET: Final = "before-20"
_CLOSED_AFTER: Final = timedelta(days=9)  # after the deadline
_QUARTERS: Final = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Happened:
    """One report and how it went; what a test recounts the year from."""

    period: Period
    place: tuple[int, int | None]
    course: Course
    texts: dict[str, str]


@dataclass
class SampleYear:
    """One unit's year. The seed decides everything, so that the same year can be made again."""

    unit: Organization
    year: int
    coordinator: User | None
    leader: User | None = None
    seed: str = "kehoach"
    happened: list[Happened] = field(default_factory=list)

    def live(self, until: datetime) -> Iterator[str]:
        """Give the year's work out and let it go on up to a time; yield a line after each step."""
        given = sum(
            share_out(actor=self.coordinator, plan=plan) for plan in plans_in_force(self.unit, self.year)
        )
        self._follow()
        yield f"{self.unit}: giao {given} chỉ tiêu, giải pháp"
        regime = self._regime()
        for span in spans_of_year(self.year, Frequency(regime.frequency), regime.closing, regime.deadline):
            if _morning(span.start) > until:
                break
            period = periods.open_period(
                actor=self.coordinator,
                regime=regime,
                year=self.year,
                index=span.index,
                at=_morning(span.start),
            )
            self._month(period, until)
            closed_at = _morning(span.deadline) + _CLOSED_AFTER
            if closed_at <= until:
                periods.close_period(actor=self.coordinator, period=period, at=closed_at)
            yield f"{self.unit}: {label(span)}"
        self._ask_for_time(until)
        self._instruct(until)
        refresh_unit_state(self.unit, self.year, day_of(until), at=until)

    def _regime(self) -> Regime:
        preset = next(preset for preset in presets() if preset.code == _PRESET)
        return periods.set_regime(
            actor=self.coordinator,
            organization=self.unit,
            name="Báo cáo tháng",
            frequency=Frequency.MONTHLY,
            closing_kind=preset.closing.kind,
            closing_day=preset.closing.day,
            deadline_day=preset.deadline.day,
            deadline_exclusive=preset.deadline.exclusive,
            source=preset.source,
            valid_from=date(self.year - 1, 12, 15),
        )

    def _follow(self) -> None:
        for indicator in indicators_in_force(self.unit, self.year):
            tracking = follow(actor=self.coordinator, indicator=indicator)
            if tracking.flow == Flow.ACCUMULATING and indicator.value:
                parts = {
                    date(self.year, month, day): indicator.value * at / 4
                    for at, (month, day) in enumerate(_QUARTERS, start=1)
                }
                set_milestones(actor=self.coordinator, indicator=indicator, milestones=parts)

    def _month(self, period: Period, until: datetime) -> None:
        rows = period.submissions.select_related("organization", "position", "period", "unit")
        for submission in rows.order_by("organization__path", "position"):
            place = (submission.organization_id, submission.position_id)
            dice = random.Random(
                f"{self.seed} {period.index} {submission.organization.path} {submission.position_id}"
            )
            course = course_of(dice, closing=period.closing, deadline=period.deadline)
            texts = self._texts(dice, submission)
            self._run(submission, course, texts, until=until)
            self.happened.append(Happened(period, place, course, texts))

    def _texts(self, dice: random.Random, submission: Submission) -> dict[str, str]:
        owed = owed_by(submission)
        flows: dict[object, Flow] = {
            lineage: Flow(flow)
            for lineage, flow in Tracking.objects.filter(unit=self.unit).values_list("lineage", "flow")
        }
        return texts_of(
            dice,
            solutions=owed.solutions,
            indicators=owed.indicators,
            flows=flows,
            closing=submission.period.closing,
        )

    def _run(self, submission: Submission, course: Course, texts: dict[str, str], *, until: datetime) -> None:
        """Let a report go its course as far as the time has come."""
        actor = self.coordinator
        if course.extended_to is not None and _morning(submission.deadline) <= until:
            asked = extensions.ask_for_report(
                actor=actor,
                submission=submission,
                until=course.extended_to,
                reason="Chờ số liệu của các thôn.",
                at=_morning(submission.deadline - timedelta(days=1)),
            )
            extensions.decide(actor=actor, extension=asked, grant="yes", at=_morning(submission.deadline))
        if course.fate is Fate.NEVER or course.sent_at is None or course.sent_at > until:
            return
        nothing = "yes" if course.nothing_new else ""
        sent = submissions.submit(
            actor=actor, submission=submission, texts=texts, nothing_new=nothing, at=course.sent_at
        )
        if course.sent_back_at is not None and course.sent_back_at <= until:
            sent = submissions.send_back(
                actor=actor, submission=sent, note=course.note, at=course.sent_back_at
            )
            if course.sent_again_at is None or course.sent_again_at > until:
                return
            sent = submissions.submit(
                actor=actor, submission=sent, texts=texts, nothing_new=nothing, at=course.sent_again_at
            )
        if course.accepted_at is None or course.accepted_at > until:
            return
        sent = submissions.accept(actor=actor, submission=sent, at=course.accepted_at)
        if course.correction is not None:
            self._correct(sent, course.correction, at=course.accepted_at + timedelta(hours=1))

    def _correct(self, submission: Submission, by: Decimal, *, at: datetime) -> None:
        first = (
            Actual.objects.filter(submission=submission, value__gt=10).order_by("indicator__order").first()
        )
        if first is None or first.value is None:
            return
        correct(
            actor=self.coordinator,
            submission=submission,
            lineage=first.lineage,
            texts={field_name(first.indicator, "value"): decimal_text(first.value + by).replace(".", ",")},
            reason="Thôn báo bổ sung sau khi tổng hợp.",
            at=at,
        )

    def _ask_for_time(self, until: datetime) -> None:
        """Ask for more time for two solutions that are over: one is given it, one waits."""
        over = Solution.objects.present().filter(
            plan__in=plans_in_force(self.unit, self.year),
            due_end__lt=until.date(),
            due_kind=Solution.DueKind.BY,
        )
        led = Assignment.objects.standing().leading().values("lineage")
        for at, solution in enumerate(over.filter(lineage__in=led).order_by("order")[:2]):
            asked = extensions.ask_for_solution(
                actor=self.coordinator,
                solution=solution,
                until=until.date() + timedelta(days=30),
                reason="Vướng mắc mặt bằng, cần thêm thời gian.",
                at=until - timedelta(days=4),
            )
            if at == 0:
                extensions.decide(
                    actor=self.coordinator, extension=asked, grant="yes", at=until - timedelta(days=2)
                )

    def _instruct(self, until: datetime) -> None:
        """Let the leader say something on three items: one is answered, one waits, one is overdue."""
        if self.leader is None:
            return
        items: Sequence[Solution | Indicator] = [
            *Solution.objects.present()
            .filter(plan__in=plans_in_force(self.unit, self.year))
            .order_by("order")[1:3],
            *indicators_in_force(self.unit, self.year)[2:3],
        ]
        for at, item in enumerate(items):
            leading = Assignment.objects.standing().leading().filter(lineage=item.lineage).first()
            if leading is None:
                continue
            given = until - timedelta(days=(20, 3, 15)[at])
            instruction = instructions.instruct(
                actor=self.leader,
                item=item,
                assignee=Assignee(leading.organization, leading.position),
                text=(
                    "Báo cáo rõ phần việc còn lại và ngày hoàn thành.",
                    "Làm việc với các thôn, tháo gỡ vướng mắc, báo cáo kết quả.",
                    "Rà soát lại số liệu, nêu nguyên nhân chưa đạt tiến độ.",
                )[at],
                due_on=given.date() + timedelta(days=7),
                at=given,
            )
            if at == 0:
                instructions.answer(
                    actor=self.coordinator,
                    instruction=instruction,
                    text="Còn hai thôn, sẽ xong trước ngày 15 tháng sau.",
                    at=given + timedelta(days=5),
                )


def _morning(day: date) -> datetime:
    """Return half past seven in the office."""
    return datetime(day.year, day.month, day.day, 0, 30, tzinfo=UTC)
