"""The class of a civil servant for a year, never above the organization's where they head it."""

from dataclasses import dataclass, replace

from kehoach.scoring.civil_servants.means import Mean
from kehoach.scoring.rating.facts import Facts
from kehoach.scoring.rating.rate import NOT_ENOUGH, Outcome, Rating, rate
from kehoach.scoring.rating.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Findings:
    """What an authority concluded about a person (clause 4, Article 20); None: not known."""

    degraded: bool | None = None
    disciplined: bool | None = None
    corruption_below: bool | None = None


def rate_person(mean: Mean, findings: Findings, scheme: Scheme, *, is_leader: bool) -> Rating | None:
    """Return the class of a civil servant; None where the time of work is too short for one."""
    if not mean.can_be_rated:
        return None
    facts = Facts(
        points=mean.points,
        degraded=findings.degraded,
        disciplined=findings.disciplined,
        # Only who leads answers for what others did.
        corruption_below=findings.corruption_below if is_leader else False,
    )
    return rate(facts, scheme)


def bounded(head: Rating, organization: Rating | None) -> Rating:
    """Return the class of the head of an organization, not above the organization's own.

    While the organization has no class, the head has none either, unless it is the lowest.
    """
    scheme, own = head.scheme, head.rating
    if own is None or own == scheme.classes[-1]:
        return head
    theirs = organization.rating if organization is not None else None
    codes = {one.code: one for one in scheme.classes}
    if theirs is None or theirs.code not in codes:
        reason = (
            f"{NOT_ENOUGH}, còn phải biết: mức xếp loại của tổ chức, vì người đứng đầu không được xếp "
            f"cao hơn ({scheme.head_bounded}). Theo điểm: {own.name.lower()}."
        )
        possible = scheme.classes[scheme.classes.index(own) :]
        return replace(head, outcome=Outcome.UNKNOWN, rating=None, reason=reason, possible=possible)
    if not scheme.is_better(own.code, theirs.code):
        return head
    reason = (
        f"{theirs.name} theo {scheme.head_bounded}: không cao hơn mức của tổ chức. "
        f"Theo điểm: {own.name.lower()}."
    )
    return replace(head, rating=codes[theirs.code], reason=reason)
