"""A small plan with everything that print does to text: letterhead, notes, tables over pages, a signature."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LONG = (
    "Tiếp tục đẩy mạnh chuyển đổi cơ cấu cây trồng trên đất lúa kém hiệu quả, mở rộng diện tích sản xuất "
    "theo hợp đồng với doanh nghiệp, gắn vùng nguyên liệu với cơ sở chế biến và thị trường tiêu thụ ổn định."
)


def table_of(count: int) -> list[list[str]]:
    """The rows of the plan's table: heading, group and so many tasks."""
    tasks = [
        [str(at), f"Nhiệm vụ thứ {at}: rà soát, cập nhật hồ sơ của các hộ trong danh sách", f"{at * 5} hộ"]
        for at in range(1, count + 1)
    ]
    return [["TT", "Nội dung", "Kế hoạch"], ["I", "Lĩnh vực xã hội", ""], *tasks]


def plan(*, tasks: int = 40) -> Document:
    """The plan as a Word document."""
    rows = table_of(tasks)
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    _page_numbers(section.header.paragraphs[0])
    _abreast(
        document,
        "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "An Thịnh, ngày 05 tháng 01 năm 2026",
    )
    for text in (
        "KẾ HOẠCH",
        "Phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh năm 2026 trên địa bàn xã An Thịnh",
    ):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(text).bold = True
    for text in (
        "I. MỤC TIÊU",
        LONG,
        "1. Trồng mới 45 ha rừng.",
        "2. Thu ngân sách 4,5 tỷ đồng.",
        LONG + " " + LONG,
    ):
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    table = document.add_table(len(rows), 3)
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, (Mm(15), Mm(110), Mm(40)), strict=True):
            cell.width = width
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(1, 1).text = "Lĩnh vực xã hội"
    document.add_paragraph("Trên đây là Kế hoạch của xã./.")
    _abreast(
        document,
        "Nơi nhận:\n- UBND tỉnh (báo cáo);\n- Các thôn (thực hiện);\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLê Văn An",
    )
    return document


def _abreast(document: Document, left: str, right: str) -> None:
    table = document.add_table(1, 2)
    table.columns[0].width, table.columns[1].width = Mm(65), Mm(100)
    for cell, text, width in zip(table.rows[0].cells, (left, right), (Mm(65), Mm(100)), strict=True):
        cell.width = width
        for at, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.add_run(line).font.size = Pt(12)
            if not line.startswith(("Nơi", "-")):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _page_numbers(paragraph: "docx.text.paragraph.Paragraph") -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def printed(document: Document, folder: Path) -> bytes:
    """The document as a PDF printed by LibreOffice; the test is skipped where there is none."""
    source = folder / "plan.docx"
    document.save(source)
    return converted(source.read_bytes(), folder, "docx", "pdf")


def converted(content: bytes, folder: Path, ending: str, target: str) -> bytes:
    """A file saved in another format by LibreOffice; the test is skipped where there is none."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    source = folder / f"source.{ending}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        folder,
        source,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"source.{target}").read_bytes()


def pictures(pdf: bytes, *, dots_per_inch: int = 200) -> bytes:
    """A PDF of nothing but pictures of its pages, as a scanner makes it."""
    import pypdfium2  # noqa: PLC0415 - only the tests of scans need it

    document = pypdfium2.PdfDocument(pdf)
    images = [page.render(scale=dots_per_inch / 72, grayscale=True).to_pil() for page in document]
    target = io.BytesIO()
    images[0].save(target, "PDF", resolution=dots_per_inch, save_all=True, append_images=images[1:])
    return target.getvalue()
