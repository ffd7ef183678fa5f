from collections.abc import Sequence

from kehoach.reading.formats.page import Box, Word
from kehoach.reading.formats.two_readings import Found, settle


def word(text: str, x0: float = 100, *, width: float | None = None, sure: float = 90) -> Found:
    """Return a word on the first line of a page, as wide as its letters."""
    return Word(text, x0, 100, x0 + (width or 6.0 * len(text)), 112, size=12), sure


def settled(first: Sequence[Found], second: Sequence[Found], third: str = "") -> list[tuple[str, str | None]]:
    """Return the words with what the other reading saw; the third reading sees the same in every box."""

    def read_again(boxes: Sequence[Box]) -> list[Word]:
        return [Word(third, box.x0, box.top, box.x1, box.bottom, size=12) for box in boxes if third]

    return [(found.text, found.other) for found, _ in settle(first, second, read_again=read_again)]


def test_what_both_readings_see_alike_is_sure() -> None:
    assert settled([word("12,5")], [word("12,5.")]) == [("12,5", None)]


def test_a_figure_that_lost_its_first_half_comes_back_with_the_other_reading_beside_it() -> None:
    whole = word("11,0 – 12,5", 80)
    assert settled([word("12,5", 122)], [whole], "11,0 - 12,5") == [("11,0 – 12,5", "12,5")]


def test_without_a_third_that_agrees_the_longer_figure_is_kept_and_doubted() -> None:
    assert settled([word("402/UBND-TH")], [word("4402/UBND-TH")]) == [("4402/UBND-TH", "402/UBND-TH")]


def test_figures_that_differ_are_doubted_even_where_two_of_three_agree() -> None:
    assert settled([word("7,5")], [word("7,3")], "7,3") == [("7,3", "7,5")]


def test_what_is_no_figure_at_all_raises_no_doubt_where_two_agree_on_one() -> None:
    assert settled([word("1;Ð")], [word("1,5")], "1,5") == [("1,5", None)]


def test_a_lone_figure_that_one_reading_overlooked_is_confirmed_or_doubted() -> None:
    assert settled([], [word("7")], "7") == [("7", None)]
    assert settled([], [word("7")]) == [("7", "")]


def test_of_two_words_the_possible_one_is_taken() -> None:
    assert settled([word("nøhỉ")], [word("nghị")]) == [("nghị", None)]


def test_blanks_that_one_reading_lost_are_kept() -> None:
    parted = [word("hiểm", 100, width=24), word("y", 128, width=6)]
    assert [text for text, _ in settled([word("hiểmy", 100, width=34)], parted)] == ["hiểm", "y"]


def test_a_bullet_that_one_reading_overlooked_is_kept() -> None:
    assert settled([word("Làm", 120)], [word("-", 100), word("Làm", 120)]) == [("Làm", None), ("-", None)]
