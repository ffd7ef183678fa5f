"""The Django project: the pages, their data and who may do what."""
