"""Words of reporting in templates."""
