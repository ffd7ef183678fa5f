"""What changes an official document or its register."""
