"""What people do with periods and reports; nothing else writes to their tables."""
