"""The app of running the program."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "kehoach.web.operations"
    label = "operations"
