"""The suite: the same program with a fast password hash and its files in a folder of the run's own."""

import tempfile
from pathlib import Path

from kehoach.web.settings.base import *  # noqa: F403 - settings are layered by star imports in Django

SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
SHOW_STYLE_GUIDE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="kehoach-test-"))
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
