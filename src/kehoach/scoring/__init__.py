"""How far things have come: attainment, state, a year's figures, a projection; each with its reason."""
