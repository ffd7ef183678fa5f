"""A commune in the middle of its year: people who are late, obstacles, instructions, more time asked for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach.timing.periods import ClosingKind, Frequency
from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.importing import import_plan
from kehoach.web.plans.models import Assignment, Indicator, Plan, Solution
from kehoach.web.plans.services.assigning import Assignee, assign
from kehoach.web.plans.services.following import set_milestones
from kehoach.web.reporting.entries import field_name
from kehoach.web.reporting.models import Period, Regime
from kehoach.web.reporting.owing import owed_by
from kehoach.web.reporting.services import extensions, instructions, submissions
from kehoach.web.reporting.services.periods import close_period, open_period, set_regime
from tests.web.people import World, a_person, an_organization
from tests.web.reporting.years import at

YEAR = 2026
HEADER = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2026\n\nI. CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026\n"
GROUPS = ("Chỉ tiêu về kinh tế", "Chỉ tiêu về xã hội", "Chỉ tiêu về môi trường")
TARGETS = (
    "Sản lượng {crop} vùng {row} đạt {value} tấn.",
    "Thu ngân sách khu {row} đạt {value} triệu đồng trở lên.",
    "Tỷ lệ hộ nghèo thôn {row} dưới {small}%.",
    "Diện tích trồng {crop} vùng {row} đạt {value} ha.",
    "Tỷ lệ người dân tham gia bảo hiểm y tế thôn {row} đạt 9{row}% trở lên.",
)
CROPS = ("lúa", "ngô", "khoai", "sắn", "lạc")
WORK = (
    "Tổ chức tập huấn kỹ thuật cho hộ dân",
    "Rà soát, hoàn thiện hồ sơ trình phê duyệt",
    "Kiểm tra thực địa và xử lý vi phạm",
    "Vận động nhân dân hiến đất làm đường",
)
TABLE = (
    "\nII. NHIỆM VỤ\nTT\tNhiệm vụ\tGiải pháp\tLãnh đạo chỉ đạo\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
)
DUE = ("Năm 2026", "Quý II/2026", "Trước 30/9/2026", "Thường xuyên", "Tháng 12/2026")


@dataclass(frozen=True)
class FullYear:
    """The commune's plan, its bodies, and its leader."""

    world: World
    plan: Plan
    regime: Regime
    bodies: tuple[Organization, ...]
    leader: User


def build_full_year(world: World, *, targets: int = 45, solutions: int = 60, months: int = 11) -> FullYear:
    """A year in which the months so far were reported, one of them only in part."""
    plan = _plan(world, targets, solutions)
    bodies = (
        world.office,
        world.village,
        an_organization("Văn phòng", Kind.OFFICE, world.commune),
        an_organization("Trạm Y tế", Kind.HEALTH_STATION, world.commune),
        an_organization("Trường Tiểu học", Kind.SCHOOL, world.commune),
        an_organization("Thôn Ngoài", Kind.VILLAGE, world.commune),
    )
    leader = a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune)
    items = [*Indicator.objects.filter(plan=plan), *Solution.objects.filter(plan=plan)]
    for place, body in enumerate(bodies):
        own = items[place :: len(bodies)]
        assign(actor=world.binh, items=own, role=Assignment.Role.LEAD, assignees=[Assignee(body)])
    for indicator in list(Indicator.objects.filter(plan=plan).order_by("order"))[::3]:
        quarter = (indicator.value or Decimal(4)) / 4
        days = ((3, 31), (6, 30), (9, 30), (12, 31))
        milestones = {date(YEAR, *day): quarter * (place + 1) for place, day in enumerate(days)}
        set_milestones(actor=world.binh, indicator=indicator, milestones=milestones)
    regime = set_regime(
        actor=world.binh,
        organization=world.commune,
        name="Báo cáo tháng",
        frequency=Frequency.MONTHLY,
        closing_kind=ClosingKind.MID_MONTH,
        deadline_day=20,
        deadline_exclusive=True,
        valid_from=date(YEAR, 1, 1),
    )
    year = FullYear(world, plan, regime, bodies, leader)
    for month in range(1, months + 1):
        report_month(year, month, is_last=month == months)
    _talk(year, months)
    return year


def report_month(year: FullYear, month: int, *, is_last: bool) -> Period:
    """One month: all report, one of them late; of the last month two have not and one was sent back."""
    binh = year.world.binh
    period = open_period(actor=binh, regime=year.regime, year=YEAR, index=month, at=at(YEAR, month, 1))
    for place, report in enumerate(period.submissions.order_by("organization__path")):
        if is_last and place < 2:
            continue
        day = 21 if place == month % 6 else 15 + place % 4
        texts = _texts(report, month)
        sent = submissions.submit(actor=binh, submission=report, texts=texts, at=at(YEAR, month, day))
        if not is_last:
            submissions.accept(actor=binh, submission=sent, at=at(YEAR, month, 22))
        elif place == 2:
            submissions.send_back(
                actor=binh, submission=sent, note="Thiếu số liệu của hai thôn", at=at(YEAR, month, 22)
            )
    if not is_last:
        close_period(actor=binh, period=period, at=at(YEAR, month, 25))
    return period


def _texts(report: object, month: int) -> dict[str, str]:
    texts = {}
    owed = owed_by(report)  # type: ignore[arg-type]
    for solution in owed.solutions:
        speed = 4 + int(solution.task.number or 1) % 9
        percent = min(speed * month, 100)
        texts[field_name(solution, "state")] = "done" if percent == 100 else "in_progress"
        texts[field_name(solution, "percent")] = "" if percent == 100 else str(percent)
        texts[field_name(solution, "result")] = f"Tháng {month}: đã làm thêm {speed} phần việc"
        if speed == 5 and month > 2:
            texts[field_name(solution, "obstacle")] = "Chưa bố trí được kinh phí đối ứng"
            texts[field_name(solution, "proposal")] = "Đề nghị bổ sung 120 triệu đồng"
    for indicator in owed.indicators:
        goal = indicator.value or Decimal(10)
        step = (goal / 12 * (80 + indicator.order % 7 * 8) / 100).quantize(Decimal("0.1"))
        is_share = indicator.unit == "%"
        value = goal + (3 - Decimal(month) / 3) if is_share else step + month % 3
        texts[field_name(indicator, "value")] = str(round(value, 1)).replace(".", ",")
    return texts


def _talk(year: FullYear, month: int) -> None:
    tasks = [solution.task for solution in Solution.objects.filter(plan=year.plan).order_by("order")[:3]]
    for place, task in enumerate(tasks):
        given = instructions.instruct(
            actor=year.leader,
            item=task,
            assignee=Assignee(year.bodies[place]),
            text="Báo cáo rõ nguyên nhân chậm và cam kết ngày hoàn thành",
            due_on=date(YEAR, month, 18 + 4 * place),
            at=at(YEAR, month, 10),
        )
        if place == 0:
            instructions.answer(
                actor=year.world.binh,
                instruction=given,
                text="Do chờ vốn cấp trên; cam kết xong trước ngày 20",
                at=at(YEAR, month, 12),
            )
    solution = Solution.objects.filter(plan=year.plan, due_end__isnull=False).order_by("order")[0]
    extensions.ask_for_solution(
        actor=year.world.binh,
        solution=solution,
        until=date(YEAR + 1, 1, 31),
        reason="Chờ cấp trên phân bổ vốn",
        at=at(YEAR, month, 16),
    )


def _plan(world: World, targets: int, solutions: int) -> Plan:
    text = HEADER
    size = max(targets // len(GROUPS), 1)
    for row in range(targets):
        place, is_inside = divmod(row, size)
        if not is_inside and place < len(GROUPS):
            text += f"{place + 1}. {GROUPS[place]}:\n"
        line = TARGETS[row % len(TARGETS)]
        text += "- " + line.format(
            crop=CROPS[row % 5],
            row=row + 1 if "9{row}" not in line else row % 9,
            value=1200 + row * 30,
            small=5,
        )
        text += "\n"
    text += TABLE + "".join(
        f"{row + 1}\tPhát triển {CROPS[row % 5]} khu vực {row + 1}\t{WORK[row % 4]} khu vực {row + 1}"
        f"\tPhó Chủ tịch UBND xã\tPhòng Kinh tế\tCông an xã\t{DUE[row % 5]}\n"
        for row in range(solutions)
    )
    return import_plan(
        actor=None, organization=world.commune, name="ke-hoach.txt", content=text.encode(), confirmed="yes"
    )
