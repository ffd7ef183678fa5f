"""What surrounds every page: menu, theme, icons, and how a state looks."""
