"""Plans: a document is read in, confirmed by a person and kept as data."""
