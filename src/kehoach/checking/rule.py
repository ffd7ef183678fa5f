"""A rule: one kind of finding, the function that looks for it, and its page for the civil servant."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import dedent

from kehoach.checking.document import Document
from kehoach.checking.remark import Remark

Check = Callable[[Document], Iterator[Remark]]


class Group(StrEnum):
    """The groups of the closed list of kinds, in the order in which they are shown."""

    HEADER = "Thể thức"
    ARITHMETIC = "Số học"
    NUMBERS = "Số và đơn vị tính"
    TARGETS = "Chỉ tiêu"
    TASKS = "Nhiệm vụ"
    NUMBERING = "Đánh số"
    REFERENCES = "Viện dẫn, tên gọi"
    TEXT = "Câu chữ"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding."""

    kind: str
    group: Group
    check: Check
    page: str  # the docstring of its module: title, Vì sao, Căn cứ, Sai, Đúng

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.splitlines()[0].rstrip(".")

    def part(self, heading: str) -> str:
        """The text under one of the headings Vì sao, Căn cứ, Sai, Đúng; empty where the page has none."""
        found: list[str] = []
        inside = False
        for line in self.page.splitlines():
            opens = next((name for name in HEADINGS if line.startswith(f"{name}:")), None)
            if opens is not None:
                inside = opens == heading
                line = line.removeprefix(f"{opens}:")
            if inside:
                found.append(line)
        return dedent("\n".join(found)).strip()


HEADINGS = ("Vì sao", "Căn cứ", "Sai", "Đúng")
_registered: dict[str, Rule] = {}


def rule(kind: str, group: Group) -> Callable[[Check], Check]:
    """Register the function as the check of a kind; its module's docstring is the page."""

    def register(check: Check) -> Check:
        page = sys.modules[check.__module__].__doc__ or kind
        _registered[kind] = Rule(kind, group, check, page.strip())
        return check

    return register


def registered(kind: str) -> Rule:
    """The rule of a kind whose module was imported."""
    return _registered[kind]
