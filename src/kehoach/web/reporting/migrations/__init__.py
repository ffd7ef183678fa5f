"""Steps of the tables of reporting."""
