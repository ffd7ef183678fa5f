import pytest

from kehoach.vietnamese.syllables import is_syllable, plausibility

POSSIBLE = (
    "Quốc quý giếng gì gìn khuya Nguyễn thuở quần uỷ ủy hoá hóa yêu ý nghiêng ghế kỷ ươm oằn xoong đạt ếch"
)
IMPOSSIBLE = "nghạn phât họcc kạo cế gê ngi đatj UBND Covid bcd ượcc trưỡcp át̀ hôc quoan"


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_a_possible_syllable_is_one(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", IMPOSSIBLE.split())
def test_an_impossible_syllable_is_none(word):
    assert not is_syllable(word)


def test_plausibility_is_the_share_of_possible_syllables():
    assert plausibility("phát triển kinh tế") == 1
    assert plausibility("phasst triern") == 0
    assert plausibility("2027 - 2030") == 0
