"""The dated tree of organizations, the seats in them and the people who hold the seats."""
