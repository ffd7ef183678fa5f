"""Points of a criterion by a rule that is data: one pure function, and a result that says why."""
