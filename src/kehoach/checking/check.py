"""Every rule over one draft."""

from kehoach.checking.document import Document
from kehoach.checking.registry import rules
from kehoach.checking.remark import Remark
from kehoach.domain.finding import Correction, Finding
from kehoach.domain.plan import PlanDraft, Source


def check(draft: PlanDraft) -> tuple[Finding, ...]:
    """What the rules found, in document order; ends well on any draft."""
    document = Document(draft)
    found = [_finding(document, rule.kind, remark) for rule in rules() for remark in rule.check(document)]
    return tuple(sorted(found, key=lambda finding: finding.source.start if finding.source else -1))


def _finding(document: Document, kind: str, remark: Remark) -> Finding:
    correction = None
    if remark.replacement is not None:
        span = remark.replacement.start, remark.replacement.end
        correction = Correction(_source(document, span), remark.replacement.text)
    return Finding(
        kind=kind,
        severity=remark.severity,
        quote=document.layout.quote(remark.start, remark.end),
        message=remark.message,
        source=_source(document, (remark.start, remark.end)),
        other_quote=document.layout.quote(*remark.other) if remark.other else None,
        other_source=_source(document, remark.other) if remark.other else None,
        correction=correction,
    )


def _source(document: Document, span: tuple[int, int]) -> Source:
    return Source(*span, document.page_at(span[0]))
