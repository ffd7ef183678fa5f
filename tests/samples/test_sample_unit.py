"""The sample unit hangs together, and its documents are those of their sources."""

import json

import pytest

from kehoach.samples import answers, document, sample_unit
from tests.plans.content import as_text
from tests.plans.score import folded
from tests.plans.sources import load_sample, sample_names

KINDS_OF_FINDINGS = {
    *("blank_number", "blank_date", "missing_letterhead", "missing_signature_authority", "missing_appendix"),
    *("missing_footnote", "displaced_footnote", "title_conflict", "sum_mismatch", "percent_total"),
    *("points_mismatch", "count_mismatch", "value_conflict", "rate_conflict", "bonus_in_total"),
    *("mixed_number_format", "missing_unit", "unclear_unit", "target_without_value", "target_without_base"),
    *("trivial_target", "duplicate_target", "unattainable_strict_target", "repeated_last_year"),
    *("dangling_reference", "misplaced_indicator", "ambiguous_scope", "missing_assignment", "missing_due"),
    *("orphan_assignment", "duplicate_task", "stale_period", "skipped_number", "repeated_number"),
    *("numbering_style", "wrong_body", "citation_conflict", "citation_incomplete", "name_conflict"),
    *("abolished_level", "ocr_error", "typo", "truncated_text", "page_break_split", "markup_artifact"),
    *("unclosed_quotation", "personal_data"),
}


def test_every_organization_has_its_parent_before_it() -> None:
    seen: set[str] = set()
    for organization in sample_unit()["organizations"]:
        assert organization.get("parent") in seen or "parent" not in organization
        assert organization["key"] not in seen
        seen.add(organization["key"])


def test_every_person_works_somewhere_and_signs_in_by_a_name_of_their_own() -> None:
    unit = sample_unit()
    places = {organization["key"] for organization in unit["organizations"]}
    assert all(position["organization"] in places for position in unit["positions"])
    seats = {position["key"] for position in unit["positions"]}
    assert all(seat in seats for person in unit["people"] for seat in person["positions"])
    names = [person["username"] for person in unit["people"]]
    assert len(names) == len(set(names))


def test_no_password_is_written_down() -> None:
    assert all("password" not in person for person in sample_unit()["people"])


@pytest.mark.parametrize("plan", sample_unit()["plans"], ids=lambda plan: plan["organization"])
def test_every_plan_is_shipped_with_its_answers(plan: dict[str, str]) -> None:
    assert document(plan["file"]).is_file()
    assert answers(plan["file"])["indicators"]


@pytest.mark.parametrize("name", sample_names())
def test_shipped_answers_are_those_of_the_source(name: str) -> None:
    sample = load_sample(name)
    assert answers(sample.file) == json.loads(json.dumps(sample.answers))


@pytest.mark.parametrize("name", sample_names())
def test_every_quote_of_an_answer_stands_in_the_document(name: str) -> None:
    sample = load_sample(name)
    text = folded(as_text(sample.content))
    for item in [*sample.answers["indicators"], *sample.answers["findings"]]:
        assert folded(item["quote"]) in text


@pytest.mark.parametrize("name", sample_names())
def test_planted_defects_are_of_known_kinds(name: str) -> None:
    kinds = {finding["kind"] for finding in load_sample(name).answers["findings"]}
    assert len(kinds) >= 6
    assert kinds <= KINDS_OF_FINDINGS
