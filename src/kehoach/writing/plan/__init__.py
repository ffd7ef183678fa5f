"""A plan written back: its own words and tables, with what was mended and added since it was read."""

from kehoach.writing.plan.edits import Addition, Change
from kehoach.writing.plan.shifted_rows import OWN
from kehoach.writing.plan.write_back import WrittenPlan, plan_document

__all__ = ["OWN", "Addition", "Change", "WrittenPlan", "plan_document"]
