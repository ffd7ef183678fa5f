"""Scorecards of any depth: what their rows come to, what is missing, what would give more points."""
