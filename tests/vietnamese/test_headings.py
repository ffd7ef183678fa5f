import tomllib
from importlib.resources import files

import pytest

from kehoach.vietnamese.headings import ColumnRole, meaning_of, year_of

ENTRIES = tomllib.loads(
    (files("kehoach.vietnamese") / "words" / "headings.toml").read_text(encoding="utf-8")
)["heading"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["words"])
def test_each_entry_is_what_reads_its_example(entry):
    meaning = meaning_of(entry["example"])
    assert meaning is not None
    assert (meaning.role.value, meaning.words) == (entry["role"], entry["words"])


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
