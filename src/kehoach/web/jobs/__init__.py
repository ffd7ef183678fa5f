"""Work that the program does by itself, at its times, each piece in one process at a time."""
