"""Every address, asked by everybody: who gets in, who is refused, who finds nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kehoach.web.accounts.models import User
from kehoach.web.organizations.policy import Role
from kehoach.web.plans.models import Assignment, Plan
from kehoach.web.plans.models.item import Item
from tests.web.address_table import EVERYBODY, NOBODY, TABLE, Audience
from tests.web.conftest import signed_in
from tests.web.documents.scene import some_documents
from tests.web.people import World, a_person
from tests.web.plans.documents import PLAN_TEXT, a_draft
from tests.web.reporting.periods import a_month_with_a_report
from tests.web.reporting.years import what_is_reported
from tests.web.superior_forms.province_forms import a_joined_form


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
    numbers: Mapping[str, object] = field(default_factory=dict)

    def number(self, name: str) -> object:
        """Return what a word of the table stands for."""
        numbers: Mapping[str, Callable[[], int]] = {
            "draft": lambda: self.draft.document_id,
            "confirmed": lambda: self.confirmed.pk,
            "item": lambda: self.item.pk,
            "finding": lambda: self.draft.findings.order_by("order")[0].pk,
            "commune": lambda: self.world.commune.pk,
            "office": lambda: self.world.office.pk,
            "appointment": lambda: self.world.an.appointments.get().pk,
            "seat": lambda: self.world.an.appointments.get().position_id,
            "target": lambda: self.confirmed.indicators.order_by("order")[0].pk,
            "solution": lambda: self.confirmed.solutions.order_by("order")[0].pk,
            "task": lambda: self.confirmed.solutions.order_by("order")[0].task_id,
        }
        return numbers[name]() if name in numbers else self.numbers.get(name, name)


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
    browsers = {"stranger": Client()} | {who: signed_in(person) for who, person in people.items()}
    reported = what_is_reported(world, people["leader"])
    collected = dict(a_month_with_a_report(world, confirmed))
    numbers = {
        "assignment": Assignment.objects.standing().order_by("pk")[0].pk,
        "period-report": collected.pop("report"),
        **collected,
        **reported,
        **some_documents(world, people["leader"]),
        "superior-form": a_joined_form(world).pk,
    }
    return Scene(draft, confirmed, world, draft.indicators.order_by("order")[0], browsers, numbers)


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
            sent = {key: scene.number(word) if key == "regime" else word for key, word in row.sent.items()}
            answer = scene.browsers[who].post(address, sent, headers=headers)
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
