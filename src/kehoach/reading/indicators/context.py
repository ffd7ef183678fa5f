"""Where in the document a passage stands, and so how its figures are to be taken."""

import re
from bisect import bisect_right
from collections import defaultdict
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


@dataclass(frozen=True, slots=True)
class _Label:
    """An unnumbered line that heads what follows it in its section: «Các chỉ tiêu chủ yếu:»."""

    start: int
    role: Role


_YEAR = re.compile(r"\bnam\s+(20\d\d)\b")
# A run-in heading: «d) Chỉ tiêu an ninh: 100% đơn vị …».
_RUN_IN = re.compile(r"[^:.;\d]{3,110}:")
_LONGEST_LABEL = 130
_RUN_IN_OPENS = 16
_LABEL_OPENS = 30  # the words that say what a label heads stand near its beginning
_SHORT_LABEL = 80
_BARE_LABEL_OPENS = 8
_SECOND_LEVEL = 2


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
        """The role of each section; one without a word of its own has that of what it stands under."""
        found: list[Role] = []
        above: list[int] = []
        for at, section in enumerate(self.sections):
            above = [item for item in above if self.sections[item].level < section.level]
            parent = above[-1] if above else None
            over = self._label_before(section.start, parent)
            found.append(self._role(section, over or (Role.OTHER if parent is None else found[parent])))
            above.append(at)
        return tuple(found)

    @cached_property
    def _labels(self) -> dict[int | None, list[_Label]]:
        """The unnumbered lines after the title that say by their words what they head, by their section."""
        title_end = max((source.end for name, source in self.header.sources if name == "title"), default=0)
        headings = {section.start for section in self.sections}
        found: dict[int | None, list[_Label]] = defaultdict(list)
        for paragraph in self.layout.paragraphs:
            if paragraph.start < title_end or paragraph.start in headings:
                continue
            role = self._role_of_label(paragraph)
            at = self.section_index(paragraph.start)
            if role is Role.TARGETS and at is not None and "chi tieu" not in self._words_of(paragraph):
                role = Role.GOAL  # «Mục tiêu:» above the work of a field opens no list of targets
            if role is not None:
                found[at].append(_Label(paragraph.start, role))
        return found

    def _words_of(self, paragraph: Paragraph) -> str:
        return self.folded[paragraph.start : paragraph.end]

    def _role_of_label(self, paragraph: Paragraph) -> Role | None:
        start, end = paragraph.start, paragraph.end
        if end - start > _LONGEST_LABEL or paragraph.footnote is not None:
            return None
        words = self.layout.plain[start:end]
        marker = read_marker(words)
        if not words or (marker is not None and marker.kind is not MarkerKind.BULLET):
            return None
        first = start + (marker.end if marker else 0)
        opens = _LABEL_OPENS
        if words[-1] != ":" and words.upper() != words:
            # «Các chỉ tiêu chủ yếu (nhiệm kỳ 2025 - 2030)» heads what follows without a sign that it does.
            if words[-1] in ".;,…" or len(words) > _SHORT_LABEL or (marker and marker.number != "*"):
                return None
            opens = _BARE_LABEL_OPENS
        return self._own_role(first, end, last_start=first + opens)

    def _label_before(self, offset: int, section: int | None) -> Role | None:
        """What the last label above the offset, directly in the section, says."""
        labels = self._labels.get(section, ())
        at = bisect_right(labels, offset, key=lambda label: label.start)
        return labels[at - 1].role if at else None

    def _own_role(self, start: int, end: int, *, last_start: int | None = None) -> Role | None:
        """What a heading says by its own words; one that names past years alone looks back."""
        title = self.folded[start:end]
        own: Role | None = None
        for role, pattern in section_roles():
            found = pattern.search(title)
            if found and (last_start is None or start + found.start() <= last_start):
                own = Role(role)
                break
        years = [int(year) for year in _YEAR.findall(title)]
        plan_year = self.header.plan_year
        if plan_year is None or not years or own in (Role.PURPOSE, Role.OUTLOOK):
            return own
        if own is Role.REVIEW and plan_year in years and min(years) >= plan_year:
            return None
        if max(years) < plan_year and (own is not None or last_start is None):
            return Role.REVIEW
        return own

    def _role(self, section: Section, parent: Role) -> Role:
        own = self._own_role(section.start, section.heading_end)
        if parent is Role.REVIEW and section.level > _SECOND_LEVEL:
            return Role.REVIEW
        if own is None:
            return Role.TASKS if parent is Role.OTHER else parent
        if parent is Role.TARGETS and own is Role.PURPOSE:
            return parent
        return own

    def role_at(self, offset: int) -> Role:
        """The role of the innermost section, or of the label inside it, that holds the offset."""
        at = self.section_index(offset)
        role = Role.OTHER if at is None else self.roles[at]
        label = None if role is Role.REVIEW else self._label_before(offset, at)
        return label or role

    def section_index(self, offset: int) -> int | None:
        """The place of the innermost section that holds the offset."""
        # Sections hold each other: the last that started before an offset is the innermost.
        at = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return at if at >= 0 and offset < self.sections[at].end else None

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
            folded = self.folded[start : min(label.end(), start + _RUN_IN_OPENS)] if label else ""
            if label and label.end() < paragraph.end and ("chi tieu" in folded or "muc tieu" in folded):
                return label.end()
        return start
