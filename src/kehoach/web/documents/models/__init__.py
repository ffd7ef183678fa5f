"""Official documents, their steps, their files, the templates of their words, and the register of numbers."""

from kehoach.web.documents.models.document import OfficialDocument, OfficialDocumentQuerySet
from kehoach.web.documents.models.file import DocumentFile
from kehoach.web.documents.models.register import Register, RegisterEntry
from kehoach.web.documents.models.step import Step
from kehoach.web.documents.models.template import OfficeTemplate

__all__ = [
    "DocumentFile",
    "OfficeTemplate",
    "OfficialDocument",
    "OfficialDocumentQuerySet",
    "Register",
    "RegisterEntry",
    "Step",
]
