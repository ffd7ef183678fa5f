"""The tables of reporting: regimes, periods, what is owed, what was reported, more time, instructions."""

from kehoach.web.reporting.models.entry import Actual, Correction, Progress
from kehoach.web.reporting.models.evidence import Evidence
from kehoach.web.reporting.models.extension import Extension
from kehoach.web.reporting.models.instruction import Instruction
from kehoach.web.reporting.models.period import Period
from kehoach.web.reporting.models.regime import Regime
from kehoach.web.reporting.models.submission import Submission
from kehoach.web.reporting.models.unit_state import UnitState

__all__ = [
    "Actual",
    "Correction",
    "Evidence",
    "Extension",
    "Instruction",
    "Period",
    "Progress",
    "Regime",
    "Submission",
    "UnitState",
]
