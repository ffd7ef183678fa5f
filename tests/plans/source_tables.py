"""Tables of the sample plans, from their compact sources to grids and answers."""

import re
from decimal import Decimal
from typing import Any

from tests.plans.answers import Answers, Json
from tests.plans.content import Grid

Source = dict[str, Any]
_ROMAN = re.compile(r"[IVX]+")
_STEP = re.compile(r"(\(\d\)|-) (.*)", re.S)
_ANSWER = " => "


def plain_grid(source: Source, _answers: Answers) -> Grid:
    """A table that promises nothing."""
    rows = [tuple(source["headings"]), *(tuple(row.split("|")) for row in source["rows"])]
    return Grid(tuple(rows), bold=(0,))


def matrix_grid(source: Source, answers: Answers) -> Grid:
    """Tasks, solutions, who and when."""
    rows: list[tuple[str, ...]] = [tuple(source["headings"])]
    bold, across, down = [0], [], []
    width = len(source["headings"])
    for part in source["part"]:
        bold.append(len(rows))
        across.append((len(rows), 1, width - 1))
        rows.append((part["number"], part["title"], *[""] * (width - 2)))
        answers.task_groups.append({"number": part["number"], "title": part["title"]})
        for task in part["task"]:
            first = len(rows)
            shared = "who" in task
            solutions = []
            for place, step in enumerate(task["steps"]):
                assigned = {**task, "text": step} if shared else step
                who = assigned["who"]
                due_text, kind, start, end = [*assigned["due"].split("|"), "", "", ""][:4]
                opening = (task["number"], task["title"]) if place == 0 else ("", "")
                cells = (*who, due_text) if place == 0 or not shared else ("", "", "", "")
                rows.append((*opening, assigned["text"], *cells))
                solutions.append(_solution(assigned["text"], who, (due_text, kind, start, end)))
            if len(rows) - first > 1:
                columns = range(width) if shared else (0, 1)
                down += [(column, first, len(rows) - 1) for column in columns if column != 2]
            answers.tasks.append(
                {
                    "number": f"{part['number']}.{task['number']}",
                    "title": task["title"],
                    "solutions": solutions,
                }
            )
    return Grid(tuple(rows), bold=tuple(bold), across=tuple(across), down=tuple(down))


def _solution(printed: str, who: list[str], due: tuple[str, str, str, str]) -> Json:
    mark = _STEP.fullmatch(printed)
    number = mark[1] if mark and mark[1] != "-" else None
    due_text, kind, start, end = due
    return {
        "number": number,
        "text": mark[2] if mark else printed,
        "directing": who[0] or None,
        "lead": who[1] or None,
        "coordinating": who[2] or None,
        "due_text": due_text or None,
        "due": {"kind": kind, "start": start or None, "end": end or None} if kind else None,
    }


def indicator_grid(source: Source, answers: Answers) -> Grid:
    """Targets in rows; «=> comparator value» after a row is its answer, «^» puts it under the whole above."""
    roles = source["roles"]
    rows: list[tuple[str, ...]] = [tuple(source["headings"])]
    bold = [0]
    group: tuple[str, ...] = ()
    whole: str | None = None
    for line in source["rows"]:
        printed, _, answer = line.partition(_ANSWER)
        cells = [cell.strip() for cell in printed.split("|")]
        cells += [""] * (len(roles) - len(cells))
        if not answer:
            bold.append(len(rows))
            group = (f"{cells[0]}. {cells[1]}",)
        rows.append(tuple(cells))
        if not answer:
            continue
        row = dict(zip(roles, cells, strict=True))
        name = row["name"].removeprefix("Trong đó: ")
        end = roles.index("plan")
        quote = " ".join(cell for cell in cells[roles.index("name") : end + 1] if cell).removeprefix(
            "Trong đó: "
        )
        comparator, *rest = answer.split()
        if comparator == "!":
            answers.achievement(name, quote, group=group)
            continue
        parent = whole if "^" in rest else None
        identity = answers.quantity(
            name,
            quote,
            comparator=comparator,
            unit=row["unit"] or None,
            parent=parent,
            group=group,
            **_figures(comparator, rest[0]),
        )
        whole = whole if parent else identity
    return Grid(tuple(rows), bold=tuple(bold))


def _figures(comparator: str, value: str) -> dict[str, Decimal]:
    if comparator == "range":
        low, high = value.split("..")
        return {"low": Decimal(low), "high": Decimal(high)}
    return {"value": Decimal(value)}


def scorecard_grid(source: Source, answers: Answers) -> Grid:
    """Nested criteria with their points; a requirement with a figure is a target too."""
    rows: list[tuple[str, ...]] = [tuple(source["headings"])]
    roles = source["roles"]
    bold = [0]
    path: list[tuple[int, str, str]] = []  # level, full number, printed heading
    dashes: dict[str | None, int] = {}
    for line in source["rows"]:
        printed, _, answer = line.partition(_ANSWER)
        cells = [cell.strip() for cell in printed.split("|")]
        cells += [""] * (len(roles) - len(cells))
        row = dict(zip(roles, cells, strict=True))
        mark = row["number"]
        level = _level(mark)
        path = [entry for entry in path if entry[0] < level]
        parent = path[-1][1] if path else None
        if mark == "-":
            dashes[parent] = dashes.get(parent, 0) + 1
            number = f"{parent}.-{dashes[parent]}"
        else:
            number = f"{parent}.{mark}" if parent else mark
            path.append((level, number, f"{mark}. {row['name']}"))
        if level <= 2:
            bold.append(len(rows))
        rows.append(tuple(cells))
        points = row["points"].replace(",", ".")
        answers.criteria.append(
            {
                "number": number,
                "parent": parent,
                "name": row["name"],
                "requirement": row["requirement"] or None,
                "max_points": points or None,
            }
        )
        if answer:
            comparator, value, unit = answer.split(maxsplit=2)
            answers.quantity(
                row["name"],
                f"{row['name']} {row['requirement']}",
                comparator=comparator,
                value=Decimal(value),
                unit=None if unit == "?" else unit,
                group=tuple(title for at, _, title in path if at <= 2),
            )
            answers.indicators[-1]["criterion"] = number
    bold.append(len(rows))
    total = {"name": source["total_name"], "points": source["total"]}
    rows.append(tuple(total.get(role, "") for role in roles))
    answers.total = source["total"]
    return Grid(tuple(rows), bold=tuple(bold))


def _level(mark: str) -> int:
    if _ROMAN.fullmatch(mark):
        return 1
    if mark == "-":
        return 9
    return 2 if mark.isdigit() else 3
