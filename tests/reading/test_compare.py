"""Who is who in two versions of a document."""

from hypothesis import given
from hypothesis import strategies as st

from kehoach.reading.compare import Thing, match


def things(*names: str) -> list[Thing]:
    return [Thing(name) for name in names]


def test_items_that_moved_are_still_themselves() -> None:
    found = match(things("Trồng rừng", "Thu ngân sách"), things("Thu ngân sách", "Trồng rừng"))
    assert found.pairs == ((1, 0), (0, 1))


def test_case_diacritics_and_spaces_do_not_tell_items_apart() -> None:
    assert match(things("Tỷ lệ  hộ nghèo"), things("TỶ LỆ HỘ NGHÈO")).pairs == ((0, 0),)


def test_a_reworded_item_is_the_same() -> None:
    found = match(
        things("Tỷ lệ hộ dân dùng nước sạch", "Số hộ thoát nghèo"),
        things("Tỷ lệ hộ dân nông thôn dùng nước sạch"),
    )
    assert found.pairs == ((0, 0),)
    assert found.removed == (1,)


def test_words_without_much_in_common_are_two_items() -> None:
    found = match(things("Sản lượng lúa"), things("Thu nhập bình quân đầu người"))
    assert (found.pairs, found.removed, found.added) == ((), (0,), (0,))


def test_parts_of_the_same_name_stay_below_their_own_whole() -> None:
    old = [Thing("Nông nghiệp", above="Tổng giá trị"), Thing("Nông nghiệp", above="Lao động")]
    new = [Thing("Nông nghiệp", above="Lao động"), Thing("Nông nghiệp", above="Tổng giá trị")]
    assert match(old, new).pairs == ((1, 0), (0, 1))


def test_a_task_keeps_its_number_through_a_larger_rewording() -> None:
    old = [Thing("Phát triển chăn nuôi tập trung", number="I.2")]
    new = [Thing("Phát triển các trang trại tập trung quy mô lớn", number="I.2")]
    assert match(old, new).pairs == ((0, 0),)


names = st.lists(st.text("abc ", max_size=6), max_size=8)


@given(names, names)
def test_everything_is_matched_once_or_left(old: list[str], new: list[str]) -> None:
    found = match(things(*old), things(*new))
    assert sorted([before for before, _ in found.pairs] + list(found.removed)) == list(range(len(old)))
    assert sorted([after for _, after in found.pairs] + list(found.added)) == list(range(len(new)))


@given(names)
def test_a_document_compared_with_itself_did_not_change(old: list[str]) -> None:
    found = match(things(*old), things(*old))
    assert not found.removed
    assert not found.added
