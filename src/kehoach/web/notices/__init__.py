"""What the program tells people by mail: what is due, what is late, what was sent back; and a calendar."""
