"""Figures between levels: rolled up from units below, shared out to them, carried over mergers and splits."""
