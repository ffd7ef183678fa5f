"""Addresses of jobs."""

from django.urls import path

from kehoach.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.job_list, name="list"),
    path("<slug:name>/chay-ngay/", views.run_now, name="run-now"),
]
