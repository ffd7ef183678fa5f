"""Whatever file the command is given: it is read, or refused in one Vietnamese sentence, in little memory.

All files go through one process whose memory is limited, as the command would be on a small server.
"""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from kehoach.vietnamese.legacy import to_tcvn3
from tests.reading.formats.making_docx import paragraph, word_file, zipped

MOST_MEMORY = 600 * 1024 * 1024
DOCUMENTS = Path(__file__).parents[2] / "src" / "kehoach" / "samples" / "documents"
WORD = next(DOCUMENTS.glob("*.docx")).read_bytes()
PDF = next(DOCUMENTS.glob("*.pdf")).read_bytes()
PLAN = """ỦY BAN NHÂN DÂN
XÃ MỎ CÀY

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2026

II. Chỉ tiêu chủ yếu năm 2026

1. Tổng đàn gia súc: 2.450 con.

2. Tỷ lệ hộ nghèo còn dưới 2,5%.
"""
TYPES = '<Types><Override ContentType="application/wordprocessingml"/></Types>'
LAUGHS = "<!DOCTYPE w [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12)
) + "]><w>&a11;</w>"  # fmt: skip
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"3 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>\n"
    b"endobj\ntrailer\n<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00><00>]>>\n%%EOF\n"
)


def in_windows_1258(text: str) -> bytes:
    """The text as Windows-1258 writes it: tone marks apart from their letters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for char in text:
        apart = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in apart if mark in tones), "")
        pieces.append(unicodedata.normalize("NFC", apart.replace(tone, "")) + tone if tone else char)
    return "".join(pieces).encode("cp1258")


REFUSED = {
    "trong.txt": b"",
    "khoang-trang.txt": b" \r\n\t\r\n",
    "sai-duoi.docx": PLAN.encode(),
    "sai-duoi.pdf": PLAN.encode(),
    "chuong-trinh.exe": b"MZ\x90\x00\x03" + bytes(range(256)) * 20,
    "rac.txt": bytes(range(256)) * 400,
    "khoa.docx": OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
    "khoa.pdf": LOCKED_PDF,
    "cut.docx": WORD[: len(WORD) * 2 // 3],
    "cut.pdf": PDF[:600],
    "hong.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 12,
    "hong.docx": word_file("<w:p><w:r>"),
    "macro.docm": word_file(paragraph("x")),
    "macro.docx": zipped({"[Content_Types].xml": TYPES, "word/vbaProject.bin": b"x"}),
    "bom.docx": zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"0" * (40 * 1024 * 1024)}),
    "cuoi.docx": zipped({"[Content_Types].xml": TYPES, "word/document.xml": LAUGHS}),
    "ngoai.docx": zipped({"[Content_Types].xml": TYPES, "word/document.xml": OUTSIDE}),
    "sau.docx": word_file("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
    "khac.zip": zipped({"anh.png": b"x"}),
}
READ = {
    "utf-8.txt": PLAN.encode(),
    "utf-8-bom.txt": PLAN.encode("utf-8-sig"),
    "utf-16.txt": PLAN.encode("utf-16"),
    "utf-16-be.txt": PLAN.encode("utf-16-be"),
    "windows-1258.txt": in_windows_1258(PLAN),
    "nfd.txt": unicodedata.normalize("NFD", PLAN).encode(),
    "tcvn3.txt": to_tcvn3(PLAN.replace("ỦY BAN NHÂN DÂN\nXÃ MỎ CÀY", "Ủy ban nhân dân\nxã Mỏ Cày")),
    "dong-windows.txt": PLAN.replace("\n", "\r\n").encode(),
    "khong-duoi": PLAN.encode(),
}
NO_PLAN = {
    "thu.txt": "Kính gửi các cơ quan.\n\nTrân trọng cảm ơn.\n".encode(),
    "ma-nguon.txt": b"def area(side):\n    return side * side\n",
    "danh-sach.txt": "TT\tHọ và tên\tSinh ngày\n1\tNguyễn Thị Hoa\t01/02/2010\n2\tNam\t3/4/2010\n".encode(),
}
# Runs the command on each file, and tells of each what it returned and said.
COMMAND = """
import contextlib, io, json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
from kehoach.cli import main
for path in sys.argv[2:]:
    for command in ("read", "check"):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([command, path, "--json"])
        print(json.dumps([path, command, code, out.getvalue(), err.getvalue()]))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[int, str, str]]:
    """What the command answered, by file and by what it was asked to do."""
    folder = tmp_path_factory.mktemp("files")
    for name, content in (REFUSED | READ | NO_PLAN).items():
        (folder / name).write_bytes(content)
    with (folder / "50-megabyte.pdf").open("wb") as target:
        target.truncate(50 * 1024 * 1024)
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, str(MOST_MEMORY), *map(str, sorted(folder.iterdir()))],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {(Path(path).name, command): (code, out, err) for path, command, code, out, err in told}


Answers = dict[tuple[str, str], tuple[int, str, str]]


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("name", [*REFUSED, "50-megabyte.pdf"])
def test_a_bad_file_is_refused_in_one_sentence(answers: Answers, name: str, command: str) -> None:
    code, out, err = answers[name, command]
    assert (code, out) == (2, "")
    [sentence] = err.splitlines()
    assert f"«{name}»" in sentence
    assert sentence.endswith(".")
    assert "Traceback" not in sentence


@pytest.mark.parametrize("name", READ)
def test_a_text_is_read_alike_however_it_is_encoded(answers: Answers, name: str) -> None:
    code, out, err = answers[name, "read"]
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    assert found["document"]["plan_year"] == 2026
    assert [(item["name"], item["value"], item["unit"]) for item in found["indicators"]] == [
        ("Tổng đàn gia súc", "2450", "con"),
        ("Tỷ lệ hộ nghèo", "2.5", "%"),
    ]


@pytest.mark.parametrize("name", NO_PLAN)
def test_a_document_that_is_no_plan_is_read_and_the_person_told(answers: Answers, name: str) -> None:
    code, out, err = answers[name, "read"]
    assert code == 0
    assert json.loads(out)["indicators"] == []
    assert f"«{name}»" in err
    assert "kế hoạch" in err


@pytest.mark.parametrize(
    "text", [PLAN, PLAN.partition("II.")[0], "KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2026\n\nTrân trọng.\n"]
)
def test_a_document_that_calls_itself_a_plan_is_one(text: str) -> None:
    assert read_layout(lay_out_text(text)).is_plan
