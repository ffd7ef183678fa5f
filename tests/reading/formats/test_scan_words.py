import pytest
from PIL import Image, ImageDraw

from kehoach.reading.formats.page import Line, Word
from kehoach.reading.formats.scan_strokes import Strokes
from kehoach.reading.formats.scan_words import mend_words


def word(text: str, x0: float, x1: float, *, top: float = 20, bottom: float = 40) -> Word:
    """Return a word at a place of a picture of one point a pixel."""
    return Word(text, x0, top, x1, bottom, size=20)


def mended(*words: Word, picture: Image.Image | None = None) -> list[str]:
    """Return the words after mending, in a picture without ink unless one is given."""
    return [found.text for found in mend_words(words, picture or Image.new("L", (300, 60), 255), scale=1)]


def with_strokes(*places: int, width: int = 4) -> Image.Image:
    """Return a picture of upright strokes, with serifs that join them."""
    picture = Image.new("L", (300, 60), 255)
    brush = ImageDraw.Draw(picture)
    for place in places:
        brush.rectangle((place, 20, place + width, 40), fill=0)
    brush.rectangle((places[0] - 2, 20, places[-1] + width + 2, 21), fill=0)
    return picture


@pytest.mark.parametrize(("read", "places"), [("H", (20, 30)), ('"H', (20, 30, 40)), ("II.", (20, 30, 40))])
def test_the_strokes_of_a_numeral_are_counted(read: str, places: tuple[int, ...]) -> None:
    numeral = word(read, 16, 50)
    assert mended(numeral, picture=with_strokes(*places)) == [
        "I" * len(places) + ("." if read.endswith(".") else "")
    ]


def test_an_abbreviation_within_a_line_is_no_numeral() -> None:
    assert mended(word("Văn", 10, 40), word("H", 45, 55)) == ["Văn", "H"]


def test_the_square_of_an_area_for_each_person_is_raised() -> None:
    assert mended(word("m?/người", 10, 80)) == ["m²/người"]
    assert mended(word("m/người.", 10, 80)) == ["m²/người."]


def test_a_sign_where_only_the_mark_of_a_note_can_stand_is_raised() -> None:
    assert mended(word("năm", 10, 40), word("20251.", 45, 90)) == ["năm", "2025¹."]
    assert mended(word("88,89%!.", 10, 80)) == ["88,89%¹."]
    assert mended(word("lên?;", 10, 50)) == ["lên²;"]


def test_figures_and_questions_stay_as_they_were_read() -> None:
    assert mended(word("m?", 10, 30)) == ["m?"]
    assert mended(word("20251", 10, 60)) == ["20251"]
    assert mended(word("sao?", 10, 40)) == ["sao?"]


def test_syllables_that_ran_together_are_parted_where_the_second_makes_a_word() -> None:
    assert mended(word("hiểmy", 10, 60), word("tế", 65, 80)) == ["hiểm y", "tế"]


def test_a_dash_between_two_figures_is_seen_in_the_picture() -> None:
    picture = Image.new("L", (300, 60), 255)
    ImageDraw.Draw(picture).rectangle((62, 30, 72, 32), fill=0)
    figures = word("11,0", 10, 55), word("12,5", 80, 120)
    assert mended(*figures, picture=picture) == ["11,0", "–", "12,5"]
    assert mended(*figures) == ["11,0", "12,5"]


def test_lines_of_thick_strokes_are_bold() -> None:
    picture = Image.new("L", (300, 120), 255)
    brush = ImageDraw.Draw(picture)
    lines = []
    for at, width in enumerate((2, 2, 5)):
        for place in range(20, 120, 12):
            brush.rectangle((place, 10 + 30 * at, place + width, 28 + 30 * at), fill=0)
        lines.append(Line((word("chữ", 18, 130, top=8 + 30 * at, bottom=30 + 30 * at),)))
    bold = [line.bold for line in Strokes(picture, scale=1).with_boldness(lines)]
    assert bold == [False, False, True]
