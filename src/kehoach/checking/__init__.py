"""Rules that find what contradicts itself in a plan."""
