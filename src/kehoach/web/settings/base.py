"""What every deployment shares; secrets and addresses come from the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy

from kehoach.web.settings.databases import from_environment

WEB = Path(__file__).resolve().parent.parent
# What changes while the program runs (database, uploads, the key) is kept together, outside the package.
VAR = Path(os.environ.get("KEHOACH_VAR", "var")).resolve()

DEBUG = False
SHOW_STYLE_GUIDE = False
ALLOWED_HOSTS = os.environ.get("KEHOACH_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "kehoach.web.frame",
    "kehoach.web.accounts",
    "kehoach.web.audit",
    "kehoach.web.organizations",
    "kehoach.web.jobs",
    "kehoach.web.plans",
    "kehoach.web.reporting",
    "kehoach.web.sheets",
    "kehoach.web.notices",
    "kehoach.web.overview",
    "kehoach.web.documents",
    "kehoach.web.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before the static files, which may be opened as pages of their own.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kehoach.web.plans.uploads.RefuseLargeBodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kehoach.web.frame.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kehoach.web.accounts.first_password.ChangeFirstPassword",
    "kehoach.web.frame.keeping.KeepNothingOfAPerson",
    "kehoach.web.faults.TellFaultsOfTheMachine",
    "kehoach.web.frame.waiting.SignOfReadiness",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Last, as axes asks: it turns a locked sign-in into the page that says so.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kehoach.web.urls"
WSGI_APPLICATION = "kehoach.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kehoach.web.frame.context.frame",
                "kehoach.web.organizations.context.rights",
            ],
        },
    },
]

# Forms are drawn with our own field template: label, hint, error, in this order and each tied to its input.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": from_environment(VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "kehoach.web.accounts.backend.UsernameOrEmail",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "overview:home"
LOGOUT_REDIRECT_URL = "accounts:sign-in"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
# An office shares one address, so an address alone is never locked; a name alone neither, or anyone could
# lock the chairman out from anywhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "kehoach.web.accounts.backend.name_to_lock"
AXES_CLIENT_IP_CALLABLE = "kehoach.web.accounts.backend.address_of"
# Whether a proxy of ours stands before the program and says who asks.
BEHIND_PROXY = False
AXES_LOCKOUT_CALLABLE = "kehoach.web.accounts.views.locked"
AXES_VERBOSE = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 10  # a working day
SESSION_SAVE_EVERY_REQUEST = False
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kehoach.web.errors.stale_form"

# --- what a page may load ---------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # The component kit draws check marks and arrows as pictures inside its style sheet.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- words ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", gettext_lazy("Tiếng Việt")), ("en", gettext_lazy("Tiếng Anh"))]
LANGUAGE_COOKIE_NAME = "kehoach_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
# Templates would write the year as 2.026 and a key as 1.204; amounts are formatted before they get there.
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = "kehoach.web.formats"

# --- files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
STATIC_ROOT: Path | None = VAR / "static"
MEDIA_ROOT = VAR / "uploads"
FILE_UPLOAD_HANDLERS = [
    "kehoach.web.plans.uploads.CutLargeFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Scans are read in a process of their own.
READ_APART = True
# Above this an upload goes to a temporary file instead of memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Fields of a form, files apart; a plan of 300 rows edited in place stays below.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- jobs -------------------------------------------------------------------------------------------------

# A process that gives no sign for so long is taken for ended, and its job is begun anew.
JOB_LEASE_SECONDS = float(os.environ.get("KEHOACH_JOB_LEASE", "60"))
JOB_PAUSE_SECONDS = float(os.environ.get("KEHOACH_JOB_PAUSE", "2"))

# --- mail -------------------------------------------------------------------------------------------------

# Where people open the program: what mails and calendars lead to.
ADDRESS = os.environ.get("KEHOACH_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
# Without a host mails stay in the outbox, where they can be read.
SMTP_HOST = os.environ.get("KEHOACH_SMTP_HOST", "")
SMTP_PORT = int(os.environ.get("KEHOACH_SMTP_PORT", "587"))
SMTP_USER = os.environ.get("KEHOACH_SMTP_USER", "")
SMTP_PASSWORD = os.environ.get("KEHOACH_SMTP_PASSWORD", "")
SMTP_TLS = os.environ.get("KEHOACH_SMTP_TLS", "starttls")  # starttls, ssl or none
SMTP_FROM = os.environ.get("KEHOACH_SMTP_FROM", "") or SMTP_USER or "ke-hoach@localhost"

# The mailbox to which forms are sent back; without a host nothing is fetched.
IMAP_HOST = os.environ.get("KEHOACH_IMAP_HOST", "")
IMAP_PORT = int(os.environ.get("KEHOACH_IMAP_PORT", "993"))
IMAP_USER = os.environ.get("KEHOACH_IMAP_USER", "")
IMAP_PASSWORD = os.environ.get("KEHOACH_IMAP_PASSWORD", "")
IMAP_TLS = os.environ.get("KEHOACH_IMAP_TLS", "ssl")  # ssl, starttls or none
IMAP_FOLDER = os.environ.get("KEHOACH_IMAP_FOLDER", "INBOX")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
