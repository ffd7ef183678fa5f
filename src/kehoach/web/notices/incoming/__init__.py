"""Mail that comes to the program: fetched, understood, answered."""
