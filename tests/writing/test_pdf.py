"""What a PDF file of a document shows, read back by another program."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pdfplumber
import pypdfium2
import pytest

from kehoach.writing.content import (
    Annex,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Metadata,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Secrecy,
    Table,
    Urgency,
    runs,
)
from kehoach.writing.pdf import pages_of, write_pdf
from tests.writing.documents import LETTER, PLAN, SENTENCE, indicators, plan, row, said

POINTS = 72 / 25.4


def pages(document: Document) -> list[str]:
    with pdfplumber.open(io.BytesIO(write_pdf(document))) as file:
        return [page.extract_text() or "" for page in file.pages]


def texts(document: Document) -> list[str]:
    """Return the text of pages in the order of writing; quicker, for long documents."""
    file = pypdfium2.PdfDocument(write_pdf(document))
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in file]


def words(document: Document, page: int = 0) -> Iterator[dict[str, float]]:
    with pdfplumber.open(io.BytesIO(write_pdf(document))) as file:
        yield from file.pages[page].extract_words(extra_attrs=["size", "fontname"])


def test_text_can_be_searched_in_the_normal_form_of_vietnamese() -> None:
    (text,) = pages(plan(said(unicodedata.normalize("NFD", "Ủy ban nhân dân phường Đồng Nguyên"))))
    assert "Ủy ban nhân dân phường Đồng Nguyên./." in text
    assert unicodedata.is_normalized("NFC", text)


def test_the_file_names_title_author_and_number_and_is_pdf_a() -> None:
    written = write_pdf(replace(plan(), metadata=Metadata(issued_on="05/01/2027")))
    with pdfplumber.open(io.BytesIO(written)) as file:
        assert file.metadata["Title"] == "Kế hoạch Phát triển kinh tế - xã hội năm 2027"
        assert file.metadata["Author"] == "Ủy ban nhân dân xã Nghĩa Lâm"
        assert "05/KH-UBND" in file.metadata["Keywords"]
        assert file.metadata["CreationDate"].startswith("D:20270105")
    assert b"<pdfaid:part>2</pdfaid:part>" in written
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in written


def test_the_same_document_gives_the_same_file() -> None:
    assert write_pdf(plan()) == write_pdf(plan())


def test_head_and_foot_hold_every_part_of_the_decree() -> None:
    (text,) = pages(replace(plan(), address="Thôn 3, xã Nghĩa Lâm", drafter="nva. 15"))
    for part in (
        *("ỦY BAN NHÂN DÂN", "XÃ NGHĨA LÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-UBND", "Nghĩa Lâm, ngày 05 tháng 01 năm 2027"),
        *("KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2027", "Nơi nhận:", "- UBND tỉnh (báo cáo);"),
        *("- Lưu: VT, PKT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Nguyễn Văn An", "NVA. 15"),
    ):
        assert part in text
    assert text.endswith("Thôn 3, xã Nghĩa Lâm")


def test_the_line_below_the_motto_is_as_long_as_the_motto() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(plan()))) as file:
        page = file.pages[0]
        motto = [word for word in page.extract_words() if 60 < word["top"] < 85 and word["x0"] > 270]
        lines = sorted(page.lines or page.curves, key=lambda line: -float(line["width"]))
        longest = lines[0]
    assert float(longest["x0"]) == pytest.approx(min(word["x0"] for word in motto), abs=1)
    assert float(longest["x1"]) == pytest.approx(max(word["x1"] for word in motto), abs=1)


def test_text_keeps_the_margins_of_the_decree() -> None:
    found = list(words(plan(said(SENTENCE * 9))))
    assert min(word["x0"] for word in found) >= 30 * POINTS - 0.5
    assert max(word["x1"] for word in found) <= 190 * POINTS + 0.5
    (first,) = [word for word in found if word["text"] == "Tổ" and word["x0"] > 30 * POINTS + 5][:1]
    assert first["x0"] == pytest.approx((30 + 12.7) * POINTS, abs=0.5)
    assert first["size"] == pytest.approx(14)


def test_a_letter_has_its_subject_below_the_number_and_no_title() -> None:
    letter = Document(LETTER, (said(SENTENCE),), addressees=("Sở Tài chính", "Các thôn"))
    (text,) = pages(letter)
    assert "V/v báo cáo tình" in text
    assert "Kính gửi:\n- Sở Tài chính;\n- Các thôn." in text
    assert "Kính gửi: Sở Tài chính" in pages(replace(letter, addressees=("Sở Tài chính",)))[0]


def test_a_decision_says_who_decides_and_on_what_basis() -> None:
    (text,) = pages(
        replace(
            plan(),
            deciding="CHỦ TỊCH ỦY BAN NHÂN DÂN",
            legal_basis=("Căn cứ Luật số 72/2025/QH15;",),
            decides="QUYẾT ĐỊNH:",
        )
    )
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN\nCăn cứ Luật số 72/2025/QH15;\nQUYẾT ĐỊNH:\n" in text


def test_marks_of_urgency_and_secrecy_stand_in_red_frames() -> None:
    marked = replace(PLAN, urgency=Urgency.URGENT, secrecy=Secrecy.SECRET, circulation="Lưu hành nội bộ")
    with pdfplumber.open(io.BytesIO(write_pdf(Document(marked, ())))) as file:
        page = file.pages[0]
        assert all(mark in page.extract_text() for mark in ("KHẨN", "TỐI MẬT", "LƯU HÀNH NỘI BỘ"))
        frames = [each for each in page.rects if each["stroking_color"] == (1, 0, 0)]
    assert len(frames) == 3
    assert float(frames[0]["width"]) == pytest.approx(20 * POINTS, abs=0.5)
    assert float(frames[0]["height"]) == pytest.approx(8 * POINTS, abs=0.5)


def test_the_end_is_marked_once() -> None:
    assert pages(plan(said("Thực hiện nghiêm túc./.")))[0].count("./.") == 1
    assert "Thực hiện nghiêm túc./." in pages(plan(said("Thực hiện nghiêm túc.")))[0]
    assert "\n./.\n" in pages(plan(indicators(3)))[0]


def test_page_numbers_begin_on_the_second_page_and_anew_in_each_annex() -> None:
    annexes = tuple(Annex(f"Biểu {number}", (indicators(60),), number=number) for number in ("I", "II"))
    found = pages(plan(said(SENTENCE), PageBreak(), said(SENTENCE), annexes=annexes))
    firsts = [text.split("\n")[0] for text in found]
    assert firsts == [
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "2",
        *["Phụ lục I", "2"],
        "Phụ lục II",
        "2",
    ]


def test_the_heading_of_a_table_is_repeated_on_every_page() -> None:
    found = texts(plan(indicators(300)))
    assert len(found) > 5
    assert all("Tên chỉ tiêu" in text for text in found)
    assert all(any(f"Chỉ tiêu số {n} của kế hoạch" in text for text in found) for n in range(1, 301))


@pytest.mark.parametrize("before", range(0, 44, 4))
def test_the_heading_of_a_group_is_never_alone_at_the_foot_of_a_page(before: int) -> None:
    found = texts(plan(said(SENTENCE * (before // 4 + 1)), indicators(80, group_of=7)))
    assert len(found) > 2
    assert not [text for text in found if text.strip().split("\n")[-1].startswith("Nhóm thứ")]


@pytest.mark.parametrize("lines", range(10, 44, 3))
def test_a_signature_is_never_without_two_lines_of_text(lines: int) -> None:
    blocks = (*(said(f"Dòng {place}") for place in range(lines)), said("Dòng cuối"))
    last = pages(plan(*blocks))[-1]
    assert "Nguyễn Văn An" in last
    assert last.count("Dòng") >= 2


@pytest.mark.parametrize("times", range(8, 20, 2))
def test_a_long_last_paragraph_leaves_two_lines_to_the_signature(times: int) -> None:
    *_, last = pages(plan(said(SENTENCE * times)))
    above = last[: last.index("Nơi nhận:")].split("\n")
    assert "Nguyễn Văn An" in last
    assert len([line for line in above if len(line) > 3]) >= 2


@pytest.mark.parametrize("count", range(20, 40, 3))
def test_a_table_at_the_end_leaves_two_rows_to_the_signature(count: int) -> None:
    last = pages(plan(indicators(count)))[-1]
    assert f"{count - 1} Chỉ tiêu số {count - 1}" in last
    assert "Nguyễn Văn An" in last


def test_a_row_higher_than_a_page_breaks_and_loses_nothing() -> None:
    text = " ".join(f"từ{place}" for place in range(3000))
    table = Table((Column(1), Column(1)), (row("A", "B"),), (row(text, "x"), row("sau", "y")))
    found = " ".join(texts(plan(table)))
    assert all(f"từ{place}" in found for place in range(3000))
    assert "sau" in found.replace(text, "")


def test_a_word_longer_than_its_cell_breaks_in_it() -> None:
    table = Table((Column(1), Column(1)), (), (row("ư" * 10_000, "x"),))
    document = plan(table)
    assert sum(text.count("ư") for text in texts(document)) >= 10_000
    assert max(word["x1"] for word in words(document)) <= 190 * POINTS + 0.5


def test_a_wide_table_lies_across_and_the_text_goes_on_upright() -> None:
    written = write_pdf(plan(said("Trước"), indicators(5, is_wide=True), said("Sau " * 60)))
    with pdfplumber.open(io.BytesIO(written)) as file:
        assert [page.width > page.height for page in file.pages] == [False, True, False]
        assert [page.extract_text().split("\n")[0] for page in file.pages[1:]] == ["2", "3"]


def test_headings_stay_with_what_follows() -> None:
    for lines in range(30, 40):
        blocks = (*(said(f"Dòng {place}") for place in range(lines)), Heading(1, runs("TỔ CHỨC"), "V."))
        found = pages(plan(*blocks, said(SENTENCE)))
        (place,) = [place for place, text in enumerate(found) if "V. TỔ CHỨC" in text]
        assert "Tổ chức thực hiện" in found[place]


def test_cells_cover_rows_and_columns() -> None:
    table = Table(
        (Column(1), Column(1), Column(1)),
        (Row((Cell(runs("A"), down=2), Cell(runs("B"), across=2))), row("B1", "B2")),
        (Row((Cell(runs("x"), down=9), Cell(runs("y"), more=(runs("z"),)), Cell())), row("t")),
    )
    (text,) = pages(plan(table))
    assert all(word in text for word in ("A", "B1", "B2", "x", "y", "z", "t"))


def test_figures_can_be_raised() -> None:
    found = list(words(plan(Paragraph((Run("Diện tích 12 m"), Run("2", raised=True), Run(" đất."))))))
    assert min(word["size"] for word in found) < 11 or any("m2" in str(word["text"]) for word in found)


def test_what_the_fonts_lack_is_an_empty_square_and_what_turns_text_round_is_gone() -> None:
    (text,) = pages(plan(said("Đạt \u202e4321\u202c \x07👍🏽 日 xong")))
    assert "Đạt 4321 □ □ xong./." in text


def test_an_empty_document_is_a_page() -> None:
    written = write_pdf(Document(Letterhead(""), ()))
    assert pages_of(written) == 1


def test_words_of_the_template_language_are_only_words() -> None:
    (text,) = pages(plan(said('#panic("x") *a* $b$ `c` \\ [d] @e <f> //')))
    assert '#panic("x") *a* $b$ `c` \\ [d] @e <f> //' in text


def test_pages_are_counted_without_reading_the_file() -> None:
    document = plan(indicators(200))
    assert pages_of(write_pdf(document)) == len(texts(document))
    with pytest.raises(ValueError, match="không phải"):
        pages_of(b"%PDF-1.7 nothing")
