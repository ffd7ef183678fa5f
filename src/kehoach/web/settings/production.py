"""Behind a proxy that speaks HTTPS; the secret key and the hosts must be given."""

import os

from kehoach.web.settings.base import *  # noqa: F403 - settings are layered by star imports in Django

# Empty means that Django refuses to start.
SECRET_KEY = os.environ.get("KEHOACH_SECRET_KEY", "")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
BEHIND_PROXY = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
# Sub-domains and the browsers' own lists are for whoever owns the whole domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_TRUSTED_ORIGINS = [name for name in os.environ.get("KEHOACH_ORIGINS", "").split(",") if name]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
