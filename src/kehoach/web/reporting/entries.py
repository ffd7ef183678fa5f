"""What a reporter typed, wherever they typed it, becomes entries, or questions about single fields.

A page, an Excel form and a mail all hand over the same flat texts, named by `field_name`.
Nothing here writes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from kehoach.scoring.status import ReportedState
from kehoach.vietnamese.dates import find_dates
from kehoach.web.plans.amounts import AmountField
from kehoach.web.plans.models import Indicator, Solution
from kehoach.web.reporting.owing import Owed

if TYPE_CHECKING:
    from kehoach.web.reporting.models import Progress

Texts = Mapping[str, str]

PROGRESS_FIELDS: Final = ("state", "percent", "done_on", "result", "obstacle", "proposal", "nothing_new")
ACTUAL_FIELDS: Final = (
    "value",
    "cumulative",
    "numerator",
    "denominator",
    "achieved",
    "note",
    "nothing_new",
)
LONGEST_TEXT: Final = 4000
MOST_DECIMALS: Final = 8  # that the database keeps exactly
_YES: Final = frozenset({"1", "on", "yes", "true", "x", "có", "co", "đạt", "dat"})
_NO: Final = frozenset({"0", "no", "false", "không", "khong", "chưa", "chưa đạt", "không đạt"})


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """How far one solution has come."""

    solution: Solution
    state: ReportedState
    percent: int | None = None
    done_on: date | None = None
    result: str = ""
    obstacle: str = ""
    proposal: str = ""
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class ActualEntry:
    """The figure of one indicator."""

    indicator: Indicator
    value: Decimal | None = None
    cumulative: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    achieved: bool | None = None
    note: str = ""
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is wrong in one field, or may be meant in two ways."""

    field: str  # as `field_name` gives it
    item: Solution | Indicator
    message: str
    choices: tuple[Decimal, ...] = ()  # the figures that may be meant

    @property
    def where(self) -> str:
        """Return the item it is about, as a person knows it."""
        words = " ".join(str(self.item).split())
        return words if len(words) <= 80 else words[:79] + "…"


@dataclass(frozen=True, slots=True)
class Entries:
    """All that was typed in a report: what can be kept, and what has to be asked."""

    progress: tuple[ProgressEntry, ...] = ()
    actuals: tuple[ActualEntry, ...] = ()
    questions: tuple[Question, ...] = ()


def field_name(item: Solution | Indicator, field: str) -> str:
    """Return the name under which a field of an item travels; it outlives versions of the plan."""
    return f"{'s' if isinstance(item, Solution) else 'i'}-{item.lineage.hex}-{field}"


def lineage_of(name: str) -> UUID | None:
    """Return the item a field belongs to; None where the name is none of ours."""
    parts = name.split("-")
    if len(parts) < 3 or parts[0] not in {"s", "i"}:
        return None
    try:
        return UUID(hex=parts[1])
    except ValueError:
        return None


def without_null(text: str) -> str:
    """Return the text without the sign that no database keeps in a text."""
    return str(text).replace("\x00", "")


def read_entries(
    texts: Texts, owed: Owed, *, today: date, before: "Mapping[UUID, Progress] | None" = None
) -> Entries:
    """Return what the texts say about what is owed; an item nobody said anything on is a question.

    `before` is what was said last of each solution: where «Không phát sinh» leaves it.
    """
    progress, actuals, questions = [], [], []
    known = before or {}
    for solution in owed.solutions:
        old = known.get(solution.lineage)
        found, asked = _read_progress(solution, _Fields(texts, solution), today=today, old=old)
        questions += asked
        if found is not None and not asked:
            progress.append(found)
    for indicator in owed.indicators:
        figure, asked = _read_actual(indicator, _Fields(texts, indicator))
        questions += asked
        if figure is not None and not asked:
            actuals.append(figure)
    return Entries(tuple(progress), tuple(actuals), tuple(questions))


class _Fields:
    """The texts of one item, and what is asked about them."""

    def __init__(self, texts: Texts, item: Solution | Indicator) -> None:
        self._texts = texts
        self._item = item
        self.questions: list[Question] = []

    def text(self, field: str) -> str:
        return without_null(self._texts.get(field_name(self._item, field), "") or "").strip()

    def ask(self, field: str, message: str, choices: Iterable[Decimal] = ()) -> None:
        self.questions.append(Question(field_name(self._item, field), self._item, message, tuple(choices)))

    def words(self, field: str) -> str:
        text = self.text(field)
        if len(text) > LONGEST_TEXT:
            self.ask(
                field,
                _("Nội dung dài %(length)d ký tự, nhiều hơn %(most)d. Rút gọn, hoặc đính kèm tệp.")
                % {"length": len(text), "most": LONGEST_TEXT},
            )
        return text

    def is_said(self, field: str) -> bool:
        return self.text(field).casefold() in _YES

    def amount(self, field: str) -> Decimal | None:
        text = self.text(field)
        asking = AmountField()
        readings = asking.readings(text)
        chosen = self.text(f"{field}-reading")
        for reading in readings:
            if chosen == str(reading):
                return reading
        if readings:
            self.ask(
                field, _("«%(text)s» có thể hiểu theo hai cách. Chọn cách đúng.") % {"text": text}, readings
            )
            return None
        try:
            value: Decimal | None = asking.clean(text)
        except ValidationError as refusal:
            self.ask(field, " ".join(refusal.messages))
            return None
        if value is not None and value != round(value, MOST_DECIMALS):
            self.ask(
                field,
                _("«%(text)s» có quá nhiều chữ số sau dấu phẩy. Làm tròn, nhiều nhất %(most)d chữ số.")
                % {"text": text, "most": MOST_DECIMALS},
            )
            return None
        return value


def still(solution: Solution, old: "Progress | None") -> ProgressEntry:
    """Return the entry of a solution of which there is nothing new: where it stood, it stands."""
    is_held = old is not None and old.state == ReportedState.SUSPENDED
    return ProgressEntry(
        solution,
        state=ReportedState(old.state) if old else ReportedState.NOT_STARTED,
        percent=old.percent if old else None,
        done_on=old.done_on if old else None,
        obstacle=old.obstacle if old and is_held else "",
        nothing_new=True,
    )


def _read_progress(
    solution: Solution, fields: _Fields, *, today: date, old: "Progress | None"
) -> tuple[ProgressEntry | None, list[Question]]:
    said = fields.text("state")
    if said and said not in set(ReportedState):
        fields.ask("state", _("«%(text)s» không có trong danh sách. Chọn một mục.") % {"text": said})
        return None, fields.questions
    if fields.is_said("nothing_new"):
        return _read_nothing_new(solution, fields, old=old), fields.questions
    percent = _percent(fields)
    words = {name: fields.words(name) for name in ("result", "obstacle", "proposal")}
    if not said:
        # Who writes that it is finished need not say so twice.
        if percent is None and not any(words.values()) and not fields.questions:
            fields.ask("state", _("Chưa báo tình hình. Chọn tình hình, hoặc «Không phát sinh»."))
            return None, fields.questions
        said = ReportedState.DONE if percent == 100 else ReportedState.IN_PROGRESS
    state = ReportedState(said)
    done_on = _done_on(fields, today=today) if state is ReportedState.DONE else None
    # What only repeats the last report was carried over, and says nothing against being done.
    is_carried = old is not None and percent == old.percent
    if state is ReportedState.DONE and percent not in (None, 100) and not is_carried:
        fields.ask("percent", _("Đã hoàn thành thì tiến độ là 100%. Sửa tiến độ, hoặc chọn tình hình khác."))
    if state is ReportedState.NOT_STARTED and percent not in (None, 0):
        fields.ask("percent", _("Chưa bắt đầu thì tiến độ là 0%. Sửa tiến độ, hoặc chọn «đang thực hiện»."))
    if state is ReportedState.SUSPENDED and not words["obstacle"]:
        fields.ask("obstacle", _("Tạm dừng cần lý do. Ghi lý do ở ô khó khăn, vướng mắc."))
    entry = ProgressEntry(
        solution=solution,
        state=state,
        percent=100 if state is ReportedState.DONE else percent,
        done_on=done_on,
        result=words["result"],
        obstacle=words["obstacle"],
        proposal=words["proposal"],
    )
    return entry, fields.questions


def _read_nothing_new(solution: Solution, fields: _Fields, *, old: "Progress | None") -> ProgressEntry:
    """Return where it stood; who writes of something new at the same time is asked which of both holds."""
    entry = still(solution, old)
    said = fields.text("state")
    moved = bool(said) and old is not None and said != old.state
    words = any(fields.text(name) for name in ("result", "proposal"))
    if moved or words or fields.text("obstacle") not in ("", entry.obstacle):
        _ask_which(fields)
    if old is None and said:
        return replace(entry, state=ReportedState(said), obstacle=fields.text("obstacle"))
    return entry


def _ask_which(fields: _Fields) -> None:
    fields.ask(
        "nothing_new",
        _("Vừa chọn «Không phát sinh» vừa ghi nội dung mới. Bỏ chọn, hoặc xóa nội dung đã ghi."),
    )


def _percent(fields: _Fields) -> int | None:
    text = fields.text("percent").removesuffix("%").strip()
    if not text:
        return None
    try:
        value = AmountField().clean(text)
    except ValidationError:
        value = None
    if value is None or not 0 <= value <= 100:
        fields.ask("percent", _("Tiến độ «%(text)s» không hợp lệ. Ghi số từ 0 đến 100.") % {"text": text})
        return None
    if value != value.to_integral_value():
        fields.ask("percent", _("Tiến độ ghi bằng số nguyên, ví dụ 45."))
        return None
    return int(value)


def _done_on(fields: _Fields, *, today: date) -> date | None:
    text = fields.text("done_on")
    if not text:
        return None
    found = _date_of(text)
    if found is None:
        fields.ask("done_on", _("«%(text)s» không phải là ngày. Ghi ví dụ 15/03/2026.") % {"text": text})
    elif found > today:
        fields.ask("done_on", _("Ngày hoàn thành còn ở phía trước. Ghi ngày đã hoàn thành."))
    return found


def _date_of(text: str) -> date | None:
    try:
        found = parse_date(text)
    except ValueError:
        return None
    if found is not None:
        return found
    dates = find_dates(text)
    is_whole = len(dates) == 1 and len(dates[0].iso) == len("2026-01-31")
    return date.fromisoformat(dates[0].iso) if is_whole else None


def _read_actual(indicator: Indicator, fields: _Fields) -> tuple[ActualEntry | None, list[Question]]:
    nothing_new = fields.is_said("nothing_new")
    note = fields.words("note")
    if indicator.kind == Indicator.Kind.ACHIEVEMENT:
        said = fields.text("achieved").casefold()
        if said and said not in _YES | _NO:
            fields.ask("achieved", _("«%(text)s» chưa rõ. Chọn «đã đạt» hoặc «chưa đạt».") % {"text": said})
        if not said and not nothing_new:
            fields.ask("achieved", _("Chưa báo kết quả. Chọn «đã đạt», «chưa đạt», hoặc «Không phát sinh»."))
        if said and nothing_new:
            _ask_which(fields)
        achieved = None if not said else said in _YES
        return ActualEntry(indicator, achieved=achieved, note=note, nothing_new=nothing_new), fields.questions
    if nothing_new and any(fields.text(name) for name in ("value", "numerator", "denominator")):
        _ask_which(fields)
        return None, fields.questions
    value = fields.amount("value")
    numerator, denominator = fields.amount("numerator"), fields.amount("denominator")
    if (numerator is None) != (denominator is None) and not fields.questions:
        fields.ask("denominator", _("Tỷ lệ cần cả tử số và mẫu số. Ghi thêm số còn thiếu."))
    if denominator is not None and denominator <= 0:
        fields.ask("denominator", _("Mẫu số phải lớn hơn 0."))
    if value is None and numerator is None and not nothing_new and not fields.questions:
        fields.ask("value", _("Chưa có số liệu. Ghi số, hoặc chọn «Không phát sinh»."))
    entry = ActualEntry(
        indicator=indicator,
        value=value,
        cumulative=fields.is_said("cumulative"),
        numerator=numerator,
        denominator=denominator,
        note=note,
        nothing_new=nothing_new,
    )
    return entry, fields.questions
