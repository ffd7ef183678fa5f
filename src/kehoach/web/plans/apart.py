"""Reading that takes long goes on in a process of its own, which outlives the request."""

import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from kehoach.web.plans.models import SourceDocument
from kehoach.web.plans.services import reading

# Most documents with a text layer are read by then, and the person sees no progress page at all.
PATIENCE: Final = 5.0
# A page takes a few seconds; after this long without a sign the reader is gone.
SILENCE: Final = timedelta(minutes=3)


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


def was_cut_off(document: SourceDocument) -> bool:
    """Return whether the reader stopped without a word, as when the machine was switched off."""
    silent = timezone.now() - document.last_sign_at
    return document.state == SourceDocument.State.READING and silent > SILENCE
