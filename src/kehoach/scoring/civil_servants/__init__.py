"""Civil servants scored by the month from their work, and rated by the year."""
