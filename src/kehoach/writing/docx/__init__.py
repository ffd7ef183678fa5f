"""A document as a Word file: real styles, real numbering, heading levels, repeated table heads."""

from kehoach.writing.docx.write import write_docx

__all__ = ["write_docx"]
