"""Addresses of the Excel form of a report."""

from django.urls import path

from kehoach.web.sheets import views

app_name = "forms"
urlpatterns = [
    path("<uuid:submission_id>/bieu-mau.xlsx", views.download, name="download"),
    path("<uuid:submission_id>/bieu-mau/", views.upload, name="upload"),
]
