"""A stored plan is written as an official document: what was read, mended and added stands in it."""

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.test import Client

from kehoach.pipeline import read_and_check_bytes
from kehoach.reading.contract import draft_to_json
from kehoach.web.plans.models import Finding, Indicator, Plan, Solution
from kehoach.web.plans.restoring import written_plan
from kehoach.web.plans.services import items as services
from kehoach.web.plans.services.findings import mend
from kehoach.writing.docx import write_docx
from tests.reading.test_same_in_every_format import items
from tests.reading.test_seeds import SHARED
from tests.web.people import World
from tests.web.plans.documents import PLAN_TEXT, SAMPLES, a_draft

pytestmark = pytest.mark.django_db
KINDS = ("indicators", "solutions", "criteria")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def words_of(content: bytes) -> str:
    """Return all the words of a Word file, tables too."""
    body = docx.Document(BytesIO(content)).element.body
    return "\n".join("".join(item.itertext()) for item in body.iter() if item.tag.endswith("}p"))


@pytest.fixture
def plan(binh: Client, world: World) -> Plan:
    return a_draft(binh, world.commune)


def read_again(plan: Plan) -> dict[str, Any]:
    """Return the contract's JSON of the Word file that the stored plan is written as."""
    made = written_plan(plan)
    assert not made.unplaced
    found: dict[str, Any] = draft_to_json(*read_and_check_bytes(write_docx(made.document), "ke-hoach.docx"))
    return found


def letters(rows: list[tuple[object, ...]]) -> list[list[str]]:
    """Return items without the marks between their words."""
    return sorted(
        [re.sub(r"[^\w%/,.<>=-]+", " ", str(field).replace("*", "")) for field in row] for row in rows
    )


def the(plan: Plan, name: str) -> Indicator:
    return plan.indicators.get(name__contains=name)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.stem)
def test_a_sample_that_was_stored_reads_the_same_after_it_was_written(
    binh: Client, world: World, path: Path
) -> None:
    plan = a_draft(binh, world.commune, path.read_bytes(), path.name)
    draft, _ = read_and_check_bytes(path.read_bytes(), path.name)
    before, after = items(draft_to_json(draft)), items(read_again(plan))
    # A plan without an issuer of its own is given that of the unit it was read in for.
    issuers = [dict(found["header"]) for found in (before, after)]
    assert issuers[1]["issuer"]
    assert [before[kind] for kind in KINDS] == [after[kind] for kind in KINDS]


@pytest.mark.skipif(not SEEDS, reason="the real plans are not beside this checkout")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_real_plan_that_was_stored_reads_the_same_after_it_was_written(
    binh: Client, world: World, path: Path
) -> None:
    plan = a_draft(binh, world.commune, path.read_bytes(), path.name)
    draft, _ = read_and_check_bytes(path.read_bytes(), path.name)
    before, after = items(draft_to_json(draft)), items(read_again(plan))
    # Stars of a conversion, as in «*Trạm y tế*:», are no words of the plan and are not written.
    assert [letters(before[kind]) for kind in KINDS] == [letters(after[kind]) for kind in KINDS]


def test_a_figure_that_was_mended_stands_in_the_document(world: World, plan: Plan) -> None:
    services.change(actor=world.binh, item=the(plan, "lương thực"), values={"value": Decimal(3600)})
    services.change(actor=world.binh, item=the(plan, "hộ nghèo"), values={"value": Decimal("2.25")})
    words = words_of(write_docx(written_plan(plan).document))
    assert "Tổng sản lượng lương thực đạt 3.600 tấn." in words
    assert "Tỷ lệ hộ nghèo dưới 2,25%." in words
    assert "3.450" not in words


def test_who_does_it_and_until_when_are_mended_in_their_cells(world: World, plan: Plan) -> None:
    first, second = plan.solutions.order_by("order")
    services.change(actor=world.binh, item=first, values={"lead": "Trạm Thú y", "due_text": "Tháng 5/2026"})
    services.change(actor=world.binh, item=second, values={"text": "Rà soát, khai thác nguồn thu từ đất"})
    found = read_again(plan)
    steps = [step for task in found["tasks"] for step in task["solutions"]]
    assert [(step["lead"], step["due_text"]) for step in steps] == [
        ("Trạm Thú y", "Tháng 5/2026"),
        ("Phòng Kinh tế", "Tháng 6/2026"),
    ]
    assert steps[1]["text"] == "Rà soát, khai thác nguồn thu từ đất"


def test_an_item_that_was_added_stands_behind_the_one_before_it(world: World, plan: Plan) -> None:
    forest = the(plan, "Trồng mới")
    services.add(
        actor=world.binh,
        item=Indicator(
            plan=plan, name="Tỷ lệ che phủ rừng", comparator=">=", value=Decimal("42.5"), unit="%"
        ),
        after=forest,
    )
    task = plan.tasks.order_by("order").first()
    assert task is not None
    services.add(
        actor=world.binh,
        item=Solution(plan=plan, task=task, text="Tập huấn thú y", lead="Trạm Y tế", due_text="Tháng 7/2026"),
        after=task.solutions.get(),
    )
    found = read_again(plan)
    added = found["indicators"][-1]
    assert (added["name"], added["comparator"], added["value"]) == ("Tỷ lệ che phủ rừng", ">=", "42.5")
    steps = found["tasks"][0]["solutions"]
    assert [(step["text"], step["lead"], step["due_text"]) for step in steps] == [
        ("Tiêm phòng gia súc", "Phòng Kinh tế", "Tháng 4/2026"),
        ("Tập huấn thú y", "Trạm Y tế", "Tháng 7/2026"),
    ]


def test_an_item_that_was_split_or_merged_leaves_the_words_as_they_are(world: World, plan: Plan) -> None:
    before = words_of(write_docx(written_plan(plan).document))
    solution = plan.solutions.order_by("order")[1]
    services.split(actor=world.binh, item=solution, first="Rà soát nguồn thu", second="từ đất")
    services.merge_into_previous(actor=world.binh, item=the(plan, "hộ nghèo"))
    assert words_of(write_docx(written_plan(plan).document)) == before


def test_a_correction_that_was_taken_over_stands_in_the_document(binh: Client, world: World) -> None:
    text = PLAN_TEXT.replace("Tiêm phòng gia súc", "Đơn đốc tiêm phòng gia súc")
    plan = a_draft(binh, world.commune, text)
    finding = Finding.objects.get(plan=plan, replacement__contains="ôn đốc")
    mend(actor=world.binh, finding=finding)
    assert "Đôn đốc tiêm phòng gia súc" in words_of(write_docx(written_plan(plan).document))


def test_a_change_that_finds_no_place_in_the_words_is_told(binh: Client, world: World, plan: Plan) -> None:
    # «dưới 2,5%» would have to be said otherwise: which words, only a person can tell.
    services.change(actor=world.binh, item=the(plan, "hộ nghèo"), values={"comparator": "<="})
    (told,) = written_plan(plan).unplaced
    assert "Tỷ lệ hộ nghèo" in told
    page = binh.get(f"/ke-hoach/{plan.pk}/ban-viet/").content.decode()
    assert "chưa tìm được vị trí trong lời văn" in page
    assert "Tỷ lệ hộ nghèo" in page


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_plan_is_handed_out_as_a_file(binh: Client, plan: Plan, ending: str, begins: bytes) -> None:
    answer = binh.get(f"/ke-hoach/{plan.pk}/ban-viet/{ending}/")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f'.{ending}"' in answer["Content-Disposition"]
    assert binh.get(f"/ke-hoach/{plan.pk}/ban-viet/exe/").status_code == 404


def test_a_draft_is_shown_as_a_document_to_who_may_mend_it_alone(
    an: Client, binh: Client, chau: Client, plan: Plan
) -> None:
    address = f"/ke-hoach/{plan.pk}/ban-viet/"
    assert [browser.get(address).status_code for browser in (an, binh, chau)] == [404, 200, 404]
