import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.reading.formats.making_docx import lines, paragraph, read, saved, word_file


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_a_heading_keeps_its_level_and_a_title_its_looks() -> None:
    document = docx.Document()
    document.add_heading("I. MỤC TIÊU", level=1)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("KẾ HOẠCH").bold = True
    heading, centred = read(saved(document)).paragraphs
    assert heading.heading == 1
    assert centred.centered
    assert centred.bold


def test_deleted_words_are_gone_and_inserted_ones_stay() -> None:
    body = (
        f"<w:p>{_run('Trồng ')}<w:del><w:r><w:delText>40</w:delText></w:r></w:del>"
        f"<w:ins>{_run('45')}</w:ins>{_run(' ha rừng')}</w:p>"
    )
    assert lines(word_file(body)) == ["Trồng 45 ha rừng"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    body = paragraph("Trồng mới ", "<w:rPr><w:del/></w:rPr>") + paragraph("45 ha rừng")
    assert lines(word_file(body)) == ["Trồng mới 45 ha rừng"]


def test_moved_words_stand_only_where_they_were_moved_to() -> None:
    body = f"<w:p><w:moveFrom>{_run('cũ')}</w:moveFrom><w:moveTo>{_run('mới')}</w:moveTo></w:p>"
    assert lines(word_file(body)) == ["mới"]


def test_hidden_words_are_not_read() -> None:
    body = f"<w:p>{_run('Số liệu')}{_run(' nháp', '<w:vanish/>')}</w:p>"
    assert lines(word_file(body)) == ["Số liệu"]


def test_capitals_of_a_font_are_capitals_of_the_text() -> None:
    assert lines(word_file(f"<w:p>{_run('kế hoạch', '<w:caps/>')}</w:p>")) == ["KẾ HOẠCH"]


def test_raised_digits_are_kept_as_raised() -> None:
    body = f"<w:p>{_run('13 m')}{_run('2', '<w:vertAlign w:val=&quot;superscript&quot;/>')}</w:p>"
    assert lines(word_file(body.replace("&quot;", '"'))) == ["13 m²"]


def test_a_line_break_parts_two_items_but_not_a_sentence() -> None:
    body = (
        "<w:p><w:r><w:t>- Trồng 5 ha;</w:t><w:br/><w:t>- Nuôi 20 con và</w:t><w:br/>"
        "<w:t>giữ đàn nái</w:t></w:r></w:p>"
    )
    assert lines(word_file(body)) == ["- Trồng 5 ha;", "- Nuôi 20 con và giữ đàn nái"]


def test_a_title_typed_as_two_centred_paragraphs_is_one() -> None:
    centred = '<w:jc w:val="center"/>'
    body = paragraph("KẾ HOẠCH", centred) + paragraph("Phát triển kinh tế - xã hội,", centred)
    body += paragraph("bảo đảm quốc phòng năm 2026", centred)
    assert lines(word_file(body)) == ["KẾ HOẠCH", "Phát triển kinh tế - xã hội, bảo đảm quốc phòng năm 2026"]


def test_footnotes_are_marked_in_the_text_and_stand_at_the_end() -> None:
    body = (
        '<w:p><w:r><w:t>Tổng giá trị 971 tỷ đồng</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
        + paragraph("Đoạn cuối.")
    )
    notes = (
        '<w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="7"><w:p>'
        "<w:r><w:footnoteRef/></w:r><w:r><w:t> Trong đó dịch vụ 200 tỷ đồng.</w:t></w:r></w:p></w:footnote>"
    )
    layout = read(word_file(body, footnotes=notes))
    assert [layout.text[part.start : part.end] for part in layout.paragraphs] == [
        "Tổng giá trị 971 tỷ đồng¹",
        "Đoạn cuối.",
        "¹ Trong đó dịch vụ 200 tỷ đồng.",
    ]
    assert layout.paragraphs[2].footnote == "1"


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    )
    assert lines(word_file(body)) == ["KẾ HOẠCH", "DỰ THẢO"]


def test_fields_give_their_result_and_not_their_code() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF nam</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>năm 2026</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert lines(word_file(body)) == ["năm 2026"]


def test_symbols_of_a_symbol_font_are_read() -> None:
    body = '<w:p><w:r><w:t>Mặt đường </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5 m</w:t></w:r></w:p>'
    assert lines(word_file(body)) == ["Mặt đường ≥ 5 m"]


def test_content_controls_and_links_are_transparent() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>Trong liên kết</w:t></w:r></w:hyperlink></w:p>"
    )
    assert lines(word_file(body)) == ["Trong khung", "Trong liên kết"]


def test_a_page_header_is_left_out_unless_it_holds_the_letterhead() -> None:
    running = word_file(paragraph("Nội dung"), header1=paragraph("Trang 2"))
    assert lines(running) == ["Nội dung"]
    letterhead = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert lines(word_file(paragraph("Nội dung"), header1=letterhead)) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nội dung",
    ]


def test_decomposed_letters_become_one_letter_each() -> None:
    assert lines(word_file(paragraph("Ho\u0323\u0302 ngh\u0065\u0300o"))) == ["Hộ nghèo"]
