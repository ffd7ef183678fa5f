"""The closed list of kinds, and the rule of each."""

from functools import cache
from importlib import import_module

from kehoach.checking.rule import Rule, registered

# The order is the order of the documentation; a kind is the name of its module under rules/.
KINDS = (
    # Thể thức
    "blank_number", "blank_date", "missing_letterhead", "missing_signature_authority",
    "missing_appendix", "missing_footnote", "displaced_footnote", "title_conflict",
    # Số học
    "sum_mismatch", "percent_total", "points_mismatch", "count_mismatch",
    "value_conflict", "rate_conflict", "bonus_in_total",
    # Số và đơn vị tính
    "mixed_number_format", "missing_unit", "unclear_unit",
    # Chỉ tiêu
    "target_without_value", "target_without_base", "trivial_target", "duplicate_target",
    "unattainable_strict_target", "repeated_last_year", "dangling_reference",
    "misplaced_indicator", "ambiguous_scope",
    # Nhiệm vụ
    "missing_assignment", "missing_due", "orphan_assignment", "duplicate_task", "stale_period",
    # Đánh số
    "skipped_number", "repeated_number", "numbering_style",
    # Viện dẫn, tên gọi
    "wrong_body", "citation_conflict", "citation_incomplete", "name_conflict", "abolished_level",
    # Câu chữ
    "ocr_error", "typo", "truncated_text", "page_break_split", "markup_artifact",
    "unclosed_quotation", "personal_data",
)  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the documentation."""
    return tuple(find_rule(kind) for kind in KINDS)


def find_rule(kind: str) -> Rule:
    """The rule of a kind.

    :raises KeyError: the kind is not in the list.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    import_module(f"kehoach.checking.rules.{kind}")
    return registered(kind)
