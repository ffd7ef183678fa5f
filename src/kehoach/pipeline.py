"""Reading and checking one after the other: what the command and the web both do with a document."""

import json
from pathlib import Path

from kehoach.checking.check import check
from kehoach.domain.finding import Finding
from kehoach.domain.layout import Layout
from kehoach.domain.plan import PlanDraft
from kehoach.reading.contract import draft_to_json, finding_to_json
from kehoach.reading.formats.open import Progress, lay_out, lay_out_bytes
from kehoach.reading.read import read_layout


def read_and_check(path: Path) -> tuple[PlanDraft, tuple[Finding, ...]]:
    """The draft of a document and what the rules found in it.

    :raises Unreadable: the file is refused; the message says what, where and what next.
    """
    return _read_and_check_layout(lay_out(path))


def read_and_check_bytes(
    content: bytes, name: str, *, progress: Progress | None = None
) -> tuple[PlanDraft, tuple[Finding, ...]]:
    """The same for a file that was sent; its name is shown and its ending compared, it is never opened.

    :raises Unreadable: the file is refused; the message says what, where and what next.
    """
    return _read_and_check_layout(lay_out_bytes(content, name, progress=progress))


def _read_and_check_layout(layout: Layout) -> tuple[PlanDraft, tuple[Finding, ...]]:
    draft = read_layout(layout)
    return draft, check(draft)


def to_json_text(draft: PlanDraft, findings: tuple[Finding, ...]) -> str:
    """The contract's JSON as text."""
    return json.dumps(draft_to_json(draft, findings), ensure_ascii=False, indent=1)


def findings_to_json_text(findings: tuple[Finding, ...]) -> str:
    """The findings alone, as the contract writes them."""
    return json.dumps(
        {"findings": [finding_to_json(item) for item in findings]}, ensure_ascii=False, indent=1
    )
