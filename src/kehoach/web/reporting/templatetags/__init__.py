"""Tags of the pages of reporting."""
