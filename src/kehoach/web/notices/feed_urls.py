"""The secret addresses of people's calendars."""

from django.urls import path

from kehoach.web.notices import views

app_name = "feed"
urlpatterns = [path("<str:secret>.ics", views.feed, name="calendar")]
