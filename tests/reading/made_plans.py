"""Small plans made for one test: a few lines under a heading, read as a whole document is."""

from kehoach.domain.plan import Indicator, PlanDraft
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout

HEAD = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2027\n\n"


def read_plan(text: str) -> PlanDraft:
    """Return what is read from a whole document."""
    return read_layout(lay_out_text(text))


def indicators(lines: str, *, heading: str = "I. CÁC CHỈ TIÊU") -> list[Indicator]:
    """Return the indicators of lines that stand under a heading of the plan of 2027."""
    return list(read_plan(f"{HEAD}{heading}\n{lines}\n").indicators)


def figures(lines: str, *, heading: str = "I. CÁC CHỈ TIÊU") -> list[tuple[str, str, str | None]]:
    """Return name, figure with its comparator, and unit of each indicator of the lines."""
    return [(item.name, figure(item), item.unit) for item in indicators(lines, heading=heading)]


def figure(item: Indicator) -> str:
    """Return what an indicator promises: «= 12», «>= 95», «5..7», «8/9»; empty where it is a state."""
    if item.comparator is None:
        return ""
    if item.low is not None:
        return f"{item.low}..{item.high}"
    if item.comparator == "ratio":
        return f"{item.value}/{item.high}"
    return f"{item.comparator} {item.value}"


def parents(lines: str, *, heading: str = "I. CÁC CHỈ TIÊU") -> dict[str, str | None]:
    """Return the name of each indicator's whole."""
    found = indicators(lines, heading=heading)
    names = {item.id: item.name for item in found}
    return {item.name: names.get(item.parent or "") for item in found}
