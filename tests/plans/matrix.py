"""A table of tasks, solutions and who does them, in the shapes plans use, and what should be read from it."""

from tests.plans.answers import Json
from tests.plans.content import Grid, Split
from tests.plans.deadlines import drawn_due
from tests.plans.style import words
from tests.plans.targets import SECTORS, Writer

HEADINGS = {
    "number": ["TT", "STT", "Số TT"],
    "task": ["Nhiệm vụ", "NHIỆM VỤ", "Nội dung nhiệm vụ", "Nhiệm vụ trọng tâm", "Nội dung công việc"],
    "solution": ["Giải pháp", "GIẢI PHÁP", "Giải pháp thực hiện", "Nội dung, giải pháp", "Giải pháp chủ yếu"],
    "directing": [
        "Lãnh đạo phụ trách",
        "Phân công chỉ đạo",
        "Lãnh đạo chỉ đạo",
        "Lãnh đạo UBND phụ trách",
        "Người chỉ đạo",
    ],
    "lead": [
        "Đơn vị chủ trì",
        "Cơ quan chủ trì",
        "Chủ trì tham mưu",
        "Bộ phận phụ trách",
        "Đơn vị thực hiện",
        "Phân công thực hiện",
        "Đầu mối thực hiện",
        "Cơ quan, đơn vị thực hiện",
        "Đơn vị chủ trì tham mưu",
    ],
    "coordinating": ["Đơn vị phối hợp", "Cơ quan phối hợp", "Phối hợp", "Đơn vị, cá nhân phối hợp"],
    "due": [
        "Thời gian",
        "Thời hạn",
        "Tiến độ",
        "Thời gian hoàn thành",
        "Thời gian thực hiện",
        "Thời hạn hoàn thành",
    ],
    "product": ["Sản phẩm", "Sản phẩm đầu ra", "Kết quả đầu ra", "Sản phẩm hoàn thành"],
    "note": ["Ghi chú"],
}
PRODUCTS = [
    "Kế hoạch",
    "Báo cáo",
    "Văn bản triển khai",
    "Hồ sơ, tài liệu",
    "Quyết định",
    "Danh sách",
    "Báo cáo kết quả",
]
ASSIGNED = ("directing", "lead", "coordinating", "due")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")


def write_matrix(writer: Writer) -> Grid:
    """The grid; its tasks, solutions and assignments are noted in order."""
    return _Matrix(writer).grid()


class _Matrix:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.random = random = writer.random
        self.style = writer.style
        self.answers = writer.answers
        self.roles = self._drawn_roles()
        self.levels = random.choice([1, 2, 2, 3])  # tasks alone; parts and tasks; parts, groups and tasks
        # How the steps of a task stand: a row each, or all in one cell; and what opens each.
        self.apart = random.random() < 0.6
        self.marks = random.choice(["(1)", "(1)", "-", ""])
        self.merged_people = random.random() < 0.4
        self.rows: list[tuple[str, ...]] = []
        self.bold: list[int] = []
        self.across: list[tuple[int, int, int]] = []
        self.down: list[tuple[int, int, int]] = []
        self.task_starts: list[int] = []
        self.shouted = random.random() < 0.4
        self.band_in_first_cell = random.random() < 0.15

    def _drawn_roles(self) -> tuple[str, ...]:
        people = [
            role
            for role in ("directing", "lead", "coordinating")
            if role == "lead" or self.random.random() < 0.75
        ]
        if self.random.random() < 0.15:
            self.random.shuffle(people)
        tail = [*people, "due"]
        if self.random.random() < 0.12:
            tail = ["due", *people]
        if self.random.random() < 0.15:
            tail.insert(self.random.choice([0, len(tail)]), "product")
        if self.random.random() < 0.15:
            tail.append("note")
        # Some plans share out bare tasks, with no steps to each.
        middle = ("task",) if self.random.random() < 0.15 else ("task", "solution")
        return ("number", *middle, *tail)

    def grid(self) -> Grid:
        self._headings()
        fields = self.random.sample(words("tasks")["field"], self.random.randint(3, 5))
        flat = 0
        for place, field in enumerate(fields):
            part = ROMANS[place]
            if self.levels > 1:
                self._band(part, field["group"], number=part)
            tasks = self.random.sample(field["tasks"], self.random.randint(2, len(field["tasks"])))
            steps = self.random.sample(field["steps"], len(field["steps"]))
            for order, task in enumerate(tasks, 1):
                flat += 1
                if self.levels == 1:
                    printed = number = str(flat)
                elif self.levels == 2:
                    printed, number = str(order), f"{part}.{order}"
                else:
                    if order in (1, 3):
                        self._band(
                            str((order + 1) // 2),
                            field["tasks"][0] + " và các nhiệm vụ liên quan",
                            number=f"{part}.{(order + 1) // 2}",
                        )
                    inner = (order + 1) // 2
                    printed = f"{inner}.{(order - 1) % 2 + 1}"
                    number = f"{part}.{printed}"
                count = min(len(steps), self.random.choice([1, 1, 2, 2, 3]))
                taken, steps = steps[:count], steps[count:]
                taken = [self._promising(step, f"{number}. {task}") for step in taken]
                self._task(printed, number, task, taken or [task])
        breaks, splits = self._pages()
        return Grid(
            tuple(self.rows),
            heading_rows=self.heading_rows,
            breaks=breaks,
            splits=splits,
            bold=(*range(self.heading_rows), *self.bold),
            across=tuple(self.across),
            down=tuple(self.down),
        )

    def _promising(self, step: str, heading: str) -> str:
        """Now and then a step ends in a target of its own."""
        if "solution" not in self.roles or self.random.random() > 0.12:
            return step
        target = self.writer.any_sentence(self.random.choice(SECTORS), group=(heading,), inside=True)
        return f"{step}; phấn đấu {target}" if target else step

    def _headings(self) -> None:
        names = [self.random.choice(HEADINGS[role]) for role in self.roles]
        names = [name.upper() if self.shouted else name for name in names]
        people = [
            place for place, role in enumerate(self.roles) if role in {"directing", "lead", "coordinating"}
        ]
        if len(people) > 1 and people[-1] - people[0] == len(people) - 1 and self.random.random() < 0.15:
            self._two_headings(names, people)
        else:
            self.rows.append(tuple(names))
        if self.random.random() < 0.1:
            self.rows.append(tuple(f"({place})" for place in range(1, len(names) + 1)))
        self.heading_rows = len(self.rows)

    def _two_headings(self, names: list[str], people: list[int]) -> None:
        first = ["" if place in people else name for place, name in enumerate(names)]
        first[people[0]] = "PHÂN CÔNG THỰC HIỆN" if self.shouted else "Phân công thực hiện"
        self.rows.append(tuple(first))
        self.rows.append(tuple(name if place in people else "" for place, name in enumerate(names)))
        self.across.append((0, people[0], people[-1]))
        self.down += [(place, 0, 1) for place in range(len(names)) if place not in people]

    def _band(self, printed: str, title: str, *, number: str) -> None:
        self.bold.append(len(self.rows))
        if self.band_in_first_cell:
            self.across.append((len(self.rows), 0, len(self.roles) - 1))
            self.rows.append((f"{printed}. {title}", *[""] * (len(self.roles) - 1)))
        else:
            self.across.append((len(self.rows), 1, len(self.roles) - 1))
            self.rows.append((printed, title, *[""] * (len(self.roles) - 2)))
        self.answers.task_groups.append({"number": number, "title": title})

    def _assignment(self, *, blank: bool = True) -> Json:
        # Departments took over from single civil servants when the districts went.
        people = words("tasks")["people" if self.style.year > 2025 else "people_before"]
        found: Json = dict.fromkeys(ASSIGNED)
        for role in ("directing", "lead", "coordinating"):
            if role in self.roles:
                found[role] = self.style.fill(self.random.choice(people[role]))
        found["product"] = self.random.choice(PRODUCTS)
        found["due"] = drawn_due(self.random, self.style.year)
        while not (blank or found["due"][0]):
            # Below the first row of a task an empty cell would say «as above».
            found["due"] = drawn_due(self.random, self.style.year)
        return found

    def _task(self, printed: str, number: str, title: str, steps: list[str]) -> None:
        first = len(self.rows)
        self.task_starts.append(first)
        if "solution" not in self.roles:
            solutions = [self._bare(printed, title)]
        elif self.apart or len(steps) == 1:
            solutions = self._rows_apart(printed, title, steps)
        else:
            solutions = self._one_row(printed, title, steps)
        if len(self.rows) - first > 1:
            last = len(self.rows) - 1
            self.down += [(0, first, last), (1, first, last)]
        self.answers.tasks.append({"number": number, "title": title, "solutions": solutions})

    def _bare(self, printed: str, title: str) -> Json:
        assigned = self._assignment()
        cells = {"number": printed, "task": title, **self._cells(assigned)}
        self.rows.append(tuple(cells.get(role, "") for role in self.roles))
        return self._solution(None, title, assigned)

    def _mark(self, place: int, steps: list[str]) -> tuple[str, str | None]:
        if self.marks == "(1)" and len(steps) > 1:
            return f"({place}) ", f"({place})"
        return ("- ", None) if self.marks == "-" else ("", None)

    def _rows_apart(self, printed: str, title: str, steps: list[str]) -> list[Json]:
        shared = self._assignment()
        solutions = []
        first = len(self.rows)
        for place, step in enumerate(steps, 1):
            # A merged cell is printed once; the rows below it are blank there and inherit.
            assigned = shared if self.merged_people or place == 1 else self._assignment(blank=False)
            mark, number = self._mark(place, steps)
            text = f"{step}."
            cells = {"number": printed, "task": title} if place == 1 else {}
            cells["solution"] = mark + text
            if place == 1 or not self.merged_people:
                cells |= self._cells(assigned)
            self.rows.append(tuple(cells.get(role, "") for role in self.roles))
            solutions.append(self._solution(number, text, assigned))
        if self.merged_people and len(steps) > 1:
            self.down += [
                (self.roles.index(role), first, len(self.rows) - 1) for role in ASSIGNED if role in self.roles
            ]
        return solutions

    def _one_row(self, printed: str, title: str, steps: list[str]) -> list[Json]:
        assigned = self._assignment()
        solutions, told = [], []
        marks = self.marks or "-"
        for place, step in enumerate(steps, 1):
            text = f"{step}."
            told.append(f"({place}) {text}" if marks == "(1)" else f"- {text}")
            solutions.append(self._solution(f"({place})" if marks == "(1)" else None, text, assigned))
        cells = {"number": printed, "task": title, "solution": "\n".join(told), **self._cells(assigned)}
        self.rows.append(tuple(cells.get(role, "") for role in self.roles))
        return solutions

    def _cells(self, assigned: Json) -> dict[str, str]:
        due = assigned["due"]
        return {
            "directing": assigned["directing"] or "",
            "lead": assigned["lead"] or "",
            "coordinating": assigned["coordinating"] or "",
            "due": due[0],
            "product": assigned["product"],
        }

    def _solution(self, number: str | None, text: str, assigned: Json) -> Json:
        due_text, due = assigned["due"]
        return {
            "number": number,
            "text": text,
            "directing": assigned["directing"],
            "lead": assigned["lead"],
            "coordinating": assigned["coordinating"],
            "due_text": due_text or None,
            "due": due,
        }

    def _pages(self) -> tuple[tuple[int, ...], tuple[Split, ...]]:
        if len(self.rows) < 10 or self.random.random() < 0.3:
            return (), ()
        rows = self.random.sample(range(self.heading_rows + 2, len(self.rows) - 1), self.random.randint(1, 2))
        splits: list[Split] = []
        breaks: list[int] = []
        if "solution" not in self.roles:
            return tuple(sorted(rows)), ()
        for row in sorted(rows):
            cells = self.rows[row]
            column = self.roles.index("solution")
            text = cells[column]
            # A target is not cut in two: its quote would hold the heading of the next page.
            plain_cell = not any(part in text for part in ("\n", "phấn đấu"))
            plain_cell = plain_cell and len(text) > 40 and row not in self.bold
            if plain_cell and self.random.random() < 0.5:
                at = text.find(" ", len(text) // 2)
                if at > 0:
                    kept = tuple(
                        at if place == column else self._title_cut(place, cell)
                        for place, cell in enumerate(cells)
                    )
                    splits.append(Split(row, kept))
                    continue
            breaks.append(row)
        return tuple(breaks), tuple(splits)

    def _title_cut(self, column: int, cell: str) -> int:
        """Where the title is cut in two beside its solution; most often it stays whole on the first page."""
        if self.roles[column] != "task" or len(cell) < 45 or self.random.random() > 0.4:
            return 0
        return max(0, cell.find(" ", len(cell) * 2 // 3))
