"""Addresses of leaders' instructions."""

from django.urls import path

from kehoach.web.reporting.views import instructions

app_name = "instructions"
urlpatterns = [
    path("", instructions.instruction_list, name="list"),
    path("<int:instruction_id>/", instructions.instruction, name="page"),
    path("<int:instruction_id>/tra-loi/", instructions.answer, name="answer"),
]
