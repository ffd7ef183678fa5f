"""A document with every formal part, and ways to ask a DOCX file how it is set."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from kehoach.writing.content import (
    Align,
    Annex,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Metadata,
    Paragraph,
    Row,
    Secrecy,
    Signature,
    Table,
    Urgency,
    runs,
)

SENTENCE = (
    "Tiếp tục mở rộng diện tích sản xuất theo hướng hàng hóa, gắn với xây dựng nông thôn mới "
    "trên địa bàn xã. "
)


def a_table(rows: int = 5, *, is_wide: bool = False, text: str = "Sản lượng lương thực") -> Table:
    """Return a table of targets with a row for each group of ten."""
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch")
    return Table(
        columns=(
            Column(1, Align.CENTER),
            Column(6),
            Column(2, Align.CENTER),
            Column(2, Align.RIGHT, is_figure=True),
        ),
        heading=(Row(tuple(Cell(runs(head)) for head in heads)),),
        rows=tuple(
            Row((Cell(runs("I")), Cell(runs("KINH TẾ"), across=3)), bold=True, together=True)
            if place % 10 == 0
            else Row(tuple(Cell(runs(words)) for words in (str(place), text, "tấn", "1.234,5")))
            for place in range(rows)
        ),
        title="Chỉ tiêu chủ yếu",
        note="Đơn vị tính: tấn",
        is_wide=is_wide,
    )


def whole_document(**changes: Any) -> Document:
    """Return a report that has every part of the decree's drawing."""
    parts: dict[str, Any] = {
        "letterhead": Letterhead(
            issuer="ỦY BAN NHÂN DÂN XÃ LƯƠNG SƠN",
            superior="UBND TỈNH TRUNG SƠN",
            number="05",
            symbol="BC-UBND",
            place="Lương Sơn",
            date="ngày 05 tháng 01 năm 2027",
            kind="BÁO CÁO",
            subject="Kết quả thực hiện kế hoạch phát triển kinh tế - xã hội năm 2026",
            urgency=Urgency.VERY_URGENT,
            secrecy=Secrecy.CONFIDENTIAL,
            circulation="Lưu hành nội bộ",
        ),
        "copy_signature": "Thời gian ký: 2027-01-05T08:10:09+07:00",
        "addressees": ("Ủy ban nhân dân tỉnh Trung Sơn",),
        "legal_basis": ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",),
        "body": (
            Paragraph(runs(SENTENCE)),
            Heading(1, runs("KẾT QUẢ"), "I."),
            Heading(2, runs("Kinh tế"), "1."),
            Heading(3, runs("Trồng trọt"), "a)"),
            Paragraph(runs(SENTENCE), number="-"),
            a_table(),
            Paragraph(runs(SENTENCE * 2)),
        ),
        "signature": Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Mẫu"),
        "recipients": ("Như trên", "Thường trực Đảng ủy", "Lưu: VT, VP"),
        "drafter": "NTM. 12",
        "address": "Địa chỉ: thôn Trung, xã Lương Sơn",
        "annexes": (
            Annex("Danh mục chỉ tiêu", (a_table(),), "I", "Kèm theo Báo cáo số 05/BC-UBND"),
            Annex("Ma trận phân công", (a_table(3),), "II", is_wide=True),
        ),
        "metadata": Metadata(
            organization_code="000.01.02.H56", organization="UBND xã Lương Sơn", number="05", symbol="BC-UBND"
        ),
    }
    return Document(**(parts | changes))


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is printed: what its style says, and itself on top of that."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    align: str
    first_line: float  # millimetres
    before: float  # points


class WordFile:
    """A DOCX file, asked through its XML."""

    def __init__(self, content: bytes) -> None:
        self.file = docx.Document(BytesIO(content))
        self.body = self.file.element.body

    def looks(self) -> list[Look]:
        """Return every paragraph of the body with words in it, those in tables too, in order."""
        return [look for item in self.body.iter(qn("w:p")) if (look := self.look(item)).text]

    def the(self, beginning: str) -> Look:
        """Return the one paragraph that begins so."""
        found = [look for look in self.looks() if look.text.startswith(beginning)]
        assert len(found) == 1, [look.text for look in found]
        return found[0]

    def element(self, beginning: str) -> Any:
        """Return the element of the paragraph that begins so."""
        return next(item for item in self.body.iter(qn("w:p")) if self.text_of(item).startswith(beginning))

    @staticmethod
    def text_of(paragraph: Any) -> str:
        """Return the words of a paragraph; a line break is a blank."""
        parts = [
            item.text or "" if item.tag == qn("w:t") else " "
            for item in paragraph.iter(qn("w:t"), qn("w:br"))
        ]
        return "".join(parts)

    def look(self, paragraph: Any) -> Look:
        """Return how it is printed."""
        first_run = next(iter(paragraph.iter(qn("w:r"))), None)
        return Look(
            text=self.text_of(paragraph),
            font=self._of(paragraph, "rPr", "rFonts", "ascii") or "",
            size=float(self._of(paragraph, "rPr", "sz", "val", run=first_run) or 0) / 2,
            bold=self._switch(paragraph, "b", first_run),
            italic=self._switch(paragraph, "i", first_run),
            align=self._of(paragraph, "pPr", "jc", "val") or "left",
            first_line=int(self._of(paragraph, "pPr", "ind", "firstLine") or 0) / 1440 * 25.4,
            before=int(self._of(paragraph, "pPr", "spacing", "before") or 0) / 20,
        )

    def _switch(self, paragraph: Any, tag: str, run: Any) -> bool:
        holder = self._holder(paragraph, "rPr", tag, run)
        return holder is not None and holder.get(qn("w:val")) not in ("0", "false", "off")

    def _of(self, paragraph: Any, part: str, tag: str, name: str, run: Any = None) -> str | None:
        holder = self._holder(paragraph, part, tag, run, name)
        return None if holder is None else holder.get(qn(f"w:{name}"))

    def _holder(self, paragraph: Any, part: str, tag: str, run: Any, name: str | None = None) -> Any:
        """Return the element that says it: of the run, the paragraph, its style or a style below."""
        places = []
        if part == "rPr" and run is not None:
            places.append(run.find(qn("w:rPr")))
        own = paragraph.find(qn("w:pPr"))
        if part == "pPr":
            places.append(own)
        named = None if own is None else own.find(qn("w:pStyle"))
        style = "Normal" if named is None else named.get(qn("w:val"))
        while style is not None:
            found = next(
                item
                for item in self.file.styles.element.iter(qn("w:style"))
                if item.get(qn("w:styleId")) == style
            )
            places.append(found.find(qn(f"w:{part}")))
            below = found.find(qn("w:basedOn"))
            style = None if below is None else below.get(qn("w:val"))
        for place in places:
            said = None if place is None else place.find(qn(f"w:{tag}"))
            if said is not None and (name is None or said.get(qn(f"w:{name}")) is not None):
                return said
        return None
