"""Words of the templates of official documents."""
