"""A table of indicators in one of the shapes plans use, and what should be read from it."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.plans.content import Grid
from tests.plans.figures import amount, shares
from tests.plans.style import words
from tests.plans.targets import SECTORS, Entry, Writer

HEADINGS = {
    "number": ["TT", "STT", "Số TT"],
    "name": ["Chỉ tiêu", "CHỈ TIÊU", "Nội dung", "Danh mục chỉ tiêu", "Tên chỉ tiêu", "Chỉ tiêu chủ yếu"],
    "unit": ["ĐVT", "Đơn vị tính", "Đơn vị", "ĐƠN VỊ TÍNH"],
    "last": ["Thực hiện năm {last}", "Ước TH năm {last}", "TH {last}", "Kết quả thực hiện năm {last}"],
    "plan": [
        "Kế hoạch năm {year}",
        "KH {year}",
        "Chỉ tiêu giao",
        "Mục tiêu năm {year}",
        "Kế hoạch giao năm {year}",
        "Chỉ tiêu năm {year}",
    ],
    "compare": ["So sánh (%)", "KH {year}/TH {last} (%)", "Tỷ lệ so với năm trước (%)"],
    "lead": ["Đơn vị theo dõi", "Cơ quan chủ trì", "Đơn vị phụ trách"],
    "note": ["Ghi chú"],
}
WORDS_OF_ACHIEVEMENT = {"đạt", "duy trì", "giữ vững"}
ROMANS = ("I", "II", "III", "IV")
TITLES = {
    "kinh tế": ["CHỈ TIÊU KINH TẾ", "Về kinh tế", "Lĩnh vực kinh tế", "NHÓM CHỈ TIÊU VỀ KINH TẾ"],
    "xã hội": ["CHỈ TIÊU VĂN HÓA - XÃ HỘI", "Về văn hóa - xã hội", "Lĩnh vực xã hội"],
    "môi trường": ["CHỈ TIÊU MÔI TRƯỜNG", "Về môi trường", "Lĩnh vực môi trường"],
    "an ninh": [
        "CHỈ TIÊU QUỐC PHÒNG, AN NINH, CẢI CÁCH HÀNH CHÍNH",
        "Về quốc phòng, an ninh",
        "Lĩnh vực nội chính",
    ],
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one table, in order, and how rows are numbered."""

    roles: tuple[str, ...]
    two_rows: bool
    number_inside_name: bool
    numbered_columns: bool  # a row «(1) (2) (3)» under the headings
    unit_in_name: bool  # «Tổng đàn lợn (con)» where there is no column of units
    running: bool  # indicators numbered through, sections without a number


def drawn_shape(random: Random) -> Shape:
    """A shape at random; the name always stands before the figures."""
    roles = ["name"]
    has_number = random.random() < 0.75
    if has_number:
        roles.insert(0, "number")
    has_unit = random.random() < 0.85
    if has_unit:
        roles.append("unit")
    if random.random() < 0.5:
        roles.append("last")
    if has_unit and "last" not in roles and random.random() < 0.15:
        # Some print the figure before its unit.
        roles.insert(roles.index("unit"), "plan")
    else:
        roles.append("plan")
    if "last" in roles and random.random() < 0.5:
        roles.append("compare")
    if random.random() < 0.3:
        roles.append("lead")
    if random.random() < 0.3:
        roles.append("note")
    two_rows = (
        "last" in roles
        and "compare" not in roles
        and roles.index("plan") == roles.index("last") + 1
        and random.random() < 0.35
    )
    return Shape(
        tuple(roles),
        two_rows,
        number_inside_name=not has_number,
        numbered_columns=random.random() < 0.15,
        unit_in_name=not has_unit and random.random() < 0.5,
        running=has_number and random.random() < 0.2,
    )


def write_table(writer: Writer, *, group: tuple[str, ...] = ()) -> Grid:
    """The grid; its indicators are noted in order."""
    return _Table(writer, group).grid()


class _Table:
    def __init__(self, writer: Writer, group: tuple[str, ...]) -> None:
        self.writer = writer
        self.random = writer.random
        self.style = writer.style
        self.shape = drawn_shape(self.random)
        self.outer = group
        self.rows: list[tuple[str, ...]] = []
        self.bold: list[int] = []
        self.last_number = 0
        self.across: list[tuple[int, int, int]] = []
        self.down: list[tuple[int, int, int]] = []

    def grid(self) -> Grid:
        heading_rows = self._headings()
        for number, sector in enumerate(SECTORS):
            title = self.random.choice(TITLES[sector])
            self._section(ROMANS[number], title)
            heading = title if self.shape.running else f"{ROMANS[number]}. {title}"
            self._sector(sector, (*self.outer, heading))
        breaks: tuple[int, ...] = ()
        if self.random.random() < 0.35:
            breaks = (self.random.randint(heading_rows + 3, len(self.rows) - 3),)
        return Grid(
            tuple(self.rows),
            heading_rows=heading_rows,
            breaks=breaks,
            bold=(*range(heading_rows), *self.bold),
            across=tuple(self.across),
            down=tuple(self.down),
        )

    def _headings(self) -> int:
        named = {role: self.style.fill(self.random.choice(HEADINGS[role])) for role in self.shape.roles}
        first = [named[role] for role in self.shape.roles]
        if not self.shape.two_rows:
            self.rows.append(tuple(first))
            return 1 + self._column_numbers()
        last, plan = self.shape.roles.index("last"), self.shape.roles.index("plan")
        year = self.style.year
        if self.random.random() < 0.5:
            first[last], first[plan] = f"Năm {year - 1}", f"Năm {year}"
            second = {last: self.random.choice(["Thực hiện", "Ước thực hiện"]), plan: "Kế hoạch"}
        else:
            first[last], first[plan] = "Số liệu qua các năm", ""
            second = {last: f"Thực hiện {year - 1}", plan: f"Kế hoạch {year}"}
            self.across.append((0, last, plan))
        self.rows.append(tuple(first))
        self.rows.append(tuple(second.get(column, "") for column in range(len(first))))
        self.down += [(column, 0, 1) for column in range(len(first)) if column not in second]
        return 2 + self._column_numbers()

    def _column_numbers(self) -> int:
        if not self.shape.numbered_columns:
            return 0
        count = len(self.shape.roles)
        if self.random.random() < 0.5:
            self.rows.append(tuple(f"({place})" for place in range(1, count + 1)))
        else:
            letters = ["A", "B", "C"][: min(3, count - 1)]
            self.rows.append((*letters, *(str(place) for place in range(1, count - len(letters) + 1))))
        return 1

    def _section(self, roman: str, title: str) -> None:
        cells = (
            {"number": "" if self.shape.running else roman, "name": title}
            if "number" in self.shape.roles
            else {"name": f"{roman}. {title}"}
        )
        self.bold.append(len(self.rows))
        self.rows.append(tuple(cells.get(role, "") for role in self.shape.roles))

    def _sector(self, sector: str, group: tuple[str, ...]) -> None:
        kinds = self.random.choices(
            ["level", "whole", "achievement", "ratio", "share"],
            weights=(12, 3, 2, 1, 2),
            k=self.random.randint(4, 9),
        )
        number = self.last_number if self.shape.running else 0
        for kind in kinds:
            entry = self.writer.draw(kind, sector)
            if entry is None:
                continue
            number += 1
            if kind == "level":
                self._level(number, entry, group)
            elif kind == "whole":
                self._whole(number, entry, group)
            elif kind == "ratio":
                self._ratio(number, entry, group)
            elif kind == "share":
                self._share(number, entry, group)
            else:
                self._achievement(number, entry, group)
        self.last_number = number

    def _row(self, mark: str, name: str, *, unit: str, plan: str, last: str = "") -> tuple[str, ...]:
        if self.shape.number_inside_name and mark:
            name = f"{mark} {name}" if mark in "-+" else f"{mark}. {name}"
        leads = words("tasks")["people"]["lead"]
        counted = bool(unit) and plan.lower() not in WORDS_OF_ACHIEVEMENT
        if self.shape.unit_in_name and counted:
            name = f"{name} ({unit})"
        bare = "unit" not in self.shape.roles and counted and not self.shape.unit_in_name
        cells = {
            "number": mark,
            "name": name,
            "unit": unit,
            "last": last,
            "plan": f"{plan}{'' if unit in '%‰' else ' '}{unit}" if bare else plan,
            "compare": self.writer.printed(amount(self.random, 90, 125, decimals=1)) if last else "",
            "lead": self.style.fill(self.random.choice(leads)) if unit else "",
            "note": "",
        }
        return tuple(cells[role] for role in self.shape.roles)

    def _quote(self, row: tuple[str, ...]) -> str:
        roles = self.shape.roles
        start, end = roles.index("name"), roles.index("plan")
        if "unit" in roles:
            end = max(end, roles.index("unit"))
        text = " ".join(cell for cell in row[start : end + 1] if cell)
        if self.shape.number_inside_name:
            mark, _, rest = text.partition(" ")
            return rest if mark in {"-", "+"} or mark.rstrip(".").isdigit() else text
        return text

    def _level(self, number: int, entry: Entry, group: tuple[str, ...]) -> None:
        decimals = entry["decimals"]
        value = amount(self.random, entry["low"], entry["high"], decimals=decimals)
        shown = self.writer.printed(value)
        figures: dict[str, Any] = {"comparator": "=", "value": value}
        chance = self.random.random()
        if entry["aim"] == "up" and chance < 0.18:
            word, comparator = self.random.choice(
                [("trên ", ">"), ("≥ ", ">="), ("> ", ">"), (">", ">"), ("Trên ", ">")]
            )
            shown, figures = word + shown, {"comparator": comparator, "value": value}
        elif entry["aim"] == "down" and chance < 0.4:
            word, comparator = self.random.choice(
                [("dưới ", "<"), ("≤ ", "<="), ("< ", "<"), ("<", "<"), ("Dưới ", "<")]
            )
            shown, figures = word + shown, {"comparator": comparator, "value": value}
        elif entry["aim"] == "up" and chance < 0.24 and not (entry["unit"] == "%" and value > 95):
            top = value + 2
            shown = f"{shown} - {self.writer.printed(top)}"
            figures = {"comparator": "range", "low": value, "high": top}
        last = self.writer.printed(amount(self.random, entry["low"], entry["high"], decimals=decimals))
        row = self._row(str(number), entry["name"], unit=entry["unit"], plan=shown, last=last)
        self.rows.append(row)
        self.writer.answers.quantity(
            entry["name"], self._quote(row), unit=entry["unit"], group=group, **figures
        )

    def _share(self, number: int, counted: str, group: tuple[str, ...]) -> None:
        value = amount(self.random, 60, 100, decimals=1)
        shown = self.writer.printed(value)
        if "unit" in self.shape.roles and self.random.random() < 0.3:
            shown = f"{shown}%"  # some print the sign in both columns
        name = f"Tỷ lệ {counted}"
        row = self._row(str(number), name, unit="%", plan=shown, last=self.writer.printed(value))
        self.rows.append(row)
        self.writer.answers.quantity(name, self._quote(row), value=value, unit="%", group=group)

    def _ratio(self, number: int, entry: Entry, group: tuple[str, ...]) -> None:
        whole = self.random.randint(4, 16)
        reached = self.random.randint(2, whole)
        name = entry["counted"][0].upper() + entry["counted"][1:]
        last = f"{max(1, reached - 1)}/{whole}"
        row = self._row(str(number), name, unit=entry["unit"], plan=f"{reached}/{whole}", last=last)
        self.rows.append(row)
        self.writer.answers.quantity(
            name,
            self._quote(row),
            comparator="ratio",
            value=Decimal(reached),
            high=Decimal(whole),
            unit=entry["unit"],
            group=group,
        )

    def _whole(self, number: int, entry: Entry, group: tuple[str, ...]) -> None:
        value = amount(self.random, entry["low"], entry["high"], decimals=entry["decimals"])
        unit = entry["unit"]
        last = self.writer.printed(
            amount(self.random, entry["low"], entry["high"], decimals=entry["decimals"])
        )
        row = self._row(str(number), entry["name"], unit=unit, plan=self.writer.printed(value), last=last)
        self.rows.append(row)
        identity = self.writer.answers.quantity(
            entry["name"], self._quote(row), value=value, unit=unit, group=group
        )
        form = self.random.choice(["dash", "trong đó", "dash in name", f"{number}."])
        for place, (part, figure) in enumerate(
            zip(entry["parts"], shares(self.random, value, count=len(entry["parts"])), strict=True)
        ):
            self._part(part, figure, place=place, form=form, unit=unit, parent=identity, group=group)

    def _part(
        self,
        part: str,
        figure: Decimal,
        *,
        place: int,
        form: str,
        unit: str,
        parent: str,
        group: tuple[str, ...],
    ) -> None:
        name = part[0].upper() + part[1:]
        mark = "-" if form == "dash" or self.shape.number_inside_name else ""
        if form.endswith(".") and not self.shape.number_inside_name:
            mark = f"{form}{place + 1}"
        shown = name
        if form == "trong đó" and place == 0:
            shown, mark = f"Trong đó: {name}", ""
        elif form in {"trong đó", "dash in name"} and not self.shape.number_inside_name:
            shown = f"- {name}"
        row = self._row(
            mark, shown, unit=unit, plan=self.writer.printed(figure), last=self.writer.printed(figure)
        )
        self.rows.append(row)
        quote = self._quote(row).removeprefix("Trong đó: ").removeprefix("- ")
        self.writer.answers.quantity(name, quote, value=figure, unit=unit, parent=parent, group=group)

    def _achievement(self, number: int, text: str, group: tuple[str, ...]) -> None:
        # In a table the state is the row's name and «Đạt» its figure.
        name = (
            text.removeprefix("Giữ vững ")
            .removeprefix("Đạt ")
            .removeprefix("Hoàn thành ")
            .removeprefix("Duy trì ")
        )
        name = name[0].upper() + name[1:]
        row = self._row(
            str(number),
            name,
            unit="",
            plan=self.random.choice(["Đạt", "đạt", "Duy trì", "Giữ vững"]),
            last="Đạt",
        )
        self.rows.append(row)
        self.writer.answers.achievement(name, self._quote(row), group=group)
