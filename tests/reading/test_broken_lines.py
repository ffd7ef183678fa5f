"""Lines that look like something else: a whole like a heading, a page number like a count."""

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout


def test_a_numbered_whole_keeps_its_value_and_its_parts() -> None:
    text = (
        "II. CHỈ TIÊU CHỦ YẾU NĂM 2027\n\n2. Chỉ tiêu xã hội:\n\n"
        "2.1. Tổng số buổi chiếu phim: 24 buổi, trong đó:\n+ Tại thôn: 18 buổi.\n+ Tại trường học: 6 buổi.\n"
    )
    whole, *parts = read_layout(lay_out_text(text)).indicators
    assert whole.value == 24
    assert [part.parent for part in parts] == [whole.id, whole.id]


def test_a_page_number_inside_a_sentence_counts_nothing() -> None:
    text = (
        "II. NHIỆM VỤ\n\n1. Kinh tế\n\n"
        "Sửa chữa tuyến đường đi qua\n\n3\n\nthôn vùng cao. Phấn đấu trồng 12 ha rừng.\n"
    )
    layout = lay_out_text(text)
    assert [indicator.value for indicator in read_layout(layout).indicators] == [12]
    assert len(layout.text) == len(layout.plain)
