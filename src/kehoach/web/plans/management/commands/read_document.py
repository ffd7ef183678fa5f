"""Reads a document that was received; started by the page of uploads."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kehoach.web.plans.models import SourceDocument
from kehoach.web.plans.services.reading import finish


class Command(BaseCommand):
    """Read one document by its number."""

    help = "Đọc một văn bản đã nhận"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the document's number."""
        parser.add_argument("document", type=int)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Read it; how far it came is kept with the document."""
        finish(SourceDocument.objects.get(pk=options["document"]))
