"""A document as a PDF file that can be kept for good (PDF/A-2b, ISO 19005-2), without an office suite."""

from kehoach.writing.pdf.write import pages_of, write_pdf

__all__ = ["pages_of", "write_pdf"]
