"""A report as an Excel form: what is owed goes out in it, and what was filled in comes back."""
