"""Excel forms of superiors: joined once to the unit's targets, filled in for every period."""
