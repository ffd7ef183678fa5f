"""Proof that nobody rewrote the history."""

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.web.audit.models import AuditEntry, Chain


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold."""

    chain: Chain
    sequence: int
    reason: str


def find_breaks() -> Iterator[Break]:
    """Yield at most one break a chain: the first; what follows it proves nothing."""
    for chain in Chain.objects.select_related("organization").order_by("pk"):
        if found := first_break(chain):
            yield found


def first_break(chain: Chain) -> Break | None:
    """Return where the chain breaks, or None where it holds from its first entry to its last."""
    expected, previous = 1, ""
    entries: Iterator[AuditEntry] = chain.entries.order_by("sequence").iterator(chunk_size=2000)
    for entry in entries:
        if entry.sequence != expected:
            return Break(chain, expected, "thiếu dòng")
        if entry.previous_hash != previous:
            return Break(chain, expected, "không nối với dòng trước")
        if entry.seal() != entry.hash:
            return Break(chain, expected, "nội dung đã bị sửa")
        expected, previous = expected + 1, entry.hash
    if (chain.length, chain.last_hash) != (expected - 1, previous):
        return Break(chain, expected, "mất dòng cuối")
    return None
