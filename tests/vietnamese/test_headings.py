import pytest

from kehoach.vietnamese.headings import ColumnRole, meaning_of, year_of
from kehoach.vietnamese.phrases import read_words

ENTRIES = [
    (role, words, example)
    for roles in read_words("headings").values()
    for role, examples in roles.items()
    for words, example in examples.items()
]


@pytest.mark.parametrize(("role", "words", "example"), ENTRIES)
def test_each_entry_is_what_reads_its_example(role, words, example):
    meaning = meaning_of(example)
    assert meaning is not None
    assert (meaning.role.value, meaning.words) == (role, words)


def test_who_leads_is_told_from_who_coordinates_and_who_directs():
    read = [
        meaning_of(text).role for text in ("CƠ QUAN CHỦ TRÌ", "Đơn vị phối hợp", "Lãnh đạo UBND phụ trách")
    ]
    assert read == [ColumnRole.LEAD, ColumnRole.COORDINATING, ColumnRole.DIRECTING]


def test_one_figure_over_another_is_a_comparison():
    assert meaning_of("Ước TH 2026/KH 2026 (%)").role is ColumnRole.COMPARISON


def test_a_span_of_years_is_no_year():
    assert (year_of("Kế hoạch năm 2027"), year_of("Giai đoạn 2026-2030")) == (2027, None)


def test_a_long_sentence_is_no_heading():
    assert meaning_of("Thực hiện nhiệm vụ được giao " * 10) is None
