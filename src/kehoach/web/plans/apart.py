"""Reading that takes long goes on in a process of its own, which outlives the request."""

import subprocess
import sys
from contextlib import suppress
from typing import Final

from django.conf import settings

from kehoach.web.plans.models import SourceDocument
from kehoach.web.plans.services import reading

# Most documents with a text layer are read by then, and the person sees no progress page at all.
PATIENCE: Final = 5.0


def start(document: SourceDocument, *, patience: float = PATIENCE) -> SourceDocument:
    """Begin to read; return the document as it is when it is read or patience ends."""
    if not settings.READ_APART:
        return reading.finish(document)
    command = [sys.executable, "-m", "django", "read_document", str(document.pk)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=patience)
    return SourceDocument.objects.light().select_related("organization").get(pk=document.pk)
