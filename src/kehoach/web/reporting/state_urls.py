"""Addresses of where things stand: one indicator, one task, who reports in time."""

from django.urls import path

from kehoach.web.reporting.views import items, timeliness

app_name = "states"
urlpatterns = [
    path("chi-tieu/<int:item_id>/", items.indicator, name="indicator"),
    path("chi-tieu/<int:item_id>/chi-dao/", items.instruct_indicator, name="instruct-indicator"),
    path("nhiem-vu/<int:item_id>/", items.task, name="task"),
    path("nhiem-vu/<int:item_id>/chi-dao/", items.instruct_task, name="instruct-task"),
    path("nhiem-vu/<int:item_id>/gia-han/<int:solution_id>/", items.ask_for_time, name="ask-for-time"),
    path("dung-han/", timeliness.timeliness, name="timeliness"),
]
