"""Steps of the tables of plans."""
