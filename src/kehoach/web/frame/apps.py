"""The app of the frame."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "kehoach.web.frame"
    label = "frame"
