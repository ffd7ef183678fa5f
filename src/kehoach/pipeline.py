"""Reading and checking one after the other: what the command and the web both do with a document."""

import json
from pathlib import Path

from kehoach.checking.check import check
from kehoach.domain.finding import Finding
from kehoach.domain.plan import PlanDraft
from kehoach.reading.contract import draft_to_json, finding_to_json
from kehoach.reading.formats.open import lay_out
from kehoach.reading.read import read_layout


def read_and_check(path: Path) -> tuple[PlanDraft, tuple[Finding, ...]]:
    """The draft of a document and what the rules found in it."""
    draft = read_layout(lay_out(path))
    return draft, check(draft)


def to_json_text(draft: PlanDraft, findings: tuple[Finding, ...]) -> str:
    """The contract's JSON as text."""
    return json.dumps(draft_to_json(draft, findings), ensure_ascii=False, indent=1)


def findings_to_json_text(findings: tuple[Finding, ...]) -> str:
    """The findings alone, as the contract writes them."""
    return json.dumps(
        {"findings": [finding_to_json(item) for item in findings]}, ensure_ascii=False, indent=1
    )
