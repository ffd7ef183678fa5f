"""Official documents, their steps, their files, and the register of numbers."""

from kehoach.web.documents.models.document import OfficialDocument, OfficialDocumentQuerySet
from kehoach.web.documents.models.file import DocumentFile
from kehoach.web.documents.models.register import Register, RegisterEntry
from kehoach.web.documents.models.step import Step

__all__ = [
    "DocumentFile",
    "OfficialDocument",
    "OfficialDocumentQuerySet",
    "Register",
    "RegisterEntry",
    "Step",
]
