from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehoach.scoring.ranking import Contender, rank

D = Decimal


def contenders(*points):
    return [
        Contender(str(at), f"Xã {at}", None if value is None else D(value)) for at, value in enumerate(points)
    ]


def test_equals_share_a_place_and_the_next_one_is_counted_on():
    found = rank(contenders(80, 95, 88, 88))
    assert [(one.contender.key, one.place) for one in found] == [("1", 1), ("2", 2), ("3", 2), ("0", 4)]
    assert found[1].reason == ("Thứ 2/4 với 88 điểm, đồng hạng 2 đơn vị; năm trước chưa xếp hạng.")


def test_who_is_left_out_is_told_why_and_takes_no_place():
    listed = [*contenders(80, None), Contender("x", "Xã X", D(99), excluded="đang bị thanh tra.")]
    found = rank(listed)
    assert [one.place for one in found] == [1, None, None]
    assert found[1].reason == "Chưa xếp hạng: chưa chấm hết các tiêu chí."
    assert found[2].reason == "Không xếp hạng: đang bị thanh tra."


def test_movement_is_told_against_last_year():
    found = rank(contenders(90, 80, 70), {"0": 3, "1": 2, "2": 1})
    assert [one.moved for one in found] == [2, 0, -2]
    assert "tăng 2 bậc so với năm trước (thứ 3)" in found[0].reason
    assert "giữ nguyên" in found[1].reason
    assert "giảm 2 bậc" in found[2].reason


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), max_size=30))
def test_a_place_is_one_more_than_those_who_have_more_points(points):
    known = [value for value in points if value is not None]
    for one in rank(contenders(*points)):
        if one.contender.points is None:
            assert one.place is None
        else:
            assert one.place == 1 + sum(value > one.contender.points for value in known)
            assert one.tied is (known.count(one.contender.points) > 1)
