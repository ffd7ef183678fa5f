"""The page of jobs: what ran when, and having one run now."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from kehoach.web.audit.models import AuditEntry
from kehoach.web.jobs.models import JobRun, JobState
from kehoach.web.jobs.registry import Job, find_job, jobs
from kehoach.web.jobs.running import claim, run
from kehoach.web.organizations.policy import Role
from tests.web.conftest import signed_in
from tests.web.people import World, a_person


@pytest.fixture
def administrator(world: World) -> Client:
    return signed_in(a_person("giang", "Đỗ Hà Giang", role=Role.ADMINISTRATOR, at=world.commune))


def a_job(work: object, *, at: time | None = None) -> Job:
    return Job("thu", "Việc thử", work, timedelta(hours=1), at)  # type: ignore[arg-type]


def ready(job: Job) -> Job:
    JobState.objects.create(name=job.name, due_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert claim(job, "máy 1")
    return job


def test_what_a_job_did_and_when_it_is_due_next_is_kept(db: None) -> None:
    job = ready(a_job(lambda now: "Đã mở 2 kỳ."))
    run(job, "máy 1")
    kept, state = JobRun.objects.get(), JobState.objects.get()
    assert (kept.result, kept.error, state.holder) == ("Đã mở 2 kỳ.", "", "")
    assert state.due_at - kept.started_at == timedelta(hours=1)


def test_a_job_that_fails_says_why_and_is_tried_again_soon(db: None) -> None:
    def fails(now: datetime) -> str:
        raise OSError("máy chủ thư không trả lời")

    run(ready(a_job(fails)), "máy 1")
    kept, state = JobRun.objects.get(), JobState.objects.get()
    assert "máy chủ thư không trả lời" in kept.error
    assert kept.ended_at is not None
    assert state.due_at - kept.ended_at == timedelta(minutes=10)


def test_a_job_that_is_held_is_not_taken_by_another(db: None) -> None:
    job = ready(a_job(lambda now: "Xong."))
    assert not claim(job, "máy 2")


def test_a_daily_job_is_due_at_its_hour_in_the_office() -> None:
    job = a_job(lambda now: "", at=time(6, 30))
    before, after = datetime(2026, 6, 1, 22, tzinfo=UTC), datetime(2026, 6, 2, 0, tzinfo=UTC)
    assert job.due_after(before) == datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert job.due_after(after) == datetime(2026, 6, 2, 23, 30, tzinfo=UTC)


def test_every_job_is_on_the_page_whether_it_ran_or_not(administrator: Client) -> None:
    answer = administrator.get("/quan-tri/viec-nen/")
    page = answer.content.decode()
    assert jobs()
    assert all(str(job.title) in page for job in jobs())


def test_the_administrator_has_a_job_run_now_and_it_is_written_down(administrator: Client) -> None:
    job = jobs()[0]
    answer = administrator.post(f"/quan-tri/viec-nen/{job.name}/chay-ngay/", follow=True)
    assert str(job.title) in answer.content.decode()
    assert JobState.objects.get(name=job.name).asked_for
    entry = AuditEntry.objects.get(action="job.asked-for")
    assert entry.actor is not None
    assert entry.actor.username == "giang"
    assert claim(job, "máy 1")
    assert not JobState.objects.get(name=job.name).asked_for


def test_nobody_else_sees_the_page(an: Client, binh: Client, chau: Client) -> None:
    for browser in (an, binh, chau):
        assert browser.get("/quan-tri/viec-nen/").status_code == 403
        assert browser.post("/quan-tri/viec-nen/open-periods/chay-ngay/").status_code == 403


def test_a_job_that_does_not_exist_is_not_found(administrator: Client) -> None:
    assert find_job("khong-co") is None
    assert administrator.post("/quan-tri/viec-nen/khong-co/chay-ngay/").status_code == 404
