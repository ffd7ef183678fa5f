"""Lists of many plans, drafts and organizations ask the database no more often than short ones."""

import pytest
from django.test import Client
from django.utils import timezone

from kehoach.web.organizations.models import Kind, Organization
from kehoach.web.plans.models import Plan, SourceDocument
from tests.web.people import World, an_organization
from tests.web.plans.test_size import queries


def add_rows(organization: Organization, count: int, *, status: str) -> None:
    """Put so many plans of the organization, each with its document, into the database."""
    start = SourceDocument.objects.count()
    documents = SourceDocument.objects.bulk_create(
        SourceDocument(
            organization=organization, name=f"{row}.txt", sha256=f"{row:064}", size=1, state="read"
        )
        for row in range(start, start + count)
    )
    confirmed_at = timezone.now() if status == Plan.Status.CONFIRMED else None
    Plan.objects.bulk_create(
        Plan(
            organization=organization,
            document=document,
            status=status,
            confirmed_at=confirmed_at,
            title=document.name,
            year=2000 + document.pk % 100,
        )
        for document in documents
    )


@pytest.mark.parametrize("address", ["/", "/ke-hoach/", "/ke-hoach/?tim=1", "/nhap/", "/to-chuc/"])
def test_a_list_asks_as_often_for_300_rows_as_for_3(binh: Client, world: World, address: str) -> None:
    asked = []
    for count in (3, 297):
        for status in (Plan.Status.CONFIRMED, Plan.Status.DRAFT):
            add_rows(world.commune, count, status=status)
        for number in range(min(count, 20)):
            an_organization(f"Thôn {count} {number}", Kind.VILLAGE, world.commune)
        # The first look after something happened computes where the year stands; the others read it.
        binh.get(address)
        asked.append(queries(binh, address))
    assert asked[1] <= asked[0] <= 20
