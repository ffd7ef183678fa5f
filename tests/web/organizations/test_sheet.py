"""The workbook of organizations and people: all or nothing, twice is once, and never a formula."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.models import AuditEntry
from kehoach.web.organizations.models import Kind, Organization, Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import create_position
from kehoach.web.organizations.sheets import COLUMNS, read_sheet, rows_of, write_sheet
from tests.web.conftest import signed_in
from tests.web.people import World, a_person

OFFICE = "phòng, ban, trung tâm"
REPORTS = "báo cáo"
# One line: the columns from «Tên cơ quan» to «Thư điện tử».
GOOD = [
    (
        "Trạm Y tế",
        "trạm y tế",
        "",
        "Trạm trưởng",
        "y tế",
        REPORTS,
        "Mông Thị Duyên",
        "duyen",
        "duyen@xa.example",
    ),
    ("Trạm Y tế", "", "", "Cán bộ dân số", "", REPORTS, "", "", ""),
    ("Phòng Kinh tế", "", "", "Phó Trưởng phòng", "đất đai", REPORTS, "Lê Thị An", "an", ""),
    ("Tổ Thủy lợi", "khác", "Phòng Kinh tế", "", "", "", "", "", ""),
]


@pytest.fixture
def keeper(world: World) -> Client:
    return signed_in(a_person("quantri", "Quản Trị", role=Role.ADMINISTRATOR, at=world.commune))


def sheet_of(world: World, rows: Any) -> bytes:
    return write_sheet(world.commune, rows)


def send(browser: Client, world: World, content: bytes, name: str = "danh-sach.xlsx") -> Any:
    return browser.post(
        "/to-chuc/nhap-excel/", {"unit": world.commune.pk, "file": SimpleUploadedFile(name, content)}
    )


def said_in(answer: Any) -> str:
    return str(answer.content.decode())


def everything() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Organization, Position, User, AuditEntry))  # type: ignore[attr-defined]


def test_a_sheet_brings_organizations_seats_people_and_passwords_once(world: World, keeper: Client) -> None:
    answer = send(keeper, world, sheet_of(world, GOOD))
    page = said_in(answer)
    assert "Đã thêm 2 cơ quan, 3 chức vụ, 1 tài khoản" in page
    station = Organization.objects.get(name="Trạm Y tế")
    assert (station.parent, station.kind) == (world.commune, Kind.HEALTH_STATION)
    assert Organization.objects.get(name="Tổ Thủy lợi").parent == world.office
    person = User.objects.get(username="duyen")
    shown = re.findall(r'class="password">([^<]+)<', page)
    assert len(shown) == 1
    assert person.check_password(shown[0])
    assert answer.headers["Cache-Control"].startswith("max-age=0")
    titles = {held.position.title for held in world.an.appointments.current()}
    assert "Phó Trưởng phòng" in titles


def test_the_same_sheet_twice_changes_nothing(world: World, keeper: Client) -> None:
    send(keeper, world, sheet_of(world, GOOD))
    before = everything()
    answer = send(keeper, world, sheet_of(world, GOOD))
    assert "Không có gì mới" in said_in(answer)
    assert everything() == before


def test_the_template_holds_what_is_there_and_read_back_changes_nothing(world: World, keeper: Client) -> None:
    send(keeper, world, sheet_of(world, GOOD))
    answer = keeper.get(f"/to-chuc/nhap-excel/mau/{world.commune.pk}/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="danh-sach-xa-gan.xlsx"'
    rows = read_sheet(answer.content)
    assert {row.name for row in rows} >= {"Trạm Y tế", "Phòng Kinh tế", "Thôn Trong", "Xã Gần", "Tổ Thủy lợi"}
    before = everything()
    assert "Không có gì mới" in said_in(send(keeper, world, answer.content))
    assert everything() == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (("", OFFICE, "", "", "", "", "", "", ""), "Dòng 4, cột «Tên cơ quan»: chưa ghi tên cơ quan."),
        (("Phòng Mới", "", "", "", "", "", "", "", ""), "Dòng 4, cột «Loại»: cơ quan mới cần có loại."),
        (("Phòng Mới", "phòng lạ", "", "", "", "", "", "", ""), "không có loại «phòng lạ»"),
        (("Phòng Mới", OFFICE, "Nơi Nào", "", "", "", "", "", ""), "không có cơ quan tên «Nơi Nào»"),
        (("Phòng Kinh tế", "trường học", "", "", "", "", "", "", ""), "đang là «phòng, ban, trung tâm»"),
        (("Xã Mới", "xã, phường, đặc khu", "", "", "", "", "", "", ""), "không thêm cấp chính quyền"),
        (("Phòng Kinh tế", "", "", "Chuyên viên", "", "", "", "", ""), "cột «Vai trò»: chức vụ mới cần"),
        (("Phòng Kinh tế", "", "", "Chuyên viên", "", "vua", "", "", ""), "không có vai trò «vua»"),
        (("Phòng Kinh tế", "", "", "", "", REPORTS, "A B", "ab", ""), "cột «Chức vụ»: chưa ghi chức vụ."),
        (("Phòng Kinh tế", "", "", "CV", "", REPORTS, "A B", "", ""), "chưa ghi tên đăng nhập"),
        (("Phòng Kinh tế", "", "", "CV", "", REPORTS, "", "moi", ""), "chưa ghi họ và tên"),
        (("Phòng Kinh tế", "", "", "CV", "", REPORTS, "Người Khác", "AN", ""), "là của Lê Thị An"),
        (("Phòng Kinh tế", "", "", "CV", "", REPORTS, "A B", "a b", ""), "không có khoảng trống"),
        (("Phòng Kinh tế", "", "", "CV", "", REPORTS, "A B", "ab", "không@"), "chưa phải địa chỉ thư"),
        (("Phòng Kinh tế", "", "", "C" * 170, "", REPORTS, "", "", ""), "dài quá 160 chữ"),
    ],
)
def test_what_is_wrong_has_its_row_and_its_column_and_nothing_is_kept(
    world: World, keeper: Client, line: tuple[str, ...], sentence: str
) -> None:
    before = everything()
    answer = send(keeper, world, sheet_of(world, [line, *GOOD]))
    assert answer.status_code == 422
    assert sentence in said_in(answer)
    assert everything() == before


def test_all_faults_are_told_at_once(world: World, keeper: Client) -> None:
    lines = [
        ("Phòng Mới", "phòng lạ", "", "", "", "", "", "", ""),
        ("Phòng Kinh tế", "", "", "CV", "", REPORTS, "A B", "ab", "ab@xa.example"),
        ("Phòng Kinh tế", "", "", "CV", "", REPORTS, "C D", "ab", ""),
        ("Phòng Kinh tế", "", "", "CV", "", REPORTS, "E F", "ef", "AB@xa.example"),
    ]
    page = said_in(send(keeper, world, sheet_of(world, lines)))
    assert "Dòng 4" in page
    assert "đã dùng cho người khác ở dòng 5" in page
    assert "Dòng 7, cột «Thư điện tử»" in page


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"%PDF-1.4", "Tên;Loại".encode(), b"\x00" * 2000])
def test_what_is_no_workbook_gets_one_sentence(world: World, keeper: Client, content: bytes) -> None:
    answer = send(keeper, world, content)
    assert answer.status_code == 422
    assert "Không mở được tệp này" in said_in(answer)


def test_a_workbook_that_unfolds_into_too_much_is_not_unfolded(world: World, keeper: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    assert "quá lớn sau khi giải nén" in said_in(send(keeper, world, packed.getvalue()))


def test_a_sheet_without_its_columns_is_not_guessed_at(world: World, keeper: Client) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    book.add_worksheet().write_row(0, 0, ["Tên cơ quan", "Loại"])
    book.close()
    assert "Bảng thiếu cột: Trực thuộc" in said_in(send(keeper, world, target.getvalue()))


def test_columns_may_stand_in_another_order(world: World, keeper: Client) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(reversed(COLUMNS)))
    sheet.write_row(1, 0, list(reversed(GOOD[0])))
    book.close()
    send(keeper, world, target.getvalue())
    assert User.objects.filter(username="duyen").exists()


def test_a_number_in_a_cell_is_read_as_it_is_seen(world: World, keeper: Client) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(COLUMNS))
    sheet.write_row(
        1, 0, ["Tổ 7", "thôn, tổ dân phố", "", "Tổ trưởng", "", REPORTS, "Lý Văn Bảy", 912345678, ""]
    )
    book.close()
    send(keeper, world, target.getvalue())
    assert User.objects.filter(username="912345678").exists()


def test_what_people_wrote_never_becomes_a_formula_or_a_link(world: World) -> None:
    title = '=HYPERLINK("http://x.example","+84")'
    create_position(actor=None, organization=world.office, title=title, role=Role.REPORTER, field="@SUM(1)")
    create_position(actor=None, organization=world.office, title="http://x.example", role=Role.REPORTER)
    content = write_sheet(world.commune, rows_of(world.commune, timezone.localdate()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.namelist()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert not any("rels" in name and "sheet" in name for name in names)
    assert title in {row.title for row in read_sheet(content)}


def test_the_template_has_lists_to_choose_from(world: World) -> None:
    with zipfile.ZipFile(io.BytesIO(write_sheet(world.commune))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count('type="list"') == 2


@pytest.mark.parametrize(("who", "status"), [("an", 403), ("binh", 403), ("chau", 403)])
def test_only_an_administrator_imports(
    world: World, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    browser: Client = request.getfixturevalue(who)
    before = everything()
    assert send(browser, world, sheet_of(world, GOOD)).status_code == status
    assert everything() == before


def test_an_administrator_imports_into_no_other_unit(world: World, keeper: Client) -> None:
    content = sheet_of(world, GOOD)
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    before = everything()
    answer = keeper.post("/to-chuc/nhap-excel/", {"unit": world.elsewhere.pk, "file": file})
    assert answer.status_code == 422
    assert everything() == before


def test_the_command_says_what_came_of_a_file(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(sheet_of(world, GOOD))
    call_command("import_people", str(path), unit="Xã Gần")
    assert re.search(r"Đã thêm 2 cơ quan, 3 chức vụ, 1 tài khoản.*\nduyen +\S{12} ", capsys.readouterr().out)
    call_command("import_people", str(path), unit="Xã Gần")
    assert "Không có gì mới" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Có 0 đơn vị"):
        call_command("import_people", str(path), unit="Xã Không Có")
    path.write_bytes(b"abc")
    with pytest.raises(CommandError, match="Chưa nhập dòng nào"):
        call_command("import_people", str(path), unit="Xã Gần")
    with pytest.raises(CommandError, match="Không mở được tệp"):
        call_command("import_people", str(tmp_path / "khong-co.xlsx"), unit="Xã Gần")
