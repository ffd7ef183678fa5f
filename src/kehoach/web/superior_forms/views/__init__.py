"""Pages of superiors' Excel forms."""
