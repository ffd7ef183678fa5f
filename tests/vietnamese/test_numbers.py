from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.vietnamese.numbers import (
    ENGLISH,
    UNKNOWN,
    VIETNAMESE,
    Convention,
    find_numbers,
    format_number,
    infer_convention,
    read_number,
    write_number,
)

CONVENTIONS = [
    VIETNAMESE,
    ENGLISH,
    Convention(",", None, sure=True),
    Convention(".", None, sure=True),
    Convention(",", " ", sure=True),
]


def values(text, convention=VIETNAMESE):
    return [str(number.value) for number in find_numbers(text, convention)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567,89 đồng", "1234567.89"),
        ("1,234,567.89 đồng", "1234567.89"),
        ("21 485 tấn", "21485"),
        ("46.300.000.000 đồng", "46300000000"),
        ("04 mô hình", "4"),
        ("1862.5 trđ", "1862.5"),
        ("0,42%", "0.42"),
        ("0.125 ha", "0.125"),
        ("12,5%", "12.5"),
        ("1.250 người", "1250"),
        ("13,482 người", "13482"),
    ],
)
def test_a_number_is_read_in_any_convention(text, value):
    for convention in (VIETNAMESE, ENGLISH, UNKNOWN):
        assert values(text, convention) == [value]


@pytest.mark.parametrize("text", ["1.3.1", "12.5.4", "1.234,567,89", "1,2,3"])
def test_a_chain_of_digits_that_is_no_number_is_left_out(text):
    assert values(text) == []


@given(
    st.decimals(min_value=0, max_value=Decimal(10) ** 12, places=2, allow_nan=False),
    st.sampled_from(CONVENTIONS),
)
def test_what_is_written_in_a_convention_is_read_back(value, convention):
    written = write_number(value, convention)
    number = read_number(written, convention=convention)
    assert number is not None
    assert number.value == value


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(CONVENTIONS))
def test_people_are_read_back_whatever_the_document_does(value, convention):
    written = write_number(Decimal(value), convention)
    number = read_number(written, convention=UNKNOWN, unit="người")
    assert number is not None
    assert (number.value, number.doubt) == (value, None)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_formatted_number_is_read_back(value):
    number = read_number(format_number(value), convention=VIETNAMESE)
    assert number is not None
    assert number.value == value


def test_a_number_is_formatted_the_vietnamese_way():
    assert format_number(Decimal("1234567.50")) == "1.234.567,5"
    assert format_number(Decimal(1000)) == "1.000"
    assert format_number(Decimal("-0.42")) == "-0,42"


@pytest.mark.parametrize(
    ("text", "decimal", "grouping", "sure"),
    [
        ("Thu 12,5 tỷ đồng; 1.250 người; 45.300.000.000 đồng", ",", ".", True),
        ("Dân số 13,482 người; tỷ lệ 1.05%; thu 4.5 tỷ đồng", ".", ",", True),
        ("Thu 1862.5 trđ; 25.600 con; 86.7%; 91.4%", ".", ".", False),
        ("Tổ chức 04 buổi; 12 thôn", None, None, False),
        ("Dân số\tNgười\t13,482\nHọc sinh\tEm\t2,418\nTỷ lệ\t%\t1.05", ".", ",", True),
        ("0.42% và 0,45%", ".", None, False),
    ],
)
def test_the_convention_of_a_document_is_seen_in_its_numbers(text, decimal, grouping, sure):
    convention = infer_convention(text)
    assert (convention.decimal, convention.grouping, convention.sure) == (decimal, grouping, sure)


def test_a_mark_before_three_digits_is_doubted_only_where_it_is_unclear():
    mixed = infer_convention("Thu 1862.5 trđ; 25.600 con; 86.7%; 91.4%")
    [number] = find_numbers("Tổng vốn 1.400 tỷ đồng", mixed)
    assert number.doubt is not None
    assert "1.400 tỷ đồng" in number.doubt
    assert "1,4 tỷ đồng" in number.doubt
    clear = infer_convention("hộ nghèo 2,3%; 1.200 người")
    [number] = find_numbers("Tổng vốn 1.400 tỷ đồng", clear)
    assert (number.value, number.doubt) == (1400, None)
    slip = infer_convention("0.12%; 2,3%; 1.200 người; 3.400 con; 12.300 hộ")
    [number] = find_numbers("Tổng vốn 1.400 tỷ đồng", slip)
    assert (number.value, number.doubt) == (1400, None)
    [number] = find_numbers("3.250 con lợn", mixed)
    assert (number.value, number.doubt) == (3250, None)


def test_three_digits_of_a_share_are_decimals():
    assert values("tăng 1,125%") == ["1.125"]
    assert values("0,105‰") == ["0.105"]


def test_a_cell_that_is_no_number_is_none():
    for cell in ("", "-", "đạt", "12 hộ", "1.2.3", "x", "½ ha"):
        assert read_number(cell, convention=VIETNAMESE) is None
    half = read_number("½", convention=VIETNAMESE)
    assert half is not None
    assert half.value == Decimal("0.5")
    loss = read_number("-1,5", convention=VIETNAMESE)
    assert loss is not None
    assert loss.value == Decimal("-1.5")
