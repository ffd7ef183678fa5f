"""Official documents composed from the database: facts for each, and what is behind their figures."""
