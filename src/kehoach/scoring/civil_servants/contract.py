"""A civil servant's month as JSON and back: what is stored is enough to compute the points again."""

from collections.abc import Mapping
from typing import Any

from kehoach.scoring.civil_servants.formula import formula_of
from kehoach.scoring.civil_servants.month import PersonScore, score_month
from kehoach.scoring.civil_servants.work import Leadership, Product, WorkDone
from kehoach.scoring.plain import amount, plain


def to_json(score: PersonScore) -> dict[str, Any]:
    """Return a score as plain values; general criteria stand in it by number, name and points."""
    formula = plain(score.formula)
    formula["general"] = [
        {"number": one.number, "name": one.name, "max": plain(one.max_points)}
        for one in score.formula.general
    ]
    return {
        "formula": formula,
        "work": plain(score.work),
        "parts": plain(score.parts),
        "points": plain(score.points),
        "reason": score.reason,
        "missing": list(score.missing),
    }


def recompute(stored: Mapping[str, Any]) -> PersonScore:
    """Return the score computed again from what is stored."""
    return score_month(work_of(stored["work"]), formula_of(stored["formula"]))


def work_of(stored: Mapping[str, Any]) -> WorkDone:
    """Return what was done from plain values; None stays unknown."""
    leadership = stored["leadership"]
    return WorkDone(
        general=amount(stored["general"]),
        products=tuple(
            Product(**{**one, "units": amount(one["units"]), "done": amount(one["done"])})
            for one in stored["products"]
        ),
        leadership=None
        if leadership is None
        else Leadership(
            tuple(map(amount, leadership["staff_points"])),
            leadership["organizes_well"],
            leadership["is_united"],
        ),
    )
