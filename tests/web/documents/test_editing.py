"""A draft is edited in place, and what people wrote survives when it is composed anew."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from kehoach.web.documents import refusals
from kehoach.web.documents.applying import applied, parts_of
from kehoach.web.documents.edits import Edits, edits_from, values_of, with_added, with_text, without
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.rebasing import carried_over
from kehoach.web.documents.seen import digest
from kehoach.web.documents.services import drafting, editing
from kehoach.writing.content import Cell, Column, Document, Letterhead, Paragraph, Row, Run, Table, runs
from tests.web.documents.letters import Office
from tests.web.documents.scene import a_table_of
from tests.web.people import World


def said(row: OfficialDocument) -> list[str]:
    """The words of each block as they read."""
    blocks = row.document.blocks
    return ["".join(run.text for run in getattr(block, "words", ())) for block in blocks]


def post(browser: Client, row: OfficialDocument, key: str, text: str, action: str = "save") -> Any:
    """Send the form of one place, as it stands there now."""
    address = f"/van-ban/{row.pk}/doan/{key}/"
    seen = browser.get(address).context["form"].initial["seen"]
    return browser.post(address, {"text": text, "seen": seen, "action": action})


def test_a_paragraph_is_edited_and_its_further_lines_become_paragraphs(binh: Client, office: Office) -> None:
    row = office.draft()
    answer = post(binh, row, "b3", "Trồng mới 125 ha rừng.\nTrong đó rừng sản xuất 100 ha.\n")
    assert answer.headers["Location"] == f"/van-ban/{row.pk}/#b3"
    row.refresh_from_db()
    assert said(row)[3:] == ["Trồng mới 125 ha rừng.", "Trong đó rừng sản xuất 100 ha."]
    page = binh.get(f"/van-ban/{row.pk}/").content.decode()
    assert "Đã sửa tay" in page
    assert "Thêm tay" in page


def test_what_was_taken_out_is_shown_to_be_restored_and_is_not_in_the_document(
    binh: Client, office: Office
) -> None:
    row = office.draft()
    post(binh, row, "b3", "", action="remove")
    row.refresh_from_db()
    assert len(said(row)) == 3
    assert 'id="b3"' in binh.get(f"/van-ban/{row.pk}/").content.decode()
    post(binh, row, "b3", "", action="restore")
    row.refresh_from_db()
    assert said(row)[3] == "Trồng mới 120 ha rừng."


def test_an_edited_place_is_restored_to_what_was_composed(binh: Client, office: Office) -> None:
    row = office.draft()
    post(binh, row, "b3", "Khác hẳn.")
    assert "Trồng mới 120 ha rừng." in binh.get(f"/van-ban/{row.pk}/doan/b3/").content.decode()
    post(binh, row, "b3", "", action="restore")
    row.refresh_from_db()
    assert (said(row)[3], edits_from(row.edits).is_empty) == ("Trồng mới 120 ha rừng.", True)


def test_paragraphs_are_added_at_the_beginning_and_after_one_that_was_added(
    binh: Client, office: Office
) -> None:
    row = office.draft()
    post(binh, row, "start", "Mở đầu.\nTiếp.", action="add")
    post(binh, row, "t1", "Xen giữa.", action="add")
    row.refresh_from_db()
    assert said(row)[:4] == ["Mở đầu.", "Xen giữa.", "Tiếp.", "Kết quả"]
    post(binh, row, "t2", "", action="remove")
    row.refresh_from_db()
    assert said(row)[:3] == ["Mở đầu.", "Xen giữa.", "Kết quả"]


def test_a_swap_gives_the_sheet_what_is_next_and_what_was_done(binh: Client, office: Office) -> None:
    row = office.draft()
    address = f"/van-ban/{row.pk}/doan/b3/"
    part = binh.get(address, headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    sent = {"text": "Mới.", "seen": part.context["form"].initial["seen"]}
    answer = binh.post(address, sent, headers={"HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "#sheet"
    page = answer.content.decode()
    assert "Mới./." in page
    assert 'id="next" hx-swap-oob="true"' in page
    assert "Đã ghi." in page


def test_who_saves_second_is_told_what_is_there_and_then_may_mean_it(
    binh: Client, office: Office, world: World
) -> None:
    row = office.draft()
    address = f"/van-ban/{row.pk}/doan/b3/"
    seen = binh.get(address).context["form"].initial["seen"]
    editing.change_text(actor=world.binh, document=row, key="b3", text="Của người khác.", seen=seen)
    answer = binh.post(address, {"text": "Của tôi.", "seen": seen})
    assert answer.status_code == 422
    assert "«Của người khác.»" in answer.content.decode()
    assert "Của tôi." in answer.content.decode()
    again = binh.post(address, {"text": "Của tôi.", "seen": answer.context["form"].data["seen"]})
    assert again.status_code == 302
    row.refresh_from_db()
    assert said(row)[3] == "Của tôi."


@pytest.mark.parametrize(
    ("text", "action", "told"),
    [
        ("", "save", "chưa có chữ nào"),
        ("\x07 \u202e", "save", "chưa có chữ nào"),
        ("", "add", "chưa có chữ nào"),
        ("x" * 20_001, "save", "20000"),
    ],
)
def test_what_cannot_be_a_paragraph_gets_one_sentence_and_changes_nothing(
    binh: Client, office: Office, text: str, action: str, told: str
) -> None:
    row = office.draft()
    answer = post(binh, row, "b3", text, action)
    assert answer.status_code == 422
    assert told in answer.content.decode().replace(".", "") or told in answer.content.decode()
    row.refresh_from_db()
    assert row.version == 1


@pytest.mark.parametrize("key", ["b99", "t1", "x", "b0.r0.c0", "p0.0", "B1", "b²"])
def test_a_place_that_is_not_there_is_not_found(binh: Client, office: Office, key: str) -> None:
    row = office.draft()
    assert binh.get(f"/van-ban/{row.pk}/doan/{key}/").status_code == 404
    assert binh.post(f"/van-ban/{row.pk}/doan/{key}/", {"text": "x"}).status_code == 404


def test_words_in_a_row_of_a_table_are_edited_together(binh: Client, world: World) -> None:
    row = a_table_of(world, ("Giao ban", "Sáng thứ Hai"), ("Tiếp dân", "Thứ Năm"))
    address = f"/van-ban/{row.pk}/doan/b1/dong/1/"
    form = binh.get(address).context["form"]
    assert [field.label for field in form.visible_fields()] == ["Việc", "Ghi chú"]
    sent = {"c0": "Tiếp công dân", "c1": "Thứ Năm\nPhòng họp số 1", "seen": form.initial["seen"]}
    assert binh.post(address, sent).status_code == 302
    row.refresh_from_db()
    table = row.document.body[1]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1].cells] == ["Tiếp công dân", "Thứ Năm\nPhòng họp số 1"]
    stale = binh.post(address, sent | {"c0": "Khác"})
    assert stale.status_code == 422
    assert "Có người vừa sửa chỗ này" in stale.content.decode()


def test_a_figure_in_a_table_is_not_typed_over(office: Office, world: World) -> None:
    row = a_table_of(world, ("Giao ban", "Sáng thứ Hai"))
    seen = digest("Giao ban\nSáng thứ Hai")
    with pytest.raises(refusals.NoSuchPlace):
        editing.change_row(
            actor=world.binh, document=row, key="b1", row=0, texts={0: "Giao ban", 2: "9"}, seen=seen
        )


def test_formal_parts_are_filled_in_and_the_rest_stays_the_composers(binh: Client, office: Office) -> None:
    row = office.draft()
    address = f"/van-ban/{row.pk}/phan-dau/"
    form = binh.get(address).context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    sent |= {
        "addressees": "Các thôn\nCác trường",
        "authority": "TM. ủy ban nhân dân\nkt. chủ tịch\nphó chủ tịch",
        "signer": "Hoàng Văn Phó",
        "urgency": "KHẨN",
    }
    assert binh.post(address, sent).status_code == 302
    row.refresh_from_db()
    document = row.document
    assert document.signature is not None
    assert document.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (document.addressees, row.signer) == (("Các thôn", "Các trường"), "Hoàng Văn Phó")
    assert set(row.edits["header"]) == {"addressees", "authority", "signer", "urgency"}
    page = binh.get(f"/van-ban/{row.pk}/").content.decode()
    assert "KT. CHỦ TỊCH" in page
    assert "- Các trường." in page


@pytest.mark.parametrize("symbol", ["KH UBND", "KH/UBND", "KH-", "=1+1", "KH_UBND", "<b>", "KH–UBND", "😀"])
def test_a_symbol_with_odd_characters_gets_one_sentence(binh: Client, office: Office, symbol: str) -> None:
    row = office.draft()
    address = f"/van-ban/{row.pk}/phan-dau/"
    sent = {field.html_name: field.value() or "" for field in binh.get(address).context["form"]}
    answer = binh.post(address, sent | {"symbol": symbol})
    assert answer.status_code == 422
    assert "Ký hiệu chỉ gồm chữ, số và dấu gạch nối liền" in answer.content.decode()
    row.refresh_from_db()
    assert row.symbol == "UBND"


# --- composed anew ---


def a_report(*texts: str, rows: tuple[tuple[str, str, str], ...] = ()) -> Document:
    """A report of paragraphs and, where there are rows, a table with a figure in the middle."""
    table = Table(
        columns=(Column(40), Column(20, is_figure=True), Column(40)),
        heading=(Row((Cell(runs("Chỉ tiêu")), Cell(runs("Đạt")), Cell(runs("Ghi chú")))),),
        rows=tuple(Row(tuple(Cell(runs(text)) for text in row)) for row in rows),
    )
    blocks = tuple(Paragraph(runs(text)) for text in texts)
    return Document(Letterhead(issuer="UBND"), body=(*blocks, table) if rows else blocks)


def texts_of(document: Document, edits: Edits) -> list[str]:
    """What each standing part reads, with its mark."""
    return [f"{part.mark}:{part.text}" for part in parts_of(document, edits) if part.is_words]


def test_an_edit_stays_at_its_paragraph_when_others_come_before_it() -> None:
    before = a_report("Thu đạt 100.", "Đề nghị hỗ trợ.")
    after = a_report("Mưa lũ gây thiệt hại.", "Thu đạt 100.", "Đề nghị hỗ trợ.")
    edits = with_text(Edits(), "b1", "Đề nghị tỉnh hỗ trợ.")
    assert texts_of(after, carried_over(edits, before, after)) == [
        ":Mưa lũ gây thiệt hại.",
        ":Thu đạt 100.",
        "edited:Đề nghị tỉnh hỗ trợ.",
    ]


def test_an_edit_of_what_now_reads_differently_is_kept_and_marked() -> None:
    before, after = a_report("Thu đạt 100.", "Chi 50."), a_report("Thu đạt 120.", "Chi 50.")
    edits = with_text(Edits(), "b0", "Thu ngân sách đạt 100.")
    kept = carried_over(edits, before, after)
    assert texts_of(after, kept) == ["differs:Thu ngân sách đạt 100.", ":Chi 50."]
    assert parts_of(after, kept).body[0].composed == "Thu đạt 120."
    again = carried_over(kept, after, after)
    assert again.differing == {"b0"}


def test_words_whose_place_is_gone_are_not_lost() -> None:
    before, after = a_report("Một.", "Hai dài hơn.", "Ba."), a_report("Một.")
    edits = with_added(with_text(Edits(), "b1", "Hai, người sửa."), "b2", ("Sau ba.",))
    kept = carried_over(edits, before, after)
    assert texts_of(after, kept)[0] == ":Một."
    assert sorted(texts_of(after, kept)[1:]) == ["added:Hai, người sửa.", "added:Sau ba."]


def test_what_was_taken_out_stays_out() -> None:
    before, after = a_report("Một.", "Hai."), a_report("Không.", "Một.", "Hai.")
    assert texts_of(after, carried_over(without(Edits(), "b1"), before, after))[2] == "removed:Hai."


def test_a_cell_is_found_again_by_its_row_and_not_by_its_place() -> None:
    before = a_report("Bảng:", rows=(("", "1", ""), ("Rừng", "120", "cũ")))
    after = a_report("Bảng:", rows=(("Lúa", "5", ""), ("", "1", ""), ("Rừng", "120", "cũ")))
    edits = with_text(Edits(), "b1.r1.c2", "đạt kế hoạch")
    document = applied(after, carried_over(edits, before, after))
    table = document.body[1]
    assert isinstance(table, Table)
    assert [row.cells[2].text for row in table.rows] == ["", "", "đạt kế hoạch"]


def test_a_figure_that_stays_keeps_its_origin_and_bold_words_stay_bold() -> None:
    words = (Run("Thu đạt "), Run("8.250", bold=True, origin="actual:1"), Run(" triệu đồng."))
    document = replace(a_report(), body=(Paragraph(words),))
    block = applied(document, with_text(Edits(), "b0", "Thu ngân sách đạt 8.250 triệu đồng, tăng.")).body[0]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.origin) for run in block.words] == [
        ("Thu ngân sách đạt ", False, None),
        ("8.250", True, "actual:1"),
        (" triệu đồng, tăng.", False, None),
    ]


def test_edits_come_back_from_the_database_as_they_went_in() -> None:
    edits = with_added(without(with_text(Edits(), "b0", "x"), "b1"), "b1", ("y", "z"))
    assert edits_from(values_of(edits)) == edits


def test_what_was_typed_is_not_composed_anew(office: Office, world: World) -> None:
    with pytest.raises(refusals.NothingToComposeFrom):
        drafting.compose_anew(actor=world.binh, document=office.draft())
