"""What tests of plans start from."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    """A folder of the test's own for the files that are sent."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return tmp_path / "uploads"
