"""Running what is due: one process at a time holds a job, by a lease that it renews while it works.

Every step is one statement of the database, so it holds on SQLite and on PostgreSQL alike, and a process that
is ended in the middle leaves a lease that runs out.
"""

import logging
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import IntegrityError, close_old_connections, connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kehoach.web.jobs.models import JobRun, JobState
from kehoach.web.jobs.registry import Job, jobs

LOG: Final = logging.getLogger(__name__)
KEPT_RUNS: Final = 50  # of each job
RETRY_AFTER: Final = timedelta(minutes=10)
_LONGEST_SENTENCE: Final = 2000


def new_holder() -> str:
    """Return a name for this process that no other has, on this machine or another."""
    return f"{socket.gethostname()[:40]}/{os.getpid()}/{uuid.uuid4().hex[:8]}"


def run_due(holder: str) -> int:
    """Run every job that is due and free, one after the other; return how many were run."""
    known = set(JobState.objects.values_list("name", flat=True))
    count = 0
    for job in jobs():
        if job.name not in known:
            # Due at once: a job that is new on a machine has its first run to do.
            JobState.objects.bulk_create(
                [JobState(name=job.name, due_at=timezone.now())], ignore_conflicts=True
            )
        if claim(job, holder):
            run(job, holder)
            count += 1
    return count


def claim(job: Job, holder: str) -> bool:
    """Return whether the job is due and now held by this process; of two that ask, one gets it."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    # A lease that ran out is a job that was not brought to its end, whenever it would be due.
    due = Q(due_at__lte=now) | Q(asked_for=True) | Q(leased_until__lt=now)
    lease = now + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    got = JobState.objects.filter(free, due, name=job.name).update(
        holder=holder, leased_until=lease, asked_for=False
    )
    if not got:
        return False
    # Whoever began it before and never ended it was cut off.
    JobRun.objects.filter(name=job.name, ended_at=None).update(
        ended_at=now, error=_("Bị ngắt giữa chừng; đã chạy lại.")
    )
    return True


def run(job: Job, holder: str) -> None:
    """Do the job, which this process holds, and keep how it went."""
    began = timezone.now()
    try:
        record = JobRun.objects.create(name=job.name, holder=holder, started_at=began)
    except IntegrityError:
        LOG.warning("%s: another process has just begun it", job.name)
        return
    result = error = ""
    with _renewing(job, holder):
        try:
            result = job.work(began)
        except Exception as fault:  # whatever one job does, the others go on
            LOG.exception("%s", job.name)
            error = f"{type(fault).__name__}: {fault}"
    ended = timezone.now()
    JobRun.objects.filter(pk=record.pk, ended_at=None).update(
        ended_at=ended, result=result[:_LONGEST_SENTENCE], error=error[:_LONGEST_SENTENCE]
    )
    due = job.due_after(began)
    if error:
        due = min(due, ended + RETRY_AFTER)
    JobState.objects.filter(name=job.name, holder=holder).update(holder="", leased_until=None, due_at=due)
    _forget_old_runs(job)


@contextmanager
def _renewing(job: Job, holder: str) -> Iterator[None]:
    """Renew the lease in a thread of its own until the block ends."""
    done = threading.Event()
    seconds = settings.JOB_LEASE_SECONDS

    def renew() -> None:
        while not done.wait(seconds / 4):
            lease = timezone.now() + timedelta(seconds=seconds)
            try:
                close_old_connections()
                JobState.objects.filter(name=job.name, holder=holder).update(leased_until=lease)
            except Exception:  # the next sign comes in a moment
                LOG.exception("%s: the lease was not renewed", job.name)
        connection.close()

    thread = threading.Thread(target=renew, name=f"lease of {job.name}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _forget_old_runs(job: Job) -> None:
    runs = JobRun.objects.filter(name=job.name).order_by("-started_at", "-pk")
    kept = runs.values_list("pk", flat=True)[KEPT_RUNS - 1 : KEPT_RUNS].first()
    if kept is not None:
        JobRun.objects.filter(name=job.name, pk__lt=kept).delete()
