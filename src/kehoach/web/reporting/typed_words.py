"""Whether somebody has written something in a report that «Không phát sinh» would throw away."""

from collections.abc import Mapping
from typing import Final

from kehoach.web.reporting.before import last_progress
from kehoach.web.reporting.entries import lineage_of
from kehoach.web.reporting.models import Submission

_NEWS: Final = frozenset({"result", "proposal", "value", "numerator", "denominator", "note", "done_on"})


def has_news(submission: Submission, texts: Mapping[str, str]) -> bool:
    """Return whether a text says more than what stood there by itself."""
    before = last_progress(submission)
    for name, text in texts.items():
        lineage, field = lineage_of(name), name.rpartition("-")[2]
        if lineage is None or not str(text).strip():
            continue
        old = before.get(lineage)
        stood = {old.state, str(old.percent), old.obstacle} if old else set()
        if field in _NEWS or (field in {"state", "percent", "obstacle"} and str(text).strip() not in stood):
            return True
    return False
