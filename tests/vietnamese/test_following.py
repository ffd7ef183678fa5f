import pytest

from kehoach.vietnamese.following import is_better_lower, piles_up
from kehoach.vietnamese.phrases import read_words
from kehoach.vietnamese.text import tone_key


def entries(group: str) -> list[object]:
    return [pytest.param(entry, id=entry["example"]) for entry in read_words("following")[group]]


@pytest.mark.parametrize("entry", entries("lower"))
def test_less_of_what_is_bad_is_better(entry: dict[str, str]) -> None:
    assert is_better_lower(entry["example"])


@pytest.mark.parametrize("entry", entries("reduction"))
def test_more_of_a_reduction_is_better(entry: dict[str, str]) -> None:
    assert not is_better_lower(entry["example"])


@pytest.mark.parametrize("entry", entries("level"))
def test_a_level_does_not_pile_up_whatever_its_unit(entry: dict[str, str]) -> None:
    assert not piles_up(entry["example"], "tỷ đồng")


@pytest.mark.parametrize("entry", entries("piled_up"))
def test_what_is_done_month_by_month_piles_up(entry: dict[str, str]) -> None:
    assert tone_key(entry["phrase"]) in tone_key(entry["example"])
    assert piles_up(entry["example"], "")


def test_a_count_at_a_time_does_not_pile_up() -> None:
    assert not piles_up("Số hộ gia đình văn hóa", "hộ")
