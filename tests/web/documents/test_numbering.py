"""Numbers of the register: one after the other from 1 January, each with its document or its reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kehoach.web.documents import refusals
from kehoach.web.documents.models import OfficialDocument, Register, RegisterEntry
from kehoach.web.documents.services import numbering
from tests.web.documents.letters import Office, at
from tests.web.people import World

NOW = at(2026, 11, 27)


def rows(symbol: str = "UBND", year: int = 2026) -> list[tuple[int, int, str]]:
    entries = RegisterEntry.objects.filter(register__symbol=symbol, register__year=year)
    return list(entries.order_by("number").values_list("first", "number", "state"))


def give(office: Office, **more: object) -> OfficialDocument:
    given: dict[str, object] = {"dated": date(2026, 11, 20), "at": NOW, "document": office.signed()} | more
    return numbering.give_number(actor=office.world.binh, **given)  # type: ignore[arg-type]


def test_numbers_follow_one_another_and_are_printed_with_a_zero(office: Office) -> None:
    first, second = give(office), give(office)
    assert (first.full_number, second.full_number) == ("01/UBND", "02/UBND")
    head = second.document.letterhead
    assert (head.full_number, head.date) == ("02/UBND", "ngày 20 tháng 11 năm 2026")


def test_a_year_a_symbol_and_an_organization_each_begin_at_one(office: Office, world: World) -> None:
    give(office)
    assert give(office, dated=date(2025, 12, 31)).number == 1
    assert give(office, document=office.signed(kind="notice")).full_number == "01/TB-UBND"
    assert give(office, document=office.signed(organization=world.office)).full_number == "01/PKT"
    new_year = give(office, dated=date(2027, 1, 1), at=at(2027, 1, 1))
    assert (new_year.number, new_year.year) == (1, 2027)
    assert Register.objects.count() == 5


def test_a_number_used_on_paper_leaves_a_gap_that_says_why(office: Office) -> None:
    with pytest.raises(refusals.JumpNeedsReason, match="bỏ qua số 01 – 11"):
        give(office, number=12)
    assert rows() == []
    row = give(office, number=12, reason="01 đến 11 đã cấp ở sổ giấy")
    assert row.full_number == "12/UBND"
    assert rows() == [(1, 11, "paper"), (12, 12, "used")]
    assert give(office).number == 13


def test_numbers_of_the_paper_register_are_entered_without_a_document(office: Office, world: World) -> None:
    entry = numbering.enter_paper_numbers(
        actor=world.binh,
        organization=world.commune,
        year=2026,
        symbol="UBND",
        until=40,
        reason="Sổ giấy đến 15/10",
        at=NOW,
    )
    assert entry.numbers == "01 – 40"
    assert give(office).number == 41


def test_a_number_that_is_taken_is_not_given_again(office: Office) -> None:
    give(office)
    with pytest.raises(refusals.NumberTaken, match="Số 01/UBND đã có trong sổ"):
        give(office, number=1, reason="lấy lại")
    with pytest.raises(refusals.NumberFromOne):
        give(office, number=0)
    with pytest.raises(refusals.NumberFromOne):
        give(office, number=100_000, reason="nhảy")


def test_a_cancelled_number_stays_with_its_reason_and_the_next_is_another(
    office: Office, world: World
) -> None:
    row = give(office)
    with pytest.raises(refusals.ReasonNeeded):
        numbering.cancel_number(actor=world.binh, document=row, reason=" ")
    row = numbering.cancel_number(actor=world.binh, document=row, reason="Ghi nhầm ngày")
    assert (row.state, row.number, row.document.letterhead.number) == ("signed", None, "")
    assert "…" in row.document.letterhead.date
    assert give(office, document=row).number == 2
    assert rows() == [(1, 1, "cancelled"), (2, 2, "used")]


def test_a_day_to_come_or_of_long_ago_is_refused(office: Office) -> None:
    with pytest.raises(refusals.DateInTheFuture):
        give(office, dated=date(2026, 11, 28))
    with pytest.raises(refusals.DateTooOld):
        give(office, dated=date(2024, 12, 31))
    assert not RegisterEntry.objects.exists()


def test_a_day_before_that_of_the_number_before_asks_why(office: Office) -> None:
    give(office)
    with pytest.raises(refusals.BackdatedNeedsReason, match=r"số 01/UBND \(20/11/2026\)"):
        give(office, dated=date(2026, 11, 19))
    assert give(office, dated=date(2026, 11, 19), reason="Ký từ hôm trước").number == 2


def test_the_database_itself_holds_each_number_once(office: Office, world: World) -> None:
    entry = RegisterEntry.objects.get(document=give(office))
    entry.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)
    gap = RegisterEntry(register=entry.register, first=2, number=5, state="paper", taken_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        gap.save(force_insert=True)
