"""The suite: the same program with a fast password hash and its files in a folder of the run's own."""

import tempfile
from pathlib import Path

from kehoach.web.settings.base import *  # noqa: F403 - settings are layered by star imports in Django
from kehoach.web.settings.base import DATABASES

SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
SHOW_STYLE_GUIDE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
OWN_FOLDER = Path(tempfile.mkdtemp(prefix="kehoach-test-"))
MEDIA_ROOT = OWN_FOLDER / "uploads"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in life: a database in memory has one connection for all, so nothing ever waits or collides.
    DATABASES["default"]["TEST"] = {"NAME": OWN_FOLDER / "test.sqlite3"}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# In the suite a scan is read within the request: its database belongs to this process alone.
READ_APART = False
