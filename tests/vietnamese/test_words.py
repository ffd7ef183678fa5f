"""Every word of the lists is read as itself in its example."""

import pytest

from kehoach.vietnamese.abbreviations import expand
from kehoach.vietnamese.amounts import find_amounts
from kehoach.vietnamese.comparators import comparator_after, comparator_before
from kehoach.vietnamese.deadlines import read_due
from kehoach.vietnamese.not_amounts import not_amounts
from kehoach.vietnamese.numbers import VIETNAMESE
from kehoach.vietnamese.offices import find_offices, level_of, split_offices
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import find_key, key, tone_key
from kehoach.vietnamese.units import is_unit_cell, match_unit


def entries(name, group):
    return [pytest.param(entry, id=entry["example"]) for entry in read_words(name)[group]]


@pytest.mark.parametrize("entry", entries("units", "unit"))
def test_a_unit_is_read_after_its_number(entry):
    [amount] = find_amounts(entry["example"], VIETNAMESE)
    unit = match_unit(entry["example"], amount.number_end)
    assert unit is not None
    assert unit.canonical.split("/")[0] == entry["name"]


@pytest.mark.parametrize("entry", entries("units", "unit"))
def test_every_spelling_of_a_unit_is_a_unit_cell(entry):
    for form in (entry["name"], *entry.get("forms", ())):
        unit = match_unit(form, 0)
        assert is_unit_cell(form), form
        assert unit is not None, form
        assert unit.end == len(form), form


@pytest.mark.parametrize("entry", entries("units", "size"))
def test_a_word_of_size_belongs_to_its_unit(entry):
    [amount] = find_amounts(entry["example"], VIETNAMESE)
    assert amount.unit is not None
    assert amount.unit.startswith(entry["name"] + " ")
    assert amount.text == entry["example"]
    assert not amount.discrete


@pytest.mark.parametrize("entry", [*entries("units", "cell_size"), *entries("units", "cell")])
def test_what_stands_in_a_unit_column_is_a_unit_cell(entry):
    assert tone_key(entry["example"]).startswith(tone_key(entry["name"]))
    assert is_unit_cell(entry["example"])


@pytest.mark.parametrize("entry", entries("units", "denominator"))
def test_a_denominator_is_read_under_its_stroke(entry):
    [amount] = find_amounts(entry["example"], VIETNAMESE)
    assert amount.unit is not None
    assert tone_key(amount.unit).endswith("/" + tone_key(entry["name"]))


@pytest.mark.parametrize("entry", entries("comparators", "before"))
def test_a_comparator_is_read_before_its_number(entry):
    [amount] = find_amounts(entry["example"], VIETNAMESE)
    before = comparator_before(entry["example"], amount.number_start)
    if entry.get("stops"):
        assert before is None
        return
    assert before is not None
    assert tone_key(entry["example"][before.start : before.end]).strip().endswith(entry["phrase"])
    assert before.comparator == entry.get("comparator")


@pytest.mark.parametrize("entry", entries("comparators", "after"))
def test_a_comparator_is_read_after_its_number(entry):
    [amount] = find_amounts(entry["example"], VIETNAMESE)
    after = comparator_after(entry["example"], amount.unit_end or amount.number_end)
    assert after is not None
    assert after.comparator == amount.comparator == entry["comparator"]


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        pytest.param(entry.get("kind", kind), entry, id=f"{kind}: {entry['example']}")
        for kind, group in (
            ("ordinal", "ordinal"), ("time", "time"), ("duration", "duration"), ("date", "occasion"),
            ("idiom", "idiom"),
        )
        for entry in read_words("not_amounts")[group]
    ],
)  # fmt: skip
def test_digits_that_are_no_amount_are_told(kind, entry):
    spans = not_amounts(entry["example"])
    assert entry["phrase"] in tone_key(entry["example"])
    assert spans
    assert find_amounts(entry["example"], VIETNAMESE) == []
    assert kind in {span[2] for span in spans} or kind in {"ordinal", "time"}


@pytest.mark.parametrize(
    ("group", "entry"),
    [
        pytest.param(group, entry, id=f"{group}: {entry['example']}")
        for group in ("ongoing", "open_ended", "directed", "by", "from", "this_year")
        for entry in read_words("deadlines")[group]
    ],
)
def test_words_of_time_make_a_deadline(group, entry):
    assert find_key(entry["example"], entry["phrase"])
    due = read_due(entry["example"], plan_year=2027, issued="2027-01-05")
    assert due is not None
    expected = {
        "ongoing": "ongoing",
        "open_ended": "ongoing",
        "directed": "as_directed",
        "by": "by",
        "from": "ongoing",
    }
    if group in expected:
        assert due.kind == expected[group]
    else:
        assert due.end == "2027-12-31"


@pytest.mark.parametrize("entry", entries("offices", "office"))
def test_an_office_is_named_in_its_example(entry):
    assert find_offices(entry["example"])[0].name == entry["name"]


@pytest.mark.parametrize("entry", entries("offices", "office"))
def test_every_spelling_of_an_office_is_that_office(entry):
    for form in entry["forms"]:
        [office] = find_offices(form)
        assert (office.name, office.text) == (entry["name"], form)


@pytest.mark.parametrize("entry", entries("offices", "level"))
def test_a_level_is_told(entry):
    assert level_of(entry["example"]) == (entry["level"] or None)


@pytest.mark.parametrize("entry", entries("offices", "field"))
def test_a_field_belongs_to_its_office(entry):
    [office] = find_offices(entry["example"])
    assert key(entry["phrase"]) in key(office.field or office.text)


@pytest.mark.parametrize("entry", entries("offices", "shared"))
def test_a_shared_head_keeps_a_list_together(entry):
    assert split_offices(entry["example"]) == [entry["example"]]


@pytest.mark.parametrize("entry", entries("abbreviations", "abbreviation"))
def test_an_abbreviation_has_its_expansions(entry):
    assert expand(entry["short"]) == tuple(entry["stands_for"])
    assert key(entry["short"]) in key(entry["example"])
    for form in entry.get("forms", ()):
        assert expand(form) == tuple(entry["stands_for"])
