"""Steps of the tables of notices."""
