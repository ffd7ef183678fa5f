from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.rollup.aggregate import Aggregation
from kehoach.scoring.rollup.share_out import Basis, CannotShare, Receiver, share_out

D = Decimal


def villages(*weights):
    return [
        Receiver(str(at), f"Thôn {at}", None if weight is None else D(weight))
        for at, weight in enumerate(weights, start=1)
    ]


def values(parts):
    return [part.value for part in parts]


def test_a_target_follows_last_years_share_and_adds_up():
    parts = share_out(D(1100), villages(400, 350, 250), Basis.LAST_YEAR)
    assert values(parts) == [440, 385, 275]
    assert parts[0].reason == ("1.100 × 400/1.000 (kết quả năm trước), làm tròn để các phần cộng đủ: 440.")


def test_what_rounding_leaves_goes_to_the_largest_remainders():
    assert values(share_out(D(10), villages(5, 3, 3), Basis.POPULATION)) == [4, 3, 3]
    assert values(share_out(D("1.0"), villages(1, 1, 1), Basis.AREA, step=D("0.1"))) == [
        D("0.4"), D("0.3"), D("0.3"),
    ]  # fmt: skip


def test_parts_written_by_hand_stay_and_the_rest_is_shared():
    parts = share_out(D(100), villages(1, 1, 2), Basis.POPULATION, fixed={"1": D(40)})
    assert values(parts) == [40, 20, 40]
    assert (parts[0].by_hand, parts[0].reason) == (True, "40, ghi tay.")


def test_all_by_hand_must_add_up():
    by_hand = {"1": D(60), "2": D(40)}
    assert values(share_out(D(100), villages(None, None), Basis.BY_HAND, fixed=by_hand)) == [60, 40]
    with pytest.raises(CannotShare, match="Còn 5 chưa giao"):
        share_out(D(105), villages(None, None), Basis.BY_HAND, fixed=by_hand)
    with pytest.raises(CannotShare, match="Chưa ghi phần của Thôn 3"):
        share_out(D(100), villages(None, None, None), Basis.BY_HAND, fixed=by_hand)


@pytest.mark.parametrize(
    ("total", "weights", "more", "words"),
    [
        (100, (1, None), {}, "Chưa có dân số của Thôn 2"),
        (100, (0, 0), {}, "bằng 0 hoặc có số âm"),
        (100, (2, -1), {}, "bằng 0 hoặc có số âm"),
        (100, (), {}, "Chưa chọn đơn vị"),
        (-77, (1, 1), {}, "«giảm 77 hộ» là 77"),
        ("100.5", (1, 1), {}, "không chia hết theo bước 1"),
        (100, (1, 1), {"fixed": {"1": D(101)}}, "lớn hơn tổng số 100 là 1"),
        (100, (1, 1), {"fixed": {"9": D(1)}}, "không có trong danh sách"),
        (100, (1, 1), {"aggregation": Aggregation.RATIO}, "một mức riêng"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_a_sentence(total, weights, more, words):
    with pytest.raises(CannotShare, match=words):
        share_out(D(total), villages(*weights), Basis.POPULATION, **more)


def test_a_unit_is_given_its_part_once():
    with pytest.raises(CannotShare, match="giao hai lần"):
        share_out(D(10), [*villages(1), *villages(1)], Basis.AREA)


steps = st.sampled_from([D(1), D("0.1"), D("0.01")])
weights = st.lists(st.decimals(0, 10**6, places=1), min_size=1, max_size=40).filter(any)


@given(st.integers(0, 10**7), steps, weights)
def test_parts_add_up_exactly_and_lie_within_a_step_of_their_share(count, step, given_weights):
    total, whole = count * step, sum(given_weights)
    parts = share_out(total, villages(*given_weights), Basis.POPULATION, step=step)
    assert sum(values(parts)) == total
    for part, weight in zip(parts, given_weights, strict=True):
        assert abs(part.value - total * weight / whole) < step + D("1e-9")
        assert part.value % step == 0


@given(st.integers(0, 10**6), weights)
def test_a_larger_unit_never_gets_less(total, given_weights):
    parts = share_out(D(total), villages(*given_weights), Basis.POPULATION)
    by_weight = sorted(parts, key=lambda part: (part.receiver.weight, part.value))
    for smaller, larger in pairwise(by_weight):
        if smaller.receiver.weight < larger.receiver.weight:
            assert smaller.value <= larger.value
