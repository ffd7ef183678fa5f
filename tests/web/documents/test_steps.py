"""A document on its way: who takes it a step further, who sends it back, and what the steps leave behind."""

import pytest
from django.core.exceptions import PermissionDenied

from kehoach.web.audit.models import AuditEntry
from kehoach.web.documents import refusals
from kehoach.web.documents.models import OfficialDocument, Step
from kehoach.web.documents.services import drafting, editing, issuing, numbering, steps
from tests.web.documents.letters import Office, at
from tests.web.people import World

State = OfficialDocument.State


def test_a_document_goes_from_draft_to_issue_and_each_step_says_who(office: Office) -> None:
    row = office.issued()
    assert row.state == State.ISSUED
    assert list(row.steps.order_by("pk").values_list("kind", "by__username")) == [
        ("drafted", "binh"),
        ("checked", "binh"),
        ("signed", "dung"),
        ("numbered", "binh"),
        ("issued", "binh"),
    ]
    told = AuditEntry.objects.filter(target_type="documents.officialdocument", target_id=str(row.pk))
    assert list(told.order_by("pk").values_list("action", flat=True)) == [
        "official.drafted",
        "official.edited",
        "official.checked",
        "official.signed",
        "official.numbered",
        "official.issued",
    ]


def test_what_lacks_formal_parts_is_not_shown_to_whoever_signs(office: Office, world: World) -> None:
    row = office.draft()
    with pytest.raises(refusals.FormIncomplete, match="thiếu họ và tên người ký; công văn thiếu «Kính gửi»"):
        steps.check(actor=world.binh, document=row)
    assert OfficialDocument.objects.get().state == State.DRAFT


def test_the_leader_sends_back_with_a_note_and_the_coordinator_mends(office: Office, world: World) -> None:
    row = office.checked()
    with pytest.raises(refusals.ReasonNeeded):
        steps.send_back(actor=office.leader, document=row, note=" ")
    row = steps.send_back(actor=office.leader, document=row, note="Thiếu số liệu quý III")
    assert (row.state, row.steps.latest("pk").note) == (State.DRAFT, "Thiếu số liệu quý III")
    editing.add_text(actor=world.binh, document=row, after="b3", text="Quý III đạt 2.000 triệu đồng.")


def test_the_coordinator_takes_back_what_nobody_signed(office: Office, world: World) -> None:
    row = steps.take_back(actor=world.binh, document=office.checked())
    assert row.state == State.DRAFT
    with pytest.raises(refusals.NotAtThisStep):
        steps.take_back(actor=world.binh, document=office.signed())


def test_a_signature_no_longer_holds_when_it_is_sent_back(office: Office) -> None:
    row = steps.send_back(actor=office.leader, document=office.signed(), note="Sửa câu cuối")
    assert row.state == State.DRAFT


def test_a_leader_signs_what_they_read_and_nothing_else(office: Office, world: World) -> None:
    read = office.checked()
    steps.take_back(actor=world.binh, document=read)
    again = steps.check(actor=world.binh, document=read)
    with pytest.raises(refusals.ChangedMeanwhile):
        steps.sign(actor=office.leader, document=again, version=read.version)


@pytest.mark.parametrize("who", ["an", "chau"])
def test_who_neither_writes_nor_signs_here_does_neither(office: Office, world: World, who: str) -> None:
    person = getattr(world, who)
    row = office.filled()
    for refused in (
        lambda: editing.remove(actor=person, document=row, key="b0"),
        lambda: editing.restore(actor=person, document=row, key="b0"),
        lambda: editing.add_text(actor=person, document=row, after="b0", text="x"),
        lambda: editing.change_text(actor=person, document=row, key="b0", text="x", seen=""),
        lambda: editing.change_header(actor=person, document=row, values={}, seen=""),
        lambda: editing.change_row(actor=person, document=row, key="b0", row=0, texts={}, seen=""),
        lambda: drafting.compose_anew(actor=person, document=row),
        lambda: drafting.withdraw(actor=person, document=row, reason="x"),
        lambda: steps.check(actor=person, document=row),
        lambda: steps.take_back(actor=person, document=row),
        lambda: steps.send_back(actor=person, document=row, note="x"),
        lambda: steps.sign(actor=person, document=row, version=row.version),
        lambda: numbering.give_number(actor=person, document=row, dated=at(2026, 1, 5).date()),
        lambda: numbering.cancel_number(actor=person, document=row, reason="x"),
        lambda: issuing.issue(actor=person, document=row),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_the_coordinator_does_not_sign_and_the_leader_does_not_write_nor_number(
    office: Office, world: World
) -> None:
    row = office.checked()
    with pytest.raises(PermissionDenied):
        steps.sign(actor=world.binh, document=row, version=row.version)
    with pytest.raises(PermissionDenied):
        editing.remove(actor=office.leader, document=row, key="b0")
    signed = steps.sign(actor=office.leader, document=row, version=row.version)
    with pytest.raises(PermissionDenied):
        numbering.give_number(actor=office.leader, document=signed, dated=at(2026, 11, 20).date())


def test_a_draft_that_is_given_up_stays_with_its_reason(office: Office, world: World) -> None:
    row = office.draft()
    with pytest.raises(refusals.ReasonNeeded):
        drafting.withdraw(actor=world.binh, document=row, reason="")
    row = drafting.withdraw(actor=world.binh, document=row, reason="Trùng công văn khác")
    assert (row.state, row.steps.latest("pk").kind) == (State.WITHDRAWN, Step.Kind.WITHDRAWN)
    with pytest.raises(refusals.NotAtThisStep):
        editing.remove(actor=world.binh, document=row, key="b0")


def test_what_has_a_number_is_not_given_up_before_the_number_is_cancelled(
    office: Office, world: World
) -> None:
    row = office.numbered()
    with pytest.raises(refusals.NotAtThisStep):
        drafting.withdraw(actor=world.binh, document=row, reason="Không cần nữa")
    row = numbering.cancel_number(actor=world.binh, document=row, reason="Không cần nữa")
    assert drafting.withdraw(actor=world.binh, document=row, reason="Không cần nữa").state == State.WITHDRAWN
