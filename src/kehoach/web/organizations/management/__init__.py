"""Management of organizations."""
