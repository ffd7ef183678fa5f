"""To which sector of a unit's work something belongs, as far as its words tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.vietnamese.sectors import sectors_in
from kehoach.vietnamese.text import tone_key
from kehoach.writing.template import Sector


def sector_of(*texts: str) -> str:
    """Return the sector that the first of the texts names which names just one; nothing where none does.

    >>> sector_of("Các chỉ tiêu chủ yếu", "Tỷ lệ người dân tham gia y tế dự phòng"), sector_of("Khác")
    ('society', '')
    """
    several = ""
    for text in texts:
        named = sectors_in(text) - {""}
        if len(named) == 1:
            return next(iter(named))
        several = several or min(named, default="")
    return several


@dataclass(frozen=True, slots=True)
class Subject:
    """What tells to which part of the results something belongs."""

    sector: str  # by the headings above it
    name: str
    lead: str = ""


def place_of(subject: Subject, sectors: Sequence[Sector]) -> int:
    """Return the place of the part of the results that takes something.

    Its headings say most, then the words of its name, then who leads it; what nothing tells goes to the part
    that takes the rest.
    """
    name = tone_key(subject.name)
    found = (
        _holding(subject.sector, sectors),
        _naming(name, sectors),
        _holding(sector_of(subject.lead), sectors),
        next((at for at, one in enumerate(sectors) if not one.holds), None),
    )
    return next((at for at in found if at is not None), len(sectors) - 1)


def _naming(name: str, sectors: Sequence[Sector]) -> int | None:
    return next(
        (at for at, one in enumerate(sectors) if any(tone_key(word) in name for word in one.words)), None
    )


def _holding(sector: str, sectors: Sequence[Sector]) -> int | None:
    return next((at for at, one in enumerate(sectors) if sector and sector in one.holds), None)


def shared_out(sectors: Sequence[Sector], found: Iterable[Subject]) -> list[int]:
    """Return which parts have anything, in their order."""
    return sorted({place_of(subject, sectors) for subject in found})
