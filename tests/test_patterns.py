"""Patterns of the reading core end: their work grows with the text, whatever the text is made of."""

import re

import pytest

from tests.pattern_pump import grows_too_fast, patterns, pumped


def wears_out(pattern: re.Pattern[str], *, is_sought: bool) -> bool:
    return any(grows_too_fast(pattern, before, part, is_sought=is_sought) for before, part in pumped(pattern))


def test_every_pattern_is_collected() -> None:
    found = patterns()
    homes = {used.name.split(":")[0].split(".")[1] for used in found}
    assert homes == {"vietnamese", "reading", "checking"}
    assert len(found) > 400
    assert any("(" in used.name for used in found)  # built from a word list
    assert any(":line" in used.name for used in found)  # written where it is used


def test_no_pattern_can_be_worn_out_by_a_text_of_its_own_parts() -> None:
    worn = {used.name for used in patterns() if wears_out(used.pattern, is_sought=used.is_sought)}
    assert not worn, "Bound the repeat, or begin it where it cannot begin again."


@pytest.mark.parametrize(
    "written",
    [
        r"(?:a+)+b",  # doubles with each letter
        r"của (?:[^\W\d_]+\s?){1,7}:",  # the seventh power
        r"\s+$",  # begins anew at each space
        r"x[^;]*y[^;]*z",
        r"(?P<part>\d[\d.]*)\s?%",
    ],
)
def test_a_pattern_that_can_be_worn_out_is_noticed(written: str) -> None:
    assert wears_out(re.compile(written), is_sought=True)


@pytest.mark.parametrize("written", [r"\s{1,9}$", r"(?<!\s)\s+$", r"x[^;]{0,60}y", r"\d{1,18}\s?%", "a|b"])
def test_a_bounded_pattern_is_not_complained_of(written: str) -> None:
    assert not wears_out(re.compile(written), is_sought=True)


def test_what_is_tried_at_one_place_need_not_be_bounded() -> None:
    assert not wears_out(re.compile(r"\s+x"), is_sought=False)
