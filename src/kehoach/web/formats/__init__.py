"""How dates and numbers are written and read in forms, in both languages."""
