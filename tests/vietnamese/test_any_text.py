"""Any text whatever: the readers end, never raise, and their work grows with the length."""

from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.vietnamese.amounts import find_amounts, read_amount
from kehoach.vietnamese.dates import find_dates, read_date_line
from kehoach.vietnamese.deadlines import read_due, split_due
from kehoach.vietnamese.encodings import UnreadableText, decode
from kehoach.vietnamese.not_amounts import not_amounts
from kehoach.vietnamese.numbers import UNKNOWN, VIETNAMESE, find_numbers, infer_convention
from kehoach.vietnamese.numerals import read_marker
from kehoach.vietnamese.offices import find_offices, split_offices
from kehoach.vietnamese.syllables import is_syllable
from kehoach.vietnamese.text import key, normalize
from kehoach.vietnamese.units import is_unit_cell, match_unit

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PIECES = st.sampled_from(
    [
        "ngày", "tháng", "năm", "quý", "trước", "từ", "đến", "trên", "dưới", "đạt và vượt", "ít nhất",
        "trở lên", "giai đoạn", "thôn", "số", "%", "‰", "tỷ đồng", "triệu đồng/người/năm", "m²", "ha", "con",
        "người", "/", " – ", "-", ".", ",", ";", ":", "(", ")", "\t", "\n", "\n\n", " ", "1", "04", "13,482",
        "1.234.567,89", "2027", "2026-2030", "27/12/2026", "25/KH-UBND", "IV", "6 tháng đầu năm",
        "hàng tháng", "Giải pháp 1:", "$\\geq", "}$", "Phó Chủ tịch", "phụ trách", "các phòng, ban", "và",
        "UBND", "xã", "…", "\u0301", "Đ", "½", "²", "triệu", "vạn",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


@given(TEXTS)
@settings(max_examples=300)
def test_every_reader_ends_and_never_raises(text):
    convention = infer_convention(text)
    for amount in find_amounts(text, convention):
        assert 0 <= amount.start <= amount.number_start < amount.number_end <= amount.end <= len(text)
        assert amount.text == text[amount.start : amount.end]
    for number in find_numbers(text, UNKNOWN):
        assert number.text == text[number.start : number.end]
    read_amount(text, convention, unit=text)
    spans = not_amounts(text)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    for date in find_dates(text):
        assert date.text == text[date.start : date.end]
    read_date_line(text)
    read_due(text, plan_year=2027, issued="2027-01-05")
    read_due(text, plan_year=None, issued="2027")
    split_due(text)
    for office in find_offices(text):
        assert office.text == text[office.start : office.end]
    split_offices(text)
    read_marker(text)
    match_unit(text, 0)
    is_unit_cell(text)
    is_syllable(text)
    key(normalize(text))


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    with suppress(UnreadableText):
        assert decode(data)[1]


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1.", "1,", "1 ", "12 345 ", "1/", "1-", "2026-", "2026, ", "ngày 1/", "thôn 4, ", "quý 1, ",
        "a1", "1a", "25/K", "a@", "a.", "www.", "từ đến ", "đạt và vượt ", "trên ", "(", "\n", " ",
        "tháng 1 - ",
        "m²/", "\\ge", "Hòa Bình 2 và ", "1 triệu đồng/người/", "phụ trách kinh tế, ", "các phòng, ban, ",
        "(1), ", "Giải pháp 1, ", "ngày 12 tháng 3 năm 2026, ", "x, ", "ngày     ", "trở lên ", "1 - ",
    ],
)  # fmt: skip
def test_a_long_text_of_one_piece_is_read_to_its_end(piece):
    # With a reader whose work grew with the square of the length, this would not end in a minute.
    text = piece * 3_000
    convention = infer_convention(text)
    assert len(find_amounts(text, convention)) <= len(text)
    assert len(find_offices(text)) <= len(text)
    assert len(split_offices(text)) <= len(text)
    assert len(find_dates(text)) <= len(text)
    read_due(text, plan_year=2027, issued=None)
    split_due(text)


def test_seeds_cut_anywhere_are_read():
    if not SEEDS.is_dir():
        pytest.skip("the shared seeds are not beside the repository")
    for path in sorted(SEEDS.glob("*.txt")):
        text = normalize(path.read_text(encoding="utf-8"))
        for cut in range(0, len(text), 997):
            find_amounts(text[cut : cut + 700], VIETNAMESE)
            find_offices(text[cut : cut + 700])
            find_dates(text[cut : cut + 700])
