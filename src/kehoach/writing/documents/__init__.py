"""The documents of an office, each composed of plain facts and the words of a template."""
