"""The monthly cycle: what is owed, what was reported, who is late."""
