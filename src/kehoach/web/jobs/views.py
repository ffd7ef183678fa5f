"""The page of jobs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kehoach.web.accounts.http import SignedInRequest
from kehoach.web.jobs import queries, services
from kehoach.web.jobs.registry import find_job


@login_required
def job_list(request: SignedInRequest) -> HttpResponse:
    """Show when each job last ran, with what result, and when it runs next."""
    services.ask_to_administer(request.user)
    context = {"lines": queries.lines(), "is_asleep": queries.is_asleep()}
    return render(request, "jobs/list.html", context)


@login_required
@require_POST
def run_now(request: SignedInRequest, name: str) -> HttpResponse:
    """Have a job run now, and go back to the list."""
    services.ask_to_administer(request.user)
    job = find_job(name)
    if job is None:
        raise Http404
    services.run_now(actor=request.user, job=job)
    messages.success(request, _("Sẽ chạy «%(job)s» trong vài giây tới.") % {"job": job.title})
    return redirect("jobs:list")
