"""What a rule says about a passage, before the check adds its kind, quote and page."""

from dataclasses import dataclass

from kehoach.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class Replacement:
    """Text that would mend the passage between two offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage, how sure the rule is, and the sentence for the reader."""

    severity: Severity
    start: int
    end: int
    message: str
    other: tuple[int, int] | None = None
    replacement: Replacement | None = None


def error(
    span: tuple[int, int],
    message: str,
    *,
    other: tuple[int, int] | None = None,
    replacement: Replacement | None = None,
) -> Remark:
    """A remark on what is certainly wrong."""
    return Remark(Severity.ERROR, *span, message, other, replacement)


def doubt(
    span: tuple[int, int],
    message: str,
    *,
    other: tuple[int, int] | None = None,
    replacement: Replacement | None = None,
) -> Remark:
    """A remark on what a person should look at."""
    return Remark(Severity.DOUBT, *span, message, other, replacement)
