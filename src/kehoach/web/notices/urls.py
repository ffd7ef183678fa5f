"""Addresses of reminders."""

from django.urls import path

from kehoach.web.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.rules, name="rules"),
    path("thu-den/", views.incoming, name="incoming"),
    path("cua-toi/", views.mine, name="mine"),
]
