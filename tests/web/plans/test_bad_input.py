"""Files that are no plan, or worse: one sentence that says what to do, and nothing is kept."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kehoach.reading.formats.open import LARGEST_FILE
from kehoach.vietnamese.legacy import to_tcvn3
from kehoach.web.audit.models import AuditEntry
from kehoach.web.plans.models import Plan, SourceDocument
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, SAMPLES, a_draft, errors_in, send

WORD = next(SAMPLES.glob("*.docx")).read_bytes()
PDF = next(SAMPLES.glob("*.pdf")).read_bytes()
# A compound file whose directory names the parts of an encrypted office document.
ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + b"\x00" * 600
    + "EncryptedPackage".encode("utf-16-le")
    + b"\x00" * 600
)


def zipped(**parts: bytes) -> bytes:
    """A Word file with some parts replaced or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return packed.getvalue()


def macro_file() -> bytes:
    """A Word file with a program in it."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as old:
        types = old.read("[Content_Types].xml")
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed = types.replace(main, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    return zipped(**{"[Content_Types].xml": changed, "word/vbaProject.bin": b"program"})


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
BAD = {
    "empty": (b"", "trong.txt"),
    "blank": (b" \r\n\t ", "trong.txt"),
    "wrong ending": (PLAN_TEXT.encode(), "ke-hoach.docx"),
    "a program": (b"MZ\x90\x00\x03\x00\x00\x00" * 200, "ke-hoach.exe"),
    "encrypted word": (ENCRYPTED, "ke-hoach.docx"),
    "broken word": (WORD[: len(WORD) // 2], "ke-hoach.docx"),
    "broken pdf": (b"%PDF-1.7\n" + b"\x00\x01\x02" * 300, "ke-hoach.pdf"),
    "cut pdf": (PDF[:400], "ke-hoach.pdf"),
    "macro": (macro_file(), "ke-hoach.docm"),
    "macro under another name": (macro_file(), "ke-hoach.docx"),
    "zip bomb": (zipped(**{"word/media/x.bin": b"\x00" * (300 * 1024 * 1024)}), "ke-hoach.docx"),
    "entities": (zipped(**{"word/document.xml": ENTITIES}), "ke-hoach.docx"),
    "random bytes": (bytes(range(256)) * 40, "ke-hoach.txt"),
    "no plan": ("Kính gửi các cơ quan.\n\nTrân trọng cảm ơn.\n".encode(), "thu.txt"),
}


def kept_files() -> set[Path]:
    """All files that uploads left behind."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize(("content", "name"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_gets_one_sentence_and_leaves_nothing(
    binh: Client, world: World, content: bytes, name: str
) -> None:
    before = AuditEntry.objects.filter(action="plan.read").count()
    answer = send(binh, world.commune, content, name)
    assert answer.status_code in {413, 415, 422}
    (sentence,) = errors_in(answer)
    assert sentence.endswith(".")
    assert not SourceDocument.objects.exists()
    assert not Plan.objects.exists()
    assert AuditEntry.objects.filter(action="plan.read").count() == before
    assert kept_files() == set()


def test_a_body_of_50_megabytes_is_refused_before_it_is_read(binh: Client, world: World) -> None:
    answer = send(binh, world.commune, b"x" * (50 * 1024 * 1024), "lon.txt")
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()
    assert kept_files() == set()


def test_a_file_that_hides_its_size_is_cut(binh: Client, world: World) -> None:
    # The body as a whole just passes; the file in it does not.
    answer = send(binh, world.commune, b"x" * (LARGEST_FILE + 10), "lon.txt")
    assert answer.status_code == 413
    assert not SourceDocument.objects.exists()


def test_without_a_file_the_form_says_so(binh: Client, world: World) -> None:
    answer = binh.post("/nhap/", {"organization": world.commune.pk})
    assert answer.status_code == 422
    assert errors_in(answer) == ["Chưa chọn tệp. Chọn tệp văn bản kế hoạch rồi bấm «Đọc văn bản»."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_text_in_other_encodings_is_read_alike(binh: Client, world: World, encoding: str) -> None:
    text = PLAN_TEXT
    if encoding == "cp1258":
        # Windows-1258 writes tone marks apart from their letters.
        text = "".join(_for_1258(char) for char in PLAN_TEXT)
    plan = a_draft(binh, world.commune, text.encode(encoding))
    assert plan.indicators.order_by("order").first().name == "Tổng sản lượng lương thực"
    assert plan.indicators.count() == 4


def test_text_in_an_old_font_s_encoding_is_read_alike(binh: Client, world: World) -> None:
    # The abbreviated fonts have no marked capitals, so the headings go without.
    text = PLAN_TEXT.replace("MỤC TIÊU, CHỈ TIÊU", "Mục tiêu, chỉ tiêu")
    plan = a_draft(binh, world.commune, to_tcvn3(text))
    assert plan.indicators.order_by("order").first().name == "Tổng sản lượng lương thực"


def _for_1258(char: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in apart if mark in tones), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "")) + tone if tone else char


def test_text_whose_marks_stand_apart_is_read_alike(binh: Client, world: World) -> None:
    plan = a_draft(binh, world.commune, unicodedata.normalize("NFD", PLAN_TEXT))
    assert plan.indicators.order_by("order").first().name == "Tổng sản lượng lương thực"


def test_a_plan_without_a_table_is_a_plan(binh: Client, world: World) -> None:
    plan = a_draft(binh, world.commune, PLAN_TEXT.partition("II. NHIỆM VỤ")[0])
    assert plan.indicators.count() == 4
    assert binh.get(f"/nhap/{plan.document_id}/").status_code == 200


def test_a_name_with_a_path_in_it_is_only_a_name(binh: Client, world: World) -> None:
    answer = send(binh, world.commune, name="../../etc/ke-hoach.txt")
    assert answer.status_code == 302
    assert SourceDocument.objects.get().name == "ke-hoach.txt"


def test_the_same_file_twice_is_one_draft(binh: Client, world: World) -> None:
    first = send(binh, world.commune)
    second = binh.post("/nhap/", {"organization": world.commune.pk, "file": _again()}, follow=True)
    assert second.redirect_chain[0][0] == first.headers["Location"]
    assert "đã được tải lên trước đó" in second.content.decode()
    assert Plan.objects.count() == 1


def _again() -> io.BytesIO:
    file = io.BytesIO(PLAN_TEXT.encode())
    file.name = "ke-hoach-ban-sao.txt"
    return file
