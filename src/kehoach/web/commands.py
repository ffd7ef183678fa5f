"""The door from the command line to Django's management."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from django.core.management import execute_from_command_line

# What the command line calls it → what Django calls it.
MANAGEMENT: Final[Mapping[str, str]] = {
    "verify-audit": "verify_audit",
    "import": "import_plan",
    "import-people": "import_people",
    "refresh-states": "refresh_states",
}


def run(command: str, arguments: Sequence[str]) -> int:
    """Run one management command; return its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kehoach.web.settings.local")
    execute_from_command_line(["kehoach", MANAGEMENT.get(command, command), *arguments])
    return 0
