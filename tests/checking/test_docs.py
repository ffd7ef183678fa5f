from pathlib import Path

import pytest

from kehoach.checking.pages import index_page, rule_page
from kehoach.checking.registry import rules
from kehoach.checking.rule import Rule

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
ADVICE = "run scripts/generate_rule_pages.py"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.kind) for rule in rules()])
def test_the_page_of_a_rule_is_current(rule: Rule) -> None:
    assert (FOLDER / f"{rule.kind}.md").read_text(encoding="utf-8") == rule_page(rule), ADVICE


def test_the_list_of_rules_is_current() -> None:
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == index_page(rules()), ADVICE


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {rule.kind for rule in rules()} | {"README"}
