"""The preview of a document: words in their order, escaped, and the way to what each comes from."""

from dataclasses import replace
from html.parser import HTMLParser

from kehoach.writing.content import Annex, Cell, Column, Document, Heading, Paragraph, Row, Run, Table, runs
from kehoach.writing.html import to_html
from tests.writing.documents import LETTER, SENTENCE, indicators, plan, said

VOID = {"br", "hr"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that was not the last to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(text: str) -> Balanced:
    reader = Balanced()
    reader.feed(text)
    assert not reader.open
    return reader


def test_every_part_is_there_in_its_order() -> None:
    document = replace(
        plan(said(SENTENCE), annexes=(Annex("Danh mục", (indicators(2),), number="I"),)), drafter="an"
    )
    found = to_html(document)
    order = [
        *("ỦY BAN NHÂN DÂN<br>XÃ NGHĨA LÂM", "Độc lập - Tự do", "Số: 05/KH-UBND", "ngày 05 tháng 01"),
        *("KẾ HOẠCH", "Phát triển kinh tế", "Tổ chức thực hiện", "./.", "Nơi nhận:", "Lưu: VT, PKT.", ">AN<"),
        *("TM. ỦY BAN NHÂN DÂN", "Nguyễn Văn An", "Phụ lục I", "DANH MỤC", "Tên chỉ tiêu"),
    ]
    places = [found.index(words) for words in order]
    assert places == sorted(places)
    read(found)


def test_words_are_never_tags() -> None:
    found = to_html(plan(said('<script>alert("1")</script> & <b>'), Heading(1, runs("<i>"), "<")))
    assert "<script" not in found
    assert "<b>" not in found
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;" in found


def test_no_style_and_no_script_stand_in_it() -> None:
    names = {name for name, _ in read(to_html(plan(said("x"), indicators(3)))).attributes}
    assert names <= {"class", "lang", "scope", "colspan", "rowspan", "role", "aria-label", "tabindex"}


def test_a_figure_leads_to_where_it_comes_from() -> None:
    words = (Run("Đạt "), Run("98%", bold=True, origin='actual:"1'), Run(" kế hoạch", origin="text:2"))
    found = to_html(
        plan(Paragraph(words)), link=lambda origin: f"/so?o={origin}" if "actual" in origin else None
    )
    assert (
        '<a class="paper-origin" data-origin="actual:&quot;1" href="/so?o=actual:&quot;1">'
        "<strong>98%</strong></a>"
    ) in found
    assert '<span class="paper-origin" data-origin="text:2"> kế hoạch./.</span>' in found


def test_a_table_has_its_caption_and_headings_for_those_who_listen() -> None:
    table = Table(
        (Column(1), Column(1), Column(1)),
        (
            Row((Cell(runs("A"), down=2), Cell(runs("B"), across=2))),
            Row((Cell(runs("B1")), Cell(runs("B2")))),
        ),
        (Row((Cell(runs("x"), more=(runs("y"),)), Cell(runs("m"), across=2)), bold=True),),
        title="Bảng 1",
    )
    found = to_html(plan(table))
    assert "<caption>Bảng 1</caption>" in found
    assert '<th class="paper-center" scope="col" rowspan="2">A</th>' in found
    assert '<th class="paper-center" scope="colgroup" colspan="2">B</th>' in found
    assert '<tr class="paper-group"><td><p>x</p><p>y</p></td><td colspan="2">m</td></tr>' in found


def test_a_letter_says_its_subject_below_its_number() -> None:
    found = to_html(Document(LETTER, (said("x"),), addressees=("A", "B")))
    assert "V/v báo cáo" in found
    assert "<li>A;</li><li>B.</li>" in found
    assert "paper-kind" not in found
