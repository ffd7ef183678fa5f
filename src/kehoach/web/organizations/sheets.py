"""The workbook of organizations, seats and people: made for the office to fill in, and read back."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import python_calamine
import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from kehoach.web.organizations.models import Appointment, Kind, Organization, Position
from kehoach.web.organizations.refusals import SheetRefused

COLUMNS: Final = (
    "Tên cơ quan",
    "Loại",
    "Trực thuộc",
    "Chức vụ",
    "Lĩnh vực",
    "Vai trò",
    "Họ và tên",
    "Tên đăng nhập",
    "Thư điện tử",
)
FIELDS: Final = ("name", "kind", "parent", "title", "field", "role", "full_name", "username", "email")
WIDTHS: Final = (34, 24, 28, 32, 22, 30, 24, 18, 28)
HEAD_ROW: Final = 2  # counted from 0: a title and a line of help stand above
MOST_ROWS: Final = 5000
MOST_UNPACKED: Final = 100 * 1024 * 1024
LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet, as typed; `number` is the row that Excel shows."""

    number: int
    name: str = ""
    kind: str = ""
    parent: str = ""
    title: str = ""
    field: str = ""
    role: str = ""
    full_name: str = ""
    username: str = ""
    email: str = ""


def kind_words() -> dict[str, str]:
    """Return what the sheet calls each kind of organization."""
    with override("vi"):
        return {str(kind.label): kind.value for kind in Kind}


def role_words() -> dict[str, str]:
    """Return what the sheet calls each role."""
    with override("vi"):
        return {str(text): role.value for role, text in Position.ROLES}


def write_sheet(unit: Organization, rows: Iterable[Sequence[str]] = ()) -> bytes:
    """Return the workbook of a unit with these lines; no cell is ever a formula or a link."""
    target = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True} | never)
    sheet = book.add_worksheet("Danh sách")
    lists = book.add_worksheet("Danh mục")
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.write_string(0, 0, _("Cơ quan, chức vụ và người dùng của %(unit)s") % {"unit": unit.name}, bold)
    sheet.write_string(
        1,
        0,
        _(
            "Mỗi dòng một chức vụ. Để trống «Trực thuộc» nếu trực thuộc đơn vị; "
            "để trống từ «Chức vụ» nếu chỉ thêm cơ quan."
        ),
    )
    for column, (text, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width, plain)
        sheet.write_string(HEAD_ROW, column, text, head)
    for number, row in enumerate(rows, HEAD_ROW + 1):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text, plain)
    for column, words in ((1, list(kind_words())), (5, list(role_words()))):
        for at, word in enumerate(words):
            lists.write_string(at, column, word)
        letter = "ABCDEFGHI"[column]
        sheet.data_validation(
            HEAD_ROW + 1,
            column,
            MOST_ROWS + HEAD_ROW,
            column,
            {
                "validate": "list",
                "source": f"='Danh mục'!${letter}$1:${letter}${len(words)}",
                "error_title": _("Chưa đúng"),
                "error_message": _("Chọn một mục trong danh sách thả xuống."),
            },
        )
    lists.hide()
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(HEAD_ROW)
    sheet.fit_to_pages(1, 0)
    book.close()
    return target.getvalue()


def rows_of(unit: Organization, on: date) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a unit as it stands on a day; read back, they change nothing."""
    kinds = {value: word for word, value in kind_words().items()}
    roles = {value: word for word, value in role_words().items()}
    bodies = Organization.objects.current(on).filter(unit=unit).select_related("parent").order_by("path")
    seats: dict[int, list[Position]] = {}
    for seat in Position.objects.filter(organization__unit=unit).order_by("pk"):
        seats.setdefault(seat.organization_id, []).append(seat)
    held: dict[int, list[Appointment]] = {}
    people = Appointment.objects.current(on).filter(position__organization__unit=unit)
    for row in people.select_related("user").order_by("valid_from", "pk"):
        held.setdefault(row.position_id, []).append(row)
    for body in bodies:
        parent = body.parent.name if body.parent and body.pk != unit.pk and body.parent_id != unit.pk else ""
        place = (body.name, kinds[body.kind], parent)
        if not seats.get(body.pk):
            if body.pk != unit.pk:
                yield (*place, "", "", "", "", "", "")
            continue
        for seat in seats[body.pk]:
            office = (*place, seat.title, seat.field, roles[seat.role])
            people_of_seat = held.get(seat.pk, [])
            if not people_of_seat:
                yield (*office, "", "", "")
            for row in people_of_seat:
                yield (*office, row.user.full_name, row.user.username, row.user.email)


def read_sheet(content: bytes) -> list[SheetRow]:
    """Return the lines of a workbook that was filled in.

    :raises SheetRefused: it is no workbook, or not this one.
    """
    values = _values(content)
    at = next((number for number, row in enumerate(values[:20]) if _is_head(row)), None)
    if at is None:
        raise SheetRefused(
            [_("Không thấy dòng tiêu đề có cột «Tên cơ quan». Tải mẫu về, điền vào mẫu rồi gửi lại.")]
        )
    places = {_plain(text): column for column, text in enumerate(values[at]) if text}
    columns = {
        field: places[_plain(text)]
        for field, text in zip(FIELDS, COLUMNS, strict=True)
        if _plain(text) in places
    }
    missing = [text for text in COLUMNS if _plain(text) not in places]
    if missing:
        raise SheetRefused(
            [
                _("Bảng thiếu cột: %(names)s. Tải mẫu về và giữ nguyên các cột.")
                % {"names": "; ".join(missing)}
            ]
        )
    rows = []
    for number, row in enumerate(values[at + 1 :], at + 2):
        said = {field: row[column] if column < len(row) else "" for field, column in columns.items()}
        if any(said.values()):
            rows.append(SheetRow(number, **said))
    if len(rows) > MOST_ROWS:
        raise SheetRefused(
            [_("Bảng có hơn %(most)d dòng. Tách thành nhiều tệp rồi gửi lần lượt.") % {"most": MOST_ROWS}]
        )
    if not rows:
        raise SheetRefused([_("Bảng chưa có dòng nào. Điền vào mẫu rồi gửi lại.")])
    return rows


def _values(content: bytes) -> list[list[str]]:
    unreadable = _("Không mở được tệp này như một bảng Excel. Lưu lại dạng .xlsx rồi gửi lại.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Looked at before it is unpacked: a small file may unfold into all the memory there is.
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise SheetRefused(
                    [_("Tệp quá lớn sau khi giải nén. Bỏ bớt hình ảnh và trang thừa rồi gửi lại.")]
                )
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, python_calamine.CalamineError, OSError, ValueError, IndexError) as fault:
        raise SheetRefused([unreadable]) from fault
    except BaseException as fault:
        # The library gives up on some damaged files in a way that is no Exception.
        if type(fault).__name__ == "PanicException":
            raise SheetRefused([unreadable]) from fault
        raise
    return [[_text(value) for value in row] for row in rows]


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())[:LONGEST]


def _is_head(row: Sequence[str]) -> bool:
    return _plain(COLUMNS[0]) in {_plain(text) for text in row}


def _plain(text: str) -> str:
    return text.strip().casefold()
