"""One machine, plain HTTP on the loopback address: what `make run` starts."""

import os

from kehoach.web.settings.base import *  # noqa: F403 - settings are layered by star imports in Django
from kehoach.web.settings.base import VAR
from kehoach.web.settings.key import secret_key

SECRET_KEY = secret_key(VAR)
DEBUG = os.environ.get("KEHOACH_DEBUG", "") == "1"
SHOW_STYLE_GUIDE = DEBUG
# Served straight from the package: collecting and compressing costs a first start 18 seconds.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
