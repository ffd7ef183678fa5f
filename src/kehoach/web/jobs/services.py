"""What a person does with jobs: have one run now."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording
from kehoach.web.jobs.models import JobState
from kehoach.web.jobs.registry import Job
from kehoach.web.organizations.policy import Action, actions_of


def ask_to_administer(actor: User) -> None:
    """Refuse those who administer nothing.

    :raises PermissionDenied: looking after the program is not the actor's.
    """
    if Action.ADMINISTER not in actions_of(actor):
        raise PermissionDenied


def run_now(*, actor: User, job: Job) -> None:
    """Have the job run as soon as a process is free, whenever it is due.

    :raises PermissionDenied: looking after the program is not the actor's.
    """
    ask_to_administer(actor)
    JobState.objects.get_or_create(name=job.name, defaults={"due_at": timezone.now()})
    state = JobState.objects.get(name=job.name)
    with recording(actor, "job.asked-for", state) as entry:
        entry.note(title=str(job.title))
        # Only this column: the lease beside it belongs to whoever runs the job.
        JobState.objects.filter(pk=state.pk).update(asked_for=True)
