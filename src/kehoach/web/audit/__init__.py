"""The history of every change: append-only, each entry sealed by the hash of the one before."""
