"""A scorecard of nested criteria whose points add up, and what should be read from it."""

from decimal import Decimal
from random import Random

from tests.plans.content import Grid
from tests.plans.figures import plain, printed
from tests.plans.style import words
from tests.plans.targets import SECTORS, Figure, Writer

HEADINGS = {
    "number": ["TT", "STT", "Mục"],
    "name": ["Tiêu chí", "Nội dung đánh giá", "Tiêu chí chấm điểm", "Nội dung tiêu chí"],
    "requirement": ["Chỉ tiêu, nhiệm vụ", "Chỉ tiêu giao", "Yêu cầu", "Mức phải đạt"],
    "points": ["Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm chuẩn tối đa"],
    "due": ["Thời gian thực hiện", "Thời gian"],
    "note": ["Ghi chú"],
}
GROUPS = {
    "kinh tế": "Nhóm tiêu chí về kinh tế",
    "xã hội": "Nhóm tiêu chí về văn hóa - xã hội",
    "môi trường": "Nhóm tiêu chí về môi trường",
    "an ninh": "Nhóm tiêu chí về quốc phòng, an ninh",
}
ROMANS = ("I", "II", "III", "IV")


def write_scorecard(writer: Writer) -> Grid:
    """The grid; its criteria and the targets among their requirements are noted in order."""
    return _Scorecard(writer).grid()


class _Scorecard:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.random: Random = writer.random
        self.answers = writer.answers
        tail = ["points"]
        if self.random.random() < 0.5:
            tail.append("due")
        if self.random.random() < 0.5:
            tail.append("note")
        self.roles = ("number", "name", "requirement", *tail)
        self.mark = self.random.choice([",", "."])
        self.rows: list[tuple[str, ...]] = []
        self.bold: list[int] = []
        self.across: list[tuple[int, int, int]] = []

    def grid(self) -> Grid:
        self.rows.append(tuple(self.random.choice(HEADINGS[role]) for role in self.roles))
        self.bold.append(0)
        targets, state = self._targets(), self._state()
        self._criterion(
            "I", None, "Kết quả thực hiện các chỉ tiêu kinh tế - xã hội", "", targets[0], bold=True
        )
        for place, (name, points, rows) in enumerate(targets[1], 1):
            parent = self._criterion(str(place), "I", name, "", points, bold=True)
            for order, (entry_name, figure, unit) in enumerate(rows, 1):
                number = self._criterion(
                    f"{place}{self.mark}{order}", parent, entry_name, figure.text, Decimal(1)
                )
                self.answers.quantity(
                    entry_name,
                    f"{entry_name} {figure.text}",
                    comparator=figure.comparator,
                    value=figure.value,
                    unit=unit,
                    group=("I. Kết quả thực hiện các chỉ tiêu kinh tế - xã hội", f"{place}. {name}"),
                )
                self.answers.indicators[-1]["criterion"] = number
        self._criterion("II", None, "Kết quả thực hiện nhiệm vụ quản lý nhà nước", "", state[0], bold=True)
        for place, (name, points, steps) in enumerate(state[1], 1):
            parent = self._criterion(str(place), "II", name, "", points, bold=True)
            for order, (title, requirement, share) in enumerate(steps, 1):
                self._criterion("-", parent, title, requirement, share, order=order)
        total = targets[0] + state[0]
        row = {
            "number": self.random.choice(["", ""]),
            "name": self.random.choice(["Tổng cộng", "Tổng điểm", "TỔNG CỘNG"]),
            "points": self._points(total),
        }
        self.bold.append(len(self.rows))
        self.rows.append(tuple(row.get(role, "") for role in self.roles))
        self.answers.total = plain(total)
        breaks = (self.random.randint(5, len(self.rows) - 3),) if self.random.random() < 0.5 else ()
        return Grid(tuple(self.rows), breaks=breaks, bold=tuple(self.bold), across=tuple(self.across))

    def _points(self, points: Decimal) -> str:
        return printed(points, self.writer.style.convention)

    def _criterion(
        self,
        mark: str,
        parent: str | None,
        name: str,
        requirement: str,
        points: Decimal,
        *,
        order: int = 0,
        bold: bool = False,
    ) -> str:
        number = mark if parent is None else f"{parent}.{mark}{order or ''}"
        cells = {"number": mark, "name": name, "requirement": requirement, "points": self._points(points)}
        if parent is None:
            cells["due"] = f"Năm {self.writer.style.year}"
        if bold:
            self.bold.append(len(self.rows))
        self.rows.append(tuple(cells.get(role, "") for role in self.roles))
        self.answers.criteria.append(
            {
                "number": number,
                "parent": parent,
                "name": name,
                "requirement": requirement or None,
                "max_points": plain(points),
            }
        )
        return number

    def _targets(self) -> tuple[Decimal, list[tuple[str, Decimal, list[tuple[str, Figure, str]]]]]:
        groups = []
        for sector in SECTORS:
            rows = []
            for _ in range(self.random.randint(3, 8)):
                entry = self.writer.draw("level", sector)
                if entry is not None:
                    figure = self.writer.figure(entry)
                    while figure.comparator == "range":
                        figure = self.writer.figure(entry)
                    text = figure.text[0].upper() + figure.text[1:]
                    rows.append(
                        (entry["name"], Figure(text, figure.comparator, value=figure.value), entry["unit"])
                    )
            groups.append((GROUPS[sector], Decimal(len(rows)), rows))
        return sum((points for _, points, _ in groups), Decimal()), groups

    def _state(self) -> tuple[Decimal, list[tuple[str, Decimal, list[tuple[str, str, Decimal]]]]]:
        groups = []
        for field in self.random.sample(words("tasks")["field"], 4):
            steps = []
            for task in field["tasks"][: self.random.randint(2, 4)]:
                step = self.random.choice(field["steps"])
                steps.append((task, step, Decimal(self.random.choice(["0.5", "1", "1.5", "2"]))))
            groups.append(
                (f"Quản lý nhà nước: {field['group'].lower()}", sum((s for *_, s in steps), Decimal()), steps)
            )
        return sum((points for _, points, _ in groups), Decimal()), groups
