"""Documents that the tests write: small ones, each part with words one can look for."""

from dataclasses import replace

from kehoach.writing.content import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Table,
    runs,
)

SENTENCE = (
    "Tổ chức thực hiện đồng bộ các giải pháp phát triển sản xuất nông nghiệp, lâm nghiệp, chuyển đổi cơ cấu "
    "cây trồng, vật nuôi gắn với thị trường; giữ vững diện tích gieo trồng 2.450 ha. "
)
SIGNATURE = Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn An")
PLAN = Letterhead(
    issuer="Ủy ban nhân dân xã Nghĩa Lâm",
    number="05",
    symbol="KH-UBND",
    place="Nghĩa Lâm",
    date="ngày 05 tháng 01 năm 2027",
    kind="Kế hoạch",
    subject="Phát triển kinh tế - xã hội năm 2027",
)
LETTER = replace(PLAN, kind="", symbol="UBND-KT", subject="báo cáo tình hình quý I năm 2027")


def said(text: str) -> Paragraph:
    return Paragraph(runs(text))


def plan(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> Document:
    return Document(
        PLAN,
        blocks or (said(SENTENCE),),
        signature=SIGNATURE,
        recipients=("UBND tỉnh (báo cáo)", "Lưu: VT, PKT"),
        annexes=annexes,
    )


def row(*texts: str, bold: bool = False, together: bool = False) -> Row:
    return Row(tuple(Cell(runs(text)) for text in texts), bold=bold, together=together)


def indicators(count: int, *, is_wide: bool = False, group_of: int = 0) -> Table:
    rows: list[Row] = []
    for place in range(count):
        if group_of and place % group_of == 0:
            name = Cell(runs(f"Nhóm thứ {place // group_of + 1}"), across=3)
            rows.append(Row((Cell(), name), bold=True, together=True))
        rows.append(row(str(place + 1), f"Chỉ tiêu số {place + 1} của kế hoạch", "ha", f"{place + 1}.000,5"))
    return Table(
        (Column(1, Align.CENTER), Column(6), Column(2, Align.CENTER), Column(3, Align.RIGHT, is_figure=True)),
        (row("TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch"),),
        tuple(rows),
        title="Bảng các chỉ tiêu",
        is_wide=is_wide,
    )
