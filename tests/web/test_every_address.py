"""Every address, asked by everybody: who gets in, who is refused, who finds nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Plan
from kehoach.web.plans.models.item import Item
from kehoach.web.plans.services.assigning import Assignee
from kehoach.web.reporting.services.instructions import instruct
from tests.web.conftest import signed_in
from tests.web.people import World, a_person
from tests.web.plans.documents import PLAN_TEXT, a_draft

# What each person gets, by the kind of page. «in» is any answer to one who may: a page, a way on, or a form
# that is not filled in; «sign in» is the way to the sign-in page.
PEOPLE: Final = ("stranger", "reporter", "coordinator", "leader", "observer", "administrator", "superior")
ELSEWHERE: Final = ("elsewhere", "superior elsewhere", "without a seat")
EVERYBODY: Final = (*PEOPLE, *ELSEWHERE)


@dataclass(frozen=True)
class Audience:
    """What those outside of the audience get, and who is in it."""

    inside: tuple[str, ...]
    visible: tuple[str, ...] = ()  # see it, and may not do it: 403
    stranger: str = "sign in"

    def expected(self, who: str) -> str:
        """Return what this person gets."""
        if who in self.inside:
            return "in"
        if who == "stranger":
            return self.stranger
        return "forbidden" if who in self.visible else "not found"


SIGNED_IN = tuple(who for who in EVERYBODY if who != "stranger")
OF_THE_COMMUNE = tuple(who for who in PEOPLE if who != "stranger")
ALL = Audience(EVERYBODY)
ALL_SIGNED_IN = Audience(SIGNED_IN)
READERS = Audience(OF_THE_COMMUNE)
MENDERS = Audience(("coordinator",), visible=OF_THE_COMMUNE)
INSTRUCTORS = Audience(("leader", "superior"), visible=OF_THE_COMMUNE)
SENDERS = Audience(("coordinator", "elsewhere"), visible=SIGNED_IN)
NOBODY = "not allowed"


@dataclass(frozen=True)
class Row:
    """One address: what stands in it, and who may ask for it and send to it."""

    get: Audience | str
    post: Audience | str
    names: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)


ITEM = {"document_id": "draft", "word": "chi-tieu", "item_id": "item"}
FINDING = {"document_id": "draft", "finding_id": "finding"}
DRAFT = {"document_id": "draft"}
PLAN = {"plan_id": "confirmed"}
A_NAME = {"ind-name": "Chỉ tiêu khác"}

TABLE: Final[Mapping[str, Row]] = {
    "overview:home": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "accounts:sign-in": Row(ALL, ALL, sent={"username": "ai-do", "password": "sai"}),
    "accounts:sign-out": Row(NOBODY, ALL),
    "accounts:password": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "reading:list": Row(SENDERS, SENDERS),
    "reading:document": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:progress": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:read-again": Row(NOBODY, MENDERS, names=DRAFT),
    "reading:original": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:remove": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:new-version": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:header": Row(MENDERS, MENDERS, names=DRAFT),
    "reading:confirm": Row(MENDERS, MENDERS, names=DRAFT, sent={"leave_points": "yes"}),
    "reading:reopen": Row(NOBODY, MENDERS, names=DRAFT),
    "reading:accept-finding": Row(MENDERS, MENDERS, names=FINDING, sent={"reason": "Đúng như vậy"}),
    "reading:settle-finding": Row(NOBODY, MENDERS, names=FINDING | {"verb": "sua"}),
    "reading:add-item": Row(MENDERS, MENDERS, names=DRAFT | {"word": "chi-tieu"}, sent={"new-name": "Mới"}),
    "reading:item": Row(MENDERS, MENDERS, names=ITEM),
    "reading:item-menu": Row(MENDERS, MENDERS, names=ITEM),
    "reading:change-item": Row(MENDERS, MENDERS, names=ITEM, sent=A_NAME),
    "reading:split-item": Row(MENDERS, MENDERS, names=ITEM),
    "reading:act-on-item": Row(NOBODY, MENDERS, names=ITEM | {"verb": "xoa"}),
    "plans:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "plans:plan": Row(READERS, READERS, names=PLAN),
    "plans:indicators": Row(READERS, READERS, names=PLAN),
    "plans:tasks": Row(READERS, READERS, names=PLAN),
    "plans:scorecard": Row(READERS, READERS, names=PLAN),
    "plans:text": Row(READERS, READERS, names=PLAN),
    "plans:findings": Row(READERS, READERS, names=PLAN),
    "plans:history": Row(READERS, READERS, names=PLAN),
    "states:indicator": Row(READERS, READERS, names={"item_id": "target"}),
    "states:instruct-indicator": Row(NOBODY, INSTRUCTORS, names={"item_id": "target"}),
    "states:task": Row(READERS, READERS, names={"item_id": "task"}),
    "states:instruct-task": Row(NOBODY, INSTRUCTORS, names={"item_id": "task"}),
    "states:ask-for-time": Row(NOBODY, MENDERS, names={"item_id": "task", "solution_id": "solution"}),
    "states:timeliness": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "instructions:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "instructions:page": Row(READERS, READERS, names={"instruction_id": "instruction"}),
    "instructions:answer": Row(
        NOBODY, MENDERS, names={"instruction_id": "instruction"}, sent={"text": "Đã rõ"}
    ),
    "organizations:list": Row(ALL_SIGNED_IN, ALL_SIGNED_IN),
    "organizations:page": Row(READERS, READERS, names={"organization_id": "commune"}),
    "set-language": Row(ALL, ALL, sent={"language": "en"}),
    "set-theme": Row(NOBODY, ALL, sent={"theme": "dark"}),
    "health": Row(ALL, ALL),
    "style-guide": Row(ALL, ALL),
}


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Yield the name of every address of the program."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, below)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"


def test_every_address_says_here_who_may_come() -> None:
    assert sorted(addresses()) == sorted(TABLE)


@dataclass(frozen=True)
class Scene:
    """A draft and a confirmed plan of the commune, and everybody's browser."""

    draft: Plan
    confirmed: Plan
    world: World
    item: Item
    browsers: Mapping[str, Client]

    def number(self, name: str) -> object:
        """Return what a word of the table stands for."""
        numbers: Mapping[str, Callable[[], int]] = {
            "draft": lambda: self.draft.document_id,
            "confirmed": lambda: self.confirmed.pk,
            "item": lambda: self.item.pk,
            "finding": lambda: self.draft.findings.order_by("order")[0].pk,
            "commune": lambda: self.world.commune.pk,
            "target": lambda: self.confirmed.indicators.order_by("order")[0].pk,
            "solution": lambda: self.confirmed.solutions.order_by("order")[0].pk,
            "task": lambda: self.confirmed.solutions.order_by("order")[0].task_id,
            "instruction": lambda: self.confirmed.instructions.get().pk,
        }
        return numbers[name]() if name in numbers else name


PAGE: Final[dict[str, str]] = {}
PART: Final = {"HX-Request": "true"}
WITH_A_FINDING = PLAN_TEXT.replace(
    "- Trồng mới 120 ha rừng.", "- Tổng đàn: 1.000 con. Trong đó: trâu 300 con, bò 800 con."
)


@pytest.fixture
def scene(world: World, binh: Client) -> Scene:
    confirmed = a_draft(binh, world.commune, PLAN_TEXT)
    binh.post(f"/nhap/{confirmed.document_id}/xac-nhan/", {"leave_points": "yes"})
    draft = a_draft(binh, world.commune, WITH_A_FINDING)
    people: Mapping[str, User] = {
        "reporter": world.an,
        "coordinator": world.binh,
        "leader": a_person("dung", "Ngô Thị Dung", role=Role.LEADER, at=world.commune),
        "observer": a_person("em", "Vũ Văn Em", role=Role.OBSERVER, at=world.commune),
        "administrator": a_person("giang", "Đỗ Hà Giang", role=Role.ADMINISTRATOR, at=world.commune),
        "superior": a_person("hoa", "Bùi Thị Hoa", role=Role.SUPERIOR, at=world.province),
        "elsewhere": world.chau,
        "superior elsewhere": a_person("khoa", "Lý Văn Khoa", role=Role.SUPERIOR, at=world.elsewhere),
        "without a seat": a_person("lan", "Hồ Thị Lan"),
    }
    instruct(
        actor=people["leader"],
        item=confirmed.solutions.order_by("order")[0].task,
        assignee=Assignee(world.commune),
        text="Báo cáo nguyên nhân chậm",
        due_on=timezone.localdate(),
    )
    browsers = {"stranger": Client()} | {who: signed_in(person) for who, person in people.items()}
    return Scene(draft, confirmed, world, draft.indicators.order_by("order")[0], browsers)


def said(answer: Any) -> str:
    """Return what an answer amounts to."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/dang-nhap/?next="):
        return "sign in"
    return {200: "in", 302: "in", 422: "in", 403: "forbidden", 404: "not found", 405: NOBODY}.get(
        answer.status_code, str(answer.status_code)
    )


def ask(scene: Scene, who: str, name: str, *, method: str, headers: dict[str, str]) -> str:
    """Return what a person gets, and leave everything as it was."""
    row = TABLE[name]
    address = reverse(name, kwargs={key: scene.number(word) for key, word in row.names.items()})
    session = dict(scene.browsers[who].cookies)
    with transaction.atomic():
        if method == "get":
            answer = scene.browsers[who].get(address, headers=headers)
        else:
            answer = scene.browsers[who].post(address, dict(row.sent), headers=headers)
        # What is streamed is read, so that its file is closed.
        b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    scene.browsers[who].cookies.clear()
    scene.browsers[who].cookies.update(session)
    return said(answer)


def wanted(audience: Audience | str, who: str) -> str:
    return audience if isinstance(audience, str) else audience.expected(who)


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_person_gets_in_where_they_may_and_nowhere_else(scene: Scene, who: str) -> None:
    got, expected = {}, {}
    asked = [(name, row, headers) for name, row in TABLE.items() for headers in (PAGE, PART)]
    for name, row, headers in asked:
        for method, audience in (("get", row.get), ("post", row.post)):
            # A method that an address does not know is refused after the stranger was asked to sign in.
            either = {"sign in", NOBODY} if audience == NOBODY and who == "stranger" else set()
            answer = ask(scene, who, name, method=method, headers=headers)
            got[name, method, headers is PART] = NOBODY if answer in either else answer
            expected[name, method, headers is PART] = wanted(audience, who)
    assert {key: value for key, value in got.items() if value != expected[key]} == {}
