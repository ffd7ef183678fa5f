"""A draft with a table and an issued document of the commune, for the test of every address."""

from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.services.drafting import keep_new
from kehoach.writing.content import Cell, Column, Document, Letterhead, Paragraph, Row, Table, runs
from tests.web.documents.letters import Office
from tests.web.people import World


def a_table_of(world: World, *rows: tuple[str, str]) -> OfficialDocument:
    """A draft with a paragraph and a table of names and remarks."""
    table = Table(
        columns=(Column(60), Column(40)),
        heading=(Row((Cell(runs("Việc")), Cell(runs("Ghi chú")))),),
        rows=tuple(Row((Cell(runs(name)), Cell(runs(note)))) for name, note in rows),
    )
    composed = Document(
        letterhead=Letterhead(
            issuer="ỦY BAN NHÂN DÂN XÃ GẦN", symbol="TB-UBND", kind="THÔNG BÁO", subject="lịch"
        ),
        body=(Paragraph(runs("Lịch họp như sau:")), table),
    )
    row = OfficialDocument(
        organization=world.commune, composer="free", created_at=timezone.now(), created_by=world.binh
    )
    return keep_new(row, composed, actor=world.binh, now=timezone.now())


def some_documents(world: World, leader: User) -> dict[str, object]:
    """The keys of a draft, of an issued document, and of its file."""
    issued = Office(world, leader).issued()
    return {
        "official": a_table_of(world, ("Giao ban", "Sáng thứ Hai")).pk,
        "issued": issued.pk,
        "issued-file": issued.files.get(kind="docx").pk,
        "this-year": timezone.localdate().year,
        "row": 0,
    }
