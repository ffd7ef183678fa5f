"""What the page of jobs shows."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from kehoach.web.jobs.models import JobRun, JobState
from kehoach.web.jobs.registry import Job, jobs


@dataclass(frozen=True, slots=True)
class Line:
    """One job with its last runs, the newest first."""

    job: Job
    state: JobState | None
    runs: tuple[JobRun, ...]

    @property
    def last(self) -> JobRun | None:
        """Return the newest run."""
        return self.runs[0] if self.runs else None

    @property
    def is_running(self) -> bool:
        """Return whether a process holds it."""
        until = self.state.leased_until if self.state else None
        return until is not None and until > timezone.now()


def lines(*, runs_each: int = 5) -> list[Line]:
    """Return every job, whether it ever ran or not."""
    states = {state.name: state for state in JobState.objects.all()}
    found: dict[str, list[JobRun]] = {}
    for run in JobRun.objects.order_by("-started_at", "-pk"):  # some fifty of each job are kept
        rows = found.setdefault(run.name, [])
        if len(rows) < runs_each:
            rows.append(run)
    return [Line(job, states.get(job.name), tuple(found.get(job.name, ()))) for job in jobs()]


def is_asleep() -> bool:
    """Return whether jobs wait that nobody runs: some process should have taken them minutes ago."""
    late = timezone.now() - timedelta(minutes=10)
    return JobState.objects.filter(due_at__lt=late, leased_until=None).exists()
