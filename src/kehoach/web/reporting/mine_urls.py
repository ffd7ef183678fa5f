"""Addresses of «Việc của tôi»."""

from django.urls import URLPattern

app_name = "mine"
urlpatterns: list[URLPattern] = []
