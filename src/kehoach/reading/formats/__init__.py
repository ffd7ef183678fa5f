"""Each file format becomes the same layout of paragraphs and tables."""
