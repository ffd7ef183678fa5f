"""What people do with plans; nothing else writes to their tables."""
