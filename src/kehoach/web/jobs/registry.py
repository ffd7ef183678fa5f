"""The closed list of jobs: what each is called, when it is due, and the function that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

Work = Callable[[datetime], str]  # the time it is → one sentence of what was done

_JOBS: Final[dict[str, "Job"]] = {}


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work; it must be possible to do it twice without harm."""

    name: str  # as addresses and the database know it: «open-periods»
    title: str | Promise
    work: Work
    every: timedelta
    at: time | None = None  # of a daily job: the time of day in the office

    def due_after(self, moment: datetime) -> datetime:
        """Return when it is due next, once it ran at a moment."""
        if self.at is None:
            return moment + self.every
        local = timezone.localtime(moment)
        due = local.replace(hour=self.at.hour, minute=self.at.minute, second=self.at.second, microsecond=0)
        return due if due > local else due + timedelta(days=1)


def job(
    name: str, title: str | Promise, *, every: timedelta = timedelta(days=1), at: time | None = None
) -> Callable[[Work], Work]:
    """Return a decorator that puts a function on the list."""

    def register(work: Work) -> Work:
        if name in _JOBS:
            raise ValueError(f"two jobs are called {name}")
        _JOBS[name] = Job(name, title, work, every, at)
        return work

    return register


@cache
def _discover() -> None:
    """Have every app that has a module `periodic` put its jobs on the list.

    Only where the list is asked for: the server that shows pages does without what jobs need.
    """
    autodiscover_modules("periodic")


def jobs() -> tuple[Job, ...]:
    """Return all jobs in the order of their names."""
    _discover()
    return tuple(_JOBS[name] for name in sorted(_JOBS))


def find_job(name: str) -> Job | None:
    """Return the job of this name; None where there is none."""
    _discover()
    return _JOBS.get(name)
