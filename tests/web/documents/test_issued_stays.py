"""What was issued never changes: not by a service, and not by a statement to the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from kehoach.web.documents import frozen, refusals
from kehoach.web.documents.models import DocumentFile, OfficialDocument, RegisterEntry
from kehoach.web.documents.services import attaching, correcting, drafting, editing, issuing, numbering, steps
from kehoach.web.plans import files
from tests.web.documents.letters import Office
from tests.web.people import World

PDF = b"%PDF-1.7\n%%EOF"


def test_the_issue_keeps_words_files_and_what_goes_with_them(office: Office) -> None:
    row = office.issued()
    document = row.document
    assert document.metadata.issued_on == "20/11/2026"
    assert (document.metadata.number, document.metadata.signer) == ("01", "Ngô Thị Dung")
    assert document.metadata.pages == 1
    assert files.content_of(row.files.get(kind="pdf").sha256).startswith(b"%PDF-")
    kept = row.files.get(kind="docx")
    assert kept.name == "01-UBND.docx"
    assert len(files.content_of(kept.sha256)) == kept.size > 0


def test_no_service_changes_it(office: Office, world: World) -> None:
    row = office.issued()
    before = OfficialDocument.objects.filter(pk=row.pk).values().get()
    for refused in (
        lambda: editing.remove(actor=world.binh, document=row, key="b0"),
        lambda: editing.add_text(actor=world.binh, document=row, after="b0", text="x"),
        lambda: editing.change_header(actor=world.binh, document=row, values={}, seen=""),
        lambda: drafting.withdraw(actor=world.binh, document=row, reason="x"),
        lambda: steps.send_back(actor=office.leader, document=row, note="x"),
        lambda: numbering.cancel_number(actor=world.binh, document=row, reason="x"),
        lambda: issuing.issue(actor=world.binh, document=row),
    ):
        with pytest.raises(refusals.IssuedStays):
            refused()
    assert OfficialDocument.objects.filter(pk=row.pk).values().get() == before


STATEMENTS = [
    "UPDATE documents_officialdocument SET title = 'khác' WHERE id = {document}",
    "UPDATE documents_officialdocument SET state = 'draft', number = NULL WHERE id = {document}",
    "DELETE FROM documents_officialdocument WHERE id = {document}",
    "UPDATE documents_documentfile SET name = 'khác' WHERE document_id = {document}",
    "DELETE FROM documents_documentfile WHERE document_id = {document}",
    "INSERT INTO documents_documentfile (document_id, kind, name, sha256, size, added_at) "
    "VALUES ({document}, 'docx', 'khác.docx', 'x', 1, '2026-11-27 00:00:00')",
    "UPDATE documents_registerentry SET state = 'cancelled', reason = 'x' WHERE document_id = {document}",
    "UPDATE documents_registerentry SET number = 9, first = 9 WHERE document_id = {document}",
    "DELETE FROM documents_registerentry WHERE document_id = {document}",
    "UPDATE documents_step SET note = 'khác' WHERE document_id = {document}",
    "DELETE FROM documents_step WHERE document_id = {document}",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_to_the_database_changes_it(office: Office, statement: str) -> None:
    row = office.issued()
    with (
        pytest.raises(DatabaseError, match=f"{frozen.ISSUED}|{frozen.NUMBERS}|{frozen.STEPS}"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(document=row.pk))


def test_the_guards_are_in_the_database(db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        found = {name for (name,) in cursor.fetchall()}
    assert {name for name, *_ in frozen.GUARDS} <= found, "End a migration of these tables with frozen.guard."


def test_what_is_not_issued_may_be_changed(office: Office) -> None:
    row = office.numbered()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_officialdocument SET title = 'khác' WHERE id = {row.pk}")
    assert RegisterEntry.objects.get(document=row).number == 1


def test_a_signed_copy_may_come_after_the_issue_and_then_stays(office: Office, world: World) -> None:
    row = office.issued()
    kept = attaching.add_signed(actor=world.binh, document=row, name="01-UBND.pdf", content=PDF)
    again = attaching.add_signed(actor=world.binh, document=row, name="khac.pdf", content=PDF)
    assert kept == again
    with pytest.raises(refusals.IssuedStays):
        attaching.remove_signed(actor=world.binh, file=kept)
    assert DocumentFile.objects.filter(document=row, kind="signed").count() == 1


@pytest.mark.parametrize(
    ("relation", "kind", "said"),
    [
        ("corrects", "official_letter", "đính chính"),
        ("amends", "notice", "sửa đổi, bổ sung"),
        ("replaces", "notice", "Văn bản này thay thế"),
    ],
)
def test_a_correction_is_a_new_document_that_says_so(
    office: Office, world: World, relation: str, kind: str, said: str
) -> None:
    signed = office.signed("về lịch họp", kind="notice")
    row = numbering.give_number(actor=world.binh, document=signed, dated=signed.created_at.date())
    row = issuing.issue(actor=world.binh, document=row)
    before = OfficialDocument.objects.filter(pk=row.pk).values().get()
    new = correcting.correct(actor=world.binh, document=row, relation=relation, text="Ngày họp là 05/12.")
    assert (new.kind, new.related, new.state) == (kind, row, "draft")
    words = " ".join(run.text for block in new.document.blocks for run in getattr(block, "words", ()))
    assert said in words
    assert "Thông báo số 01/TB-UBND" in words
    assert list(row.changed_by.all()) == [new]
    assert OfficialDocument.objects.filter(pk=row.pk).values().get() == before


def test_only_what_was_issued_is_corrected(office: Office, world: World) -> None:
    with pytest.raises(refusals.NotIssuedYet):
        correcting.correct(actor=world.binh, document=office.signed(), relation="corrects", text="x")
    with pytest.raises(refusals.NothingTyped):
        correcting.correct(actor=world.binh, document=office.issued(), relation="corrects", text=" ")
