"""The register of outgoing documents as it is read and printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.models import OfficialDocument, Register, RegisterEntry
from kehoach.web.frame.spreadsheets import Column, Sheet
from kehoach.web.organizations.models import Organization, OrganizationQuerySet
from kehoach.web.organizations.policy import Action, reach


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register: the document only where the person may open it."""

    entry: RegisterEntry
    title: str
    signer: str
    recipients: str
    document_id: int | None

    @property
    def look(self) -> str:
        """Return what became of the number."""
        document = self.entry.document
        if self.entry.state == RegisterEntry.State.USED and document is not None:
            return f"document-{document.state}"
        return "document-withdrawn" if self.entry.state == RegisterEntry.State.CANCELLED else "closed"


@dataclass(frozen=True, slots=True)
class Book:
    """The register that is shown, and those there are."""

    organization: Organization | None
    year: int
    symbol: str
    lines: list[Line]
    organizations: list[Organization]
    years: list[int]
    symbols: list[str]
    next: int


def keeping(actor: User) -> OrganizationQuerySet:
    """Return the organizations whose register a person keeps or signs for."""
    found = reach(actor, Action.ISSUE) | reach(actor, Action.SIGN)
    return Organization.objects.filter(found).order_by("path")


def book(actor: User, query: Mapping[str, str]) -> Book:
    """Return the register that an address asks for; the unit's own of this year where it names none."""
    organizations = list(keeping(actor).select_related("unit"))
    wanted = query.get("co-quan", "")
    chosen = next((one for one in organizations if str(one.pk) == wanted), None)
    organization = chosen or (organizations[0] if organizations else None)
    registers = list(Register.objects.filter(organization=organization)) if organization else []
    this_year = timezone.localdate().year
    years = sorted({this_year, *(row.year for row in registers)}, reverse=True)
    asked = query.get("nam", "")
    year = next((one for one in years if str(one) == asked), this_year)
    of_year = {row.symbol: row for row in registers if row.year == year}
    symbols = sorted(of_year)
    symbol = query.get("ky-hieu", "")
    if symbol not in of_year:
        symbol = symbols[0] if symbols else ""
    held = of_year.get(symbol)
    return Book(
        organization=organization,
        year=year,
        symbol=symbol,
        lines=_lines(held) if held else [],
        organizations=_with_registers(organizations, organization),
        years=years,
        symbols=symbols,
        next=held.last + 1 if held else 1,
    )


def _with_registers(organizations: list[Organization], shown: Organization | None) -> list[Organization]:
    """Return those that have a register, and the one that is shown."""
    keys = set(Register.objects.filter(organization__in=organizations).values_list("organization", flat=True))
    return [one for one in organizations if one.pk in keys or one == shown]


def _lines(register: Register) -> list[Line]:
    rows = register.entries.select_related("document", "register", "taken_by", "cancelled_by")
    rows = rows.defer("document__composed", "document__edits", "document__figures")
    return [_line(entry) for entry in rows.order_by("number")]


def _line(entry: RegisterEntry) -> Line:
    document = entry.document
    if document is None:
        return Line(entry, "", "", "", None)
    return Line(entry, str(document), document.signer, recipients_of(document), document.pk)


def recipients_of(document: OfficialDocument) -> str:
    """Return where a document goes, as the register prints it."""
    said = document.content.get("addressees") or document.content.get("recipients") or []
    return "; ".join(str(one).rstrip(" ;.,") for one in said)


def sheet_of_book(shown: Book) -> Sheet:
    """Return the register for an Excel file."""
    columns = [
        Column(_("Số, ký hiệu"), 18),
        Column(_("Ngày văn bản"), 14),
        Column(_("Tên loại và trích yếu"), 60),
        Column(_("Người ký"), 22),
        Column(_("Nơi nhận"), 36),
        Column(_("Trạng thái"), 22),
        Column(_("Ghi chú"), 36),
    ]
    rows = [
        [
            f"{line.entry.numbers}/{shown.symbol}",
            line.entry.dated,
            line.title,
            line.signer,
            line.recipients,
            str(line.entry.get_state_display()),
            line.entry.reason,
        ]
        for line in shown.lines
    ]
    title = [_("SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM %(year)s") % {"year": shown.year}]
    return Sheet(_("Sổ văn bản đi"), columns, rows, title)
