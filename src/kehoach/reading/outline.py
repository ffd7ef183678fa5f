"""The outline: which paragraphs are headings, how deep, and what lies under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach.domain.layout import Layout, Paragraph
from kehoach.domain.plan import Section
from kehoach.vietnamese.numerals import Marker, MarkerKind, follows, read_marker

_LONGEST_HEADING = 260  # characters; a longer numbered paragraph is text
_BELOW_A_NUMERAL = 3
_LONGEST_SENTENCE_HEADING = 110  # a heading closed with a full stop is short
# A figure with a unit inside makes a numbered line an item, not a heading.
_FIGURE = re.compile(
    r"\d[\d.,]{0,20}\s?(?:%|‰|tỷ|tỉ|triệu|tr\.?đ|đồng|ha\b|tấn|tạ|con\b|hộ\b|người\b|m²|m2|km)", re.IGNORECASE
)
# «… 39 cuộc, trong đó:» is a whole whose parts follow.
_WHOLE = re.compile(r"\A\D*\d.*\btrong đó\s{0,4}:?$", re.IGNORECASE)
_HEADED_KINDS = frozenset(
    {MarkerKind.ROMAN, MarkerKind.ARABIC, MarkerKind.DOTTED, MarkerKind.LETTER, MarkerKind.CAPITAL}
)


@dataclass(frozen=True, slots=True)
class _Heading:
    paragraph: Paragraph
    marker: Marker | None
    level: int
    number: str | None


def read_sections(layout: Layout) -> tuple[Section, ...]:
    """The sections in document order, each with the titles above it."""
    headings = _nested(_headings(layout, layout.paragraphs))
    sections: list[Section] = []
    above: list[tuple[int, str]] = []
    for at, heading in enumerate(headings):
        after = next(
            (later for later in range(at + 1, len(headings)) if headings[later].level <= heading.level), None
        )
        end = len(layout.text) if after is None else headings[after].paragraph.start
        title = layout.words(heading.paragraph.start, heading.paragraph.end)
        above = [item for item in above if item[0] < heading.level]
        above.append((heading.level, title))
        sections.append(
            Section(
                number=heading.number,
                title=title,
                level=heading.level,
                start=heading.paragraph.start,
                heading_end=heading.paragraph.end,
                end=end,
                path=tuple(text for _, text in above),
            )
        )
    return tuple(sections)


def _nested(headings: Sequence[_Heading]) -> list[_Heading]:
    """The headings, with letters «A., B.» that divide a part «II.» below it and not above all numerals."""
    found: list[_Heading] = []
    roman: Marker | None = None
    is_divided = has_letters_above = False
    for at, heading in enumerate(headings):
        kind = heading.marker.kind if heading.marker else None
        if kind in (MarkerKind.PART, MarkerKind.APPENDIX):
            roman, is_divided, has_letters_above = None, False, False
        elif kind is MarkerKind.ROMAN:
            roman, is_divided = heading.marker, False
        elif kind is MarkerKind.CAPITAL:
            is_divided = not has_letters_above and roman is not None and _goes_on(roman, headings[at + 1 :])
            has_letters_above = not is_divided
            if is_divided:
                heading = replace(heading, level=_BELOW_A_NUMERAL)
        elif is_divided and heading.level >= _BELOW_A_NUMERAL:
            heading = replace(heading, level=heading.level + 1)
        found.append(heading)
    return found


def _goes_on(roman: Marker, following: Sequence[_Heading]) -> bool:
    """Whether the next Roman numeral is the one after this, and does not begin anew."""
    markers = (item.marker for item in following if item.marker and item.marker.kind is MarkerKind.ROMAN)
    later = next(markers, None)
    return later is None or follows(roman, later)


def _headings(layout: Layout, paragraphs: Sequence[Paragraph]) -> list[_Heading]:
    found: list[_Heading] = []
    markers = [
        read_marker(layout.plain, item.start) if item.footnote is None else None for item in paragraphs
    ]
    for at, (paragraph, marker) in enumerate(zip(paragraphs, markers, strict=True)):
        if marker is not None and marker.end > paragraph.end:
            continue
        if marker is None:
            if paragraph.heading is not None:
                found.append(_Heading(paragraph, None, 2 + paragraph.heading, None))
            continue
        if marker.kind in (MarkerKind.APPENDIX, MarkerKind.PART):
            found.append(_Heading(paragraph, marker, marker.level, marker.number))
            continue
        following = next((item for item in markers[at + 1 : at + 2]), None)
        before = markers[at - 1] if at else None
        is_next_item = (
            before is not None and follows(before, marker) and not _is_found(found, paragraphs[at - 1])
        )
        if marker.kind in _HEADED_KINDS and _is_heading(
            layout, paragraph, marker, following, is_next_item=is_next_item
        ):
            found.append(_Heading(paragraph, marker, marker.level, marker.number))
    return found


def _is_found(found: Sequence[_Heading], paragraph: Paragraph) -> bool:
    return bool(found) and found[-1].paragraph is paragraph


def _is_heading(
    layout: Layout, paragraph: Paragraph, marker: Marker, following: Marker | None, *, is_next_item: bool
) -> bool:
    words = layout.words(marker.end, paragraph.end)
    if not words or len(words) > _LONGEST_HEADING:
        return False
    if paragraph.heading is not None or words.upper() == words:
        return True
    if _FIGURE.search(words) or _WHOLE.search(words) or words.endswith((";", ",", "…", "./.", "...")):
        return False
    if marker.kind is MarkerKind.ROMAN:
        return True
    if words.endswith("."):
        # «1. Kết quả năm 2025.» heads what follows; a full stop before the next sibling ends an item.
        is_item = is_next_item or (
            following is not None and (follows(marker, following) or following.kind is marker.kind)
        )
        return len(words) <= _LONGEST_SENTENCE_HEADING and ". " not in words and not is_item
    if words.endswith(":"):
        return ". " not in words
    return ". " not in words and not (
        following is not None and follows(marker, following) and not paragraph.bold and len(words) > 90
    )
