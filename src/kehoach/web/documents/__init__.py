"""Official documents: composed, edited, checked, signed, numbered, issued, and never changed afterwards."""
