"""To which sector of a unit's work something belongs, as far as its words tell it."""

from collections.abc import Iterable, Sequence

from kehoach.vietnamese.sectors import sectors_in
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


def place_of(sector: str, sectors: Sequence[Sector]) -> int:
    """Return the place of the part of the results that takes a sector; the part that takes the rest, else."""
    for at, one in enumerate(sectors):
        if sector and sector in one.holds:
            return at
    return next((at for at, one in enumerate(sectors) if not one.holds), len(sectors) - 1)


def shared_out(sectors: Sequence[Sector], found: Iterable[str]) -> list[int]:
    """Return which parts have anything, in their order."""
    return sorted({place_of(sector, sectors) for sector in found})
