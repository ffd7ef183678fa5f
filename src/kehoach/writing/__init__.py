"""Official documents: their content, the layout of Decree 30/2020, and files that hold it."""
