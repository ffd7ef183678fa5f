"""A sheet of organizations, seats and people comes in: checked row by row, taken whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from kehoach.vietnamese.text import key, tone_key
from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.organizations.models import UNITS, Appointment, Organization, Position
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.refusals import Declined, SheetRefused
from kehoach.web.organizations.services.asking import ask_to_administer
from kehoach.web.organizations.services.seats import (
    appoint,
    change_position,
    create_position,
    open_account,
)
from kehoach.web.organizations.services.tree import create_organization
from kehoach.web.organizations.sheets import SheetRow, kind_words, role_words


@dataclass(slots=True)
class Taken:
    """What a sheet brought: how many of each, and the passwords of new people, kept nowhere else."""

    organizations: int = 0
    seats: int = 0
    changed_seats: int = 0
    appointments: int = 0
    opened: list[tuple[User, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(
            self.organizations or self.seats or self.changed_seats or self.appointments or self.opened
        )


def import_sheet(*, actor: User | None, unit: Organization, rows: Sequence[SheetRow], on: date) -> Taken:
    """Return what the rows brought to the unit from the day on; what is there already stays as it is.

    :raises PermissionDenied: the unit is not the actor's to administer.
    :raises SheetRefused: a row does not fit; nothing of the sheet is kept.
    """
    ask_to_administer(actor, unit)
    if faults := _faults(unit, rows, on):
        raise SheetRefused(faults)
    if not _brings_something(unit, rows, on):
        return Taken()
    with recording(actor, "people.imported", unit) as entry:
        Organization.objects.select_for_update().get(pk=unit.pk)
        taken = Taken()
        bodies = _Bodies(unit, on)
        for row in rows:
            try:
                _take(row, bodies, taken, actor=actor, on=on)
            except (Declined, ValidationError) as fault:
                said = fault.messages if isinstance(fault, ValidationError) else [str(fault)]
                raise SheetRefused([_at(row, "", sentence) for sentence in said]) from fault
        entry.note(
            rows=len(rows),
            organizations=taken.organizations,
            seats=taken.seats,
            appointments=taken.appointments,
            accounts=[person.username for person, _password in taken.opened],
        )
    return taken


class _Bodies:
    """The organizations of the unit by name and by the name of what they stand below."""

    def __init__(self, unit: Organization, on: date) -> None:
        self.unit = unit
        rows = list(
            Organization.objects.current(on).filter(unit=unit).select_related("parent").order_by("path")
        )
        self.all = {(_named(row.name), self._above(row)): row for row in rows}

    def _above(self, row: Organization) -> str:
        if row.pk == self.unit.pk or row.parent is None or row.parent_id == self.unit.pk:
            return ""
        return _named(row.parent.name)

    def find(self, name: str, parent: str) -> Organization | None:
        """Return the organization that a row means; without a parent also one that its name alone tells."""
        if _named(name) == _named(self.unit.name):
            return self.unit
        above = "" if _named(parent) == _named(self.unit.name) else _named(parent)
        found = self.all.get((_named(name), above))
        if found is None and not above:
            alike = [row for (called, _above), row in self.all.items() if called == _named(name)]
            found = alike[0] if len(alike) == 1 else None
        return found

    def called(self, name: str) -> list[Organization]:
        """Return those of this name."""
        if not name or _named(name) == _named(self.unit.name):
            return [self.unit]
        return [row for (called, _above), row in self.all.items() if called == _named(name)]

    def put(self, row: Organization) -> None:
        """Add one that was just made."""
        self.all[_named(row.name), self._above(row)] = row


def _take(row: SheetRow, bodies: _Bodies, taken: Taken, *, actor: User | None, on: date) -> None:
    body = bodies.find(row.name, row.parent)
    if body is None:
        above = bodies.called(row.parent)
        if len(above) != 1:
            raise SheetRefused([_at(row, "Trực thuộc", _unclear_place(row.parent, len(above)))])
        kind = kind_words()[row.kind]
        body = create_organization(actor=actor, name=row.name, kind=kind, parent=above[0], valid_from=on)
        bodies.put(body)
        taken.organizations += 1
    if not row.title:
        return
    seat = _seat(body, row)
    if seat is None:
        role = Role(role_words()[row.role])
        seat = create_position(actor=actor, organization=body, title=row.title, role=role, field=row.field)
        taken.seats += 1
    elif row.field and row.field != seat.field:
        seat = change_position(actor=actor, position=seat, field=row.field)
        taken.changed_seats += 1
    if not row.username:
        return
    person = User.objects.by_sign_in_name(row.username)
    if person is None:
        names = {"username": row.username, "full_name": row.full_name, "email": row.email}
        taken.opened.append(open_account(actor=actor, position=seat, valid_from=on, **names))
    elif not _holds(person, seat, on):
        appoint(actor=actor, user=person, position=seat, valid_from=on)
        taken.appointments += 1


def _seat(body: Organization, row: SheetRow) -> Position | None:
    role = role_words().get(row.role, "")
    same = [seat for seat in body.positions.all() if tone_key(seat.title) == tone_key(row.title)]
    same = [seat for seat in same if not role or seat.role == role]
    return same[0] if len(same) == 1 else None


def _holds(person: User, seat: Position, on: date) -> bool:
    return Appointment.objects.current(on).filter(user=person, position=seat).exists()


def _brings_something(unit: Organization, rows: Sequence[SheetRow], on: date) -> bool:
    bodies = _Bodies(unit, on)
    for row in rows:
        body = bodies.find(row.name, row.parent)
        if body is None:
            return True
        if row.title:
            seat = _seat(body, row)
            if seat is None or (row.field and row.field != seat.field):
                return True
            person = User.objects.by_sign_in_name(row.username) if row.username else None
            if row.username and (person is None or not _holds(person, seat, on)):
                return True
    return False


def _faults(unit: Organization, rows: Sequence[SheetRow], on: date) -> list[str]:
    """Return a sentence for each thing that is wrong, with its row and its column."""
    bodies = _Bodies(unit, on)
    kinds, roles = kind_words(), role_words()
    promised: dict[str, SheetRow] = {}
    people: dict[str, SheetRow] = {}
    mails: dict[str, str] = {}
    faults: list[str] = []
    for row in rows:
        faults += _faults_of_place(row, bodies, promised, kinds)
        faults += _faults_of_seat(row, bodies, roles)
        faults += _faults_of_person(row, people, mails)
        if row.name:
            promised.setdefault(_named(row.name), row)
    return faults


def _faults_of_place(
    row: SheetRow, bodies: _Bodies, promised: dict[str, SheetRow], kinds: dict[str, str]
) -> list[str]:
    faults = []
    if not row.name:
        return [_at(row, "Tên cơ quan", _("chưa ghi tên cơ quan."))]
    body = bodies.find(row.name, row.parent)
    if row.kind and row.kind not in kinds:
        faults.append(
            _at(
                row,
                "Loại",
                _("không có loại «%(word)s». Chọn trong danh sách thả xuống.") % {"word": row.kind},
            )
        )
    elif body is not None and row.kind and kinds[row.kind] != body.kind:
        said = _("«%(name)s» đang là «%(kind)s». Sửa ở trang của cơ quan nếu loại đang ghi chưa đúng.")
        faults.append(_at(row, "Loại", said % {"name": body, "kind": body.get_kind_display()}))
    elif body is None and not row.kind and _named(row.name) not in promised:
        faults.append(_at(row, "Loại", _("cơ quan mới cần có loại. Chọn trong danh sách thả xuống.")))
    elif body is None and row.kind and kinds[row.kind] in UNITS:
        said = _("không thêm cấp chính quyền bằng bảng này. Thêm ở trang của cấp trên.")
        faults.append(_at(row, "Loại", said))
    if body is None and row.parent:
        count = len(bodies.called(row.parent)) or int(_named(row.parent) in promised)
        if count != 1:
            faults.append(_at(row, "Trực thuộc", _unclear_place(row.parent, count)))
    if len(row.name) > 200:
        faults.append(_at(row, "Tên cơ quan", _("tên dài quá 200 chữ. Rút gọn lại.")))
    return faults


def _faults_of_seat(row: SheetRow, bodies: _Bodies, roles: dict[str, str]) -> list[str]:
    faults = []
    if row.role and row.role not in roles:
        said = _("không có vai trò «%(word)s». Chọn trong danh sách thả xuống.")
        faults.append(_at(row, "Vai trò", said % {"word": row.role}))
    if not row.title:
        if row.field or row.role or row.full_name or row.username:
            faults.append(_at(row, "Chức vụ", _("chưa ghi chức vụ.")))
        return faults
    body = bodies.find(row.name, row.parent) if row.name else None
    if not row.role and (body is None or _seat(body, row) is None):
        faults.append(_at(row, "Vai trò", _("chức vụ mới cần có vai trò. Chọn trong danh sách thả xuống.")))
    for column, text in (("Chức vụ", row.title), ("Lĩnh vực", row.field)):
        if len(text) > 160:
            faults.append(_at(row, column, _("dài quá 160 chữ. Rút gọn lại.")))
    return faults


def _faults_of_person(row: SheetRow, people: dict[str, SheetRow], mails: dict[str, str]) -> list[str]:
    if not (row.full_name or row.username or row.email):
        return []
    faults = []
    if not row.username:
        return [_at(row, "Tên đăng nhập", _("chưa ghi tên đăng nhập của người này."))]
    name = row.username.casefold()
    if len(row.username) > 60 or " " in row.username:
        said = _("tên đăng nhập không quá 60 chữ và không có khoảng trống.")
        faults.append(_at(row, "Tên đăng nhập", said))
    known = User.objects.by_sign_in_name(row.username)
    if known is not None and row.full_name and key(known.full_name) != key(row.full_name):
        said = _("tên đăng nhập «%(name)s» là của %(person)s. Ghi tên đăng nhập khác.")
        faults.append(_at(row, "Tên đăng nhập", said % {"name": row.username, "person": known}))
    if known is None and not row.full_name and name not in people:
        faults.append(_at(row, "Họ và tên", _("chưa ghi họ và tên của người mới.")))
    before = people.setdefault(name, row)
    if before is not row and row.full_name and key(before.full_name) != key(row.full_name):
        said = _("tên đăng nhập «%(name)s» đã dùng cho người khác ở dòng %(number)d.")
        faults.append(_at(row, "Tên đăng nhập", said % {"name": row.username, "number": before.number}))
    if row.email:
        faults += _faults_of_mail(row, known, mails)
    return faults


def _faults_of_mail(row: SheetRow, known: User | None, mails: dict[str, str]) -> list[str]:
    try:
        validate_email(row.email)
    except ValidationError:
        return [_at(row, "Thư điện tử", _("«%(mail)s» chưa phải địa chỉ thư.") % {"mail": row.email})]
    owner = User.objects.filter(email__iexact=row.email).first()
    mine = mails.setdefault(row.email.casefold(), row.username.casefold())
    if (owner is not None and owner != known) or mine != row.username.casefold():
        return [_at(row, "Thư điện tử", _("«%(mail)s» đã dùng cho người khác.") % {"mail": row.email})]
    return []


def _unclear_place(name: str, count: int) -> str:
    if count:
        return _("có nhiều cơ quan tên «%(name)s». Ghi tên đầy đủ hơn.") % {"name": name}
    return _("không có cơ quan tên «%(name)s». Thêm dòng cho cơ quan đó ở trên hoặc để trống.") % {
        "name": name
    }


def _at(row: SheetRow, column: str, sentence: str) -> str:
    if not column:
        return _("Dòng %(number)d: %(said)s") % {"number": row.number, "said": sentence}
    return _("Dòng %(number)d, cột «%(column)s»: %(said)s") % {
        "number": row.number,
        "column": column,
        "said": sentence,
    }


def _named(name: str) -> str:
    return " ".join(tone_key(name).split())
