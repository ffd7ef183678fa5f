"""What a checker found: where, what, how sure, and the correction where one is certain."""

from dataclasses import dataclass
from enum import StrEnum

from kehoach.domain.plan import Source


class Severity(StrEnum):
    ERROR = "sai"
    DOUBT = "nghi vấn"


@dataclass(frozen=True, slots=True)
class Correction:
    """Text that would replace the passage at `source`; offered, never applied silently."""

    source: Source
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    severity: Severity
    quote: str
    message: str  # Vietnamese: what, where, what next
    source: Source | None = None
    other_quote: str | None = None
    other_source: Source | None = None
    correction: Correction | None = None
