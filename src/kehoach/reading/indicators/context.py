"""Where in the document a passage stands, and so how its figures are to be taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Header, Section
from kehoach.vietnamese.cues import section_roles
from kehoach.vietnamese.numbers import Convention
from kehoach.vietnamese.numerals import MarkerKind, read_marker
from kehoach.vietnamese.text import fold, tone_key


class Role(StrEnum):
    """What a section is for."""

    TARGETS = "targets"
    GOAL = "goal"
    TASKS = "tasks"
    REVIEW = "review"
    PURPOSE = "purpose"
    OUTLOOK = "outlook"
    ORGANIZING = "organizing"
    OTHER = "other"


_YEAR = re.compile(r"\bnam\s+(20\d\d)\b")
# A run-in heading: «d) Chỉ tiêu an ninh: 100% đơn vị …».
_RUN_IN = re.compile(r"[^:.;\d]{3,110}:")


@dataclass(frozen=True)
class Context:
    """The document as the indicator readers need it; `folded` is as long as the layout's plain text."""

    layout: Layout
    header: Header
    sections: Sequence[Section]
    convention: Convention

    @cached_property
    def folded(self) -> str:
        folded = fold(self.layout.plain)
        # Text that is not NFC would fold to another length; lower case alone keeps the offsets then.
        return folded.text if folded.offsets is None else self.layout.plain.lower()

    @cached_property
    def lower(self) -> str:
        """The plain text as `tone_key` has it, each character in its place."""
        return tone_key(self.layout.plain)

    @cached_property
    def year(self) -> str | None:
        return str(self.header.plan_year) if self.header.plan_year else None

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The role of each section; one without a word of its own has that of the section above it."""
        found: list[Role] = []
        above: list[tuple[int, Role]] = []
        for section in self.sections:
            above = [item for item in above if item[0] < section.level]
            parent = above[-1][1] if above else Role.OTHER
            role = self._role(section, parent)
            found.append(role)
            above.append((section.level, role))
        return tuple(found)

    def _role(self, section: Section, parent: Role) -> Role:
        title = self.folded[section.start : section.heading_end]
        years = [int(year) for year in _YEAR.findall(title)]
        own = next((Role(role) for role, pattern in section_roles() if pattern.search(title)), None)
        plan_year = self.header.plan_year
        if (
            own is Role.REVIEW
            and plan_year
            and plan_year in years
            and not any(year < plan_year for year in years)
        ):
            own = None if parent is Role.OTHER else parent
        if parent is Role.REVIEW and section.level > 2:
            return Role.REVIEW
        if own is None:
            return parent
        if parent is Role.TARGETS and own in (Role.TASKS, Role.PURPOSE):
            return parent if own is Role.PURPOSE else own
        return own

    def role_at(self, offset: int) -> Role:
        """The role of the innermost section that holds the offset."""
        at = self.section_index(offset)
        return Role.OTHER if at is None else self.roles[at]

    def section_index(self, offset: int) -> int | None:
        """The place of the innermost section that holds the offset."""
        found: int | None = None
        for at, section in enumerate(self.sections):
            if section.start > offset:
                break
            if offset < section.end and (found is None or section.level >= self.sections[found].level):
                found = at
        return found

    def group_at(self, offset: int) -> tuple[str, ...]:
        """The headings above the offset."""
        at = self.section_index(offset)
        return () if at is None else self.sections[at].path

    def body_of(self, paragraph: Paragraph) -> int:
        """Where a paragraph's own words begin, after its number or bullet and a heading that runs in."""
        start = paragraph.start
        marker = read_marker(self.layout.plain, start)
        if marker is None or marker.end >= paragraph.end:
            return start
        start = marker.end
        if marker.kind in (MarkerKind.LETTER, MarkerKind.ARABIC, MarkerKind.DOTTED, MarkerKind.ROMAN):
            label = _RUN_IN.match(self.layout.plain, start, paragraph.end)
            folded = self.folded[start : label.end()] if label else ""
            if label and label.end() < paragraph.end and ("chi tieu" in folded or "muc tieu" in folded):
                return label.end()
        return start
