"""Addresses of periods and of what was reported in them."""

from django.urls import URLPattern

app_name = "periods"
urlpatterns: list[URLPattern] = []
