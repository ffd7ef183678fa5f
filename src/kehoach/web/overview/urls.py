"""Address of the first page."""

from django.urls import path

from kehoach.web.overview import views

app_name = "overview"
urlpatterns = [path("", views.home, name="home")]
