import io
from pathlib import Path

import pytest
import xlsxwriter

from kehoach.reading import refusals
from kehoach.reading.formats.old_sheets import read_old_sheets
from kehoach.reading.formats.open import lay_out_bytes
from tests.reading.formats.making_docx import saved, shown
from tests.reading.formats.making_plan import converted, plan


def _workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Biểu 01")
        sheet.merge_range("A1:C1", "CHỈ TIÊU NĂM 2026")
        sheet.write_row("A2", ["TT", "Chỉ tiêu", "Kế hoạch"])
        sheet.write_row("A3", ["1", "Tỷ lệ che phủ rừng"])
        sheet.write_number("C3", 0.655, workbook.add_format({"num_format": "0.0%"}))
        sheet.write_row("A4", ["2", "Đàn bò", 1200])
    return target.getvalue()


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_text_files_read_like_the_new_ones(kind: str, tmp_path: Path) -> None:
    new = saved(plan(tasks=3))
    old = lay_out_bytes(converted(new, tmp_path, "docx", kind), f"ke-hoach.{kind}")
    assert old.format == "doc"
    assert shown(old) == shown(lay_out_bytes(new, "ke-hoach.docx"))


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_workbooks_keep_their_formats_through_conversion(kind: str, tmp_path: Path) -> None:
    old = lay_out_bytes(converted(_workbook(), tmp_path, "xlsx", kind), f"bieu.{kind}")
    assert shown(old) == [
        "CHỈ TIÊU NĂM 2026",
        "TT|Chỉ tiêu|Kế hoạch",
        "1|Tỷ lệ che phủ rừng|65,5%",
        "2|Đàn bò|1200",
    ]


def test_old_workbooks_give_their_values_where_nothing_converts_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = converted(_workbook(), tmp_path, "xlsx", "xls")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shown(lay_out_bytes(content, "bieu.xls"))[3] == "2|Đàn bò|1200"


def test_without_libreoffice_old_text_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(refusals.NeedsLibreOffice, match="libreoffice-writer"):
        lay_out_bytes(b"{\\rtf1 Ke hoach}", "ke-hoach.rtf")


def test_a_damaged_workbook_is_refused() -> None:
    with pytest.raises(refusals.Broken):
        read_old_sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "bieu.xls")
