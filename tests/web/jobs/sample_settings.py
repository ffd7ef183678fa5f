"""The program as on one machine, with the jobs of the tests."""

from kehoach.web.settings.local import *  # noqa: F403
from kehoach.web.settings.local import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.web.jobs.sample_jobs"]
