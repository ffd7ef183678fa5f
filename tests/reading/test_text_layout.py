"""How lines of a text become paragraphs."""

from kehoach.reading.formats.text import lay_out_text

WRAPPED = [
    "Thực hiện Nghị quyết của Hội đồng nhân dân xã Đồi Cọ về nhiệm vụ phát triển",
    "kinh tế và xã hội; Ủy ban nhân dân xã giao cho các thôn, các trường học và",
    "các tổ chức trên địa bàn xã Đồi Cọ và các xã lân cận của huyện miền núi xã",
    "Khe Sim cùng phối hợp.",
]


def paragraphs(text: str) -> list[str]:
    """Return the words of each paragraph as readers see them, line ends included."""
    layout = lay_out_text(text)
    return [layout.plain[item.start : item.end] for item in layout.paragraphs]


def test_a_line_that_begins_small_goes_on_with_the_one_above() -> None:
    assert paragraphs("Trồng mới mười ha\nrừng phòng hộ.") == ["Trồng mới mười ha rừng phòng hộ."]


def test_offsets_stay_where_lines_are_joined() -> None:
    text = "Trồng mới mười ha\n\n3\n\nrừng phòng hộ."
    assert len(lay_out_text(text).plain) == len(text)


def test_a_page_of_full_lines_is_read_as_wrapped() -> None:
    assert len(paragraphs("\n".join(WRAPPED * 4))) == 4


def test_short_lines_that_begin_large_stay_apart() -> None:
    assert len(paragraphs("Lúa xuân tốt\nLúa mùa tốt")) == 2
