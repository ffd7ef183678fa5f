import pytest

from kehoach.checking.registry import KINDS, find_rule, rules
from kehoach.checking.rule import HEADINGS, Rule
from tests.checking.reading import findings_in

RULES = [pytest.param(rule, id=rule.kind) for rule in rules()]


def test_every_kind_of_the_list_has_its_rule() -> None:
    assert [rule.kind for rule in rules()] == list(KINDS)
    assert len(set(KINDS)) == len(KINDS)


def test_a_kind_outside_the_list_is_refused() -> None:
    with pytest.raises(KeyError):
        find_rule("no_such_kind")


@pytest.mark.parametrize("rule", RULES)
def test_the_page_says_why_on_what_ground_and_shows_wrong_and_right(rule: Rule) -> None:
    assert all(rule.part(heading) for heading in HEADINGS)
    assert len(rule.title) <= 110


@pytest.mark.parametrize("rule", RULES)
def test_the_wrong_example_is_found(rule: Rule) -> None:
    found = findings_in(rule.part("Sai"), rule.kind)
    assert found
    for finding in found:
        assert finding.quote
        assert finding.source is not None
        # What, where and what next: at least two sentences or parts, closed with a full stop.
        assert finding.message.endswith(".")
        assert len(finding.message) > 30


@pytest.mark.parametrize("rule", RULES)
def test_the_right_example_is_silent(rule: Rule) -> None:
    assert findings_in(rule.part("Đúng"), rule.kind) == []
