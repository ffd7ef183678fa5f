"""What tests of plans start from."""

from pathlib import Path

import pytest
from pytest_django.fixtures import SettingsWrapper


@pytest.fixture(autouse=True)
def uploads(settings: SettingsWrapper, tmp_path: Path) -> Path:
    """A folder of the test's own for the files that are sent."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT
