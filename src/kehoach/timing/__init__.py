"""When things are due: days of work, periods of reporting, their closing and their deadlines."""
