"""Running the program: start it, fill it with the sample unit, make an account."""
