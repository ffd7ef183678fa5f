"""Addresses of plans."""

from django.urls import path

from kehoach.web.plans.views import plan_pages

app_name = "plans"
urlpatterns = [
    path("", plan_pages.plan_list, name="list"),
    path("<int:plan_id>/", plan_pages.overview, name="plan"),
    path("<int:plan_id>/chi-tieu/", plan_pages.indicators, name="indicators"),
    path("<int:plan_id>/nhiem-vu/", plan_pages.tasks, name="tasks"),
    path("<int:plan_id>/bang-diem/", plan_pages.scorecard, name="scorecard"),
    path("<int:plan_id>/van-ban/", plan_pages.text, name="text"),
    path("<int:plan_id>/soat-loi/", plan_pages.findings, name="findings"),
    path("<int:plan_id>/lich-su/", plan_pages.history, name="history"),
]
