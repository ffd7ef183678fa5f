"""Tags the templates load."""
