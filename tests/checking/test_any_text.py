"""Checking ends well on any text whatever."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.checking.check import check
from tests.checking.reading import draft_of
from tests.plans.generator import generate

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PIECES = st.sampled_from(
    [
        *(
            "KẾ HOẠCH\n",
            "II. CHỈ TIÊU\n\n",
            "1. ",
            "1.2. ",
            "(1) ",
            "- ",
            "\t",
            "\n",
            "\n\n",
            "| a | b |\n",
            "a) ",
        ),
        *(
            "Tỷ lệ hộ nghèo ",
            "1.234,5%",
            "13,482 người",
            "Trong đó: ",
            "so với năm 2025 ",
            "trên 83,3% ",
            "12 thôn ",
        ),
        *(
            "“",
            "”",
            '"',
            "(",
            ")",
            "¹",
            "¹ Chú thích",
            "Nơi nhận:\n",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
            "$\\geq 3$",
        ),
        *(
            "Nghị quyết số 1/NQ-HĐND ngày 1/1/2026 của HĐND xã ",
            "Phụ lục I\n",
            "kèm theo ",
            "phần đầu ",
            "UBND huyện ",
        ),
        *(
            "TT\tNhiệm vụ\tGiải pháp\tChủ trì\tPhối hợp\tThời hạn\n",
            "1\tA\tB\tC\t\tNăm 2026\n",
            "0912345678 ",
            "và",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_checking_ends_well_on_pieces_of_plans(text: str) -> None:
    for finding in check(draft_of(text)):
        assert finding.source is not None
        assert 0 <= finding.source.start <= finding.source.end <= len(text)
        if finding.correction is not None:
            assert finding.correction.source.start <= finding.correction.source.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_checking_ends_well_on_any_characters(text: str) -> None:
    check(draft_of(text))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 400), st.lists(st.floats(0, 1), min_size=2, max_size=12))
def test_checking_ends_well_on_damaged_plans(seed: int, shares: list[float]) -> None:
    text = generate(seed).text
    cuts = sorted(int(share * len(text)) for share in shares)
    check(draft_of("".join(text[start : (start + stop) // 2] for start, stop in pairwise(cuts))))


def test_what_a_rule_quotes_stands_in_the_document() -> None:
    for seed in range(12):
        text = generate(seed).text
        flat = " ".join(text.split())
        for finding in check(draft_of(text)):
            assert finding.quote in flat, finding


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the repository, in ../shared")
def test_the_seeds_give_few_findings_that_say_the_same() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        findings = check(draft_of(path.read_text(encoding="utf-8")))
        assert findings
        assert len({(item.kind, item.source, item.message) for item in findings}) == len(findings)
