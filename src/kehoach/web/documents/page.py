"""What the page of one document shows, put together with the same questions for a short and a long one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from django.utils.translation import gettext as _

from kehoach.web.accounts.models import User
from kehoach.web.documents.applying import Part, Parts, parts_of
from kehoach.web.documents.edits import Edits, edits_from
from kehoach.web.documents.figures import figures_in
from kehoach.web.documents.free import KEY
from kehoach.web.documents.keeping import composed_of
from kehoach.web.documents.lacking import lacking
from kehoach.web.documents.models import DocumentFile, OfficialDocument, Step
from kehoach.web.documents.outside import formats_of
from kehoach.web.documents.tables import aligned, editable
from kehoach.web.organizations.policy import Action, may
from kehoach.writing.content import Align, Annex, Cell, Document, Paragraph, Row, Runs, Table
from kehoach.writing.decree30 import END

State = OfficialDocument.State
# The five steps everybody knows: what is reached, by which step, in which state of the document it is next.
_BAR: Final = (
    (Step.Kind.DRAFTED, State.DRAFT),
    (Step.Kind.CHECKED, State.CHECKED),
    (Step.Kind.SIGNED, State.SIGNED),
    (Step.Kind.NUMBERED, State.NUMBERED),
    (Step.Kind.ISSUED, State.ISSUED),
)
_ORDER: Final = [state for _step, state in _BAR]


@dataclass(frozen=True, slots=True)
class BarStep:
    """A step as the bar shows it: done with who and when, the next one, or one to come."""

    name: str
    step: Step | None
    is_done: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table as the sheet shows it: its key where its words may be edited."""

    row: Row
    number: int
    cells: tuple[tuple[Cell, Align], ...]
    has_words: bool = False
    is_edited: bool = False

    @property
    def place(self) -> str:
        """Return the end of the address at which the row is edited, below that of its table."""
        return f"dong/{self.number}/"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A block as the sheet shows it."""

    key: str
    block: Any
    kind: str
    mark: str = ""
    composed: str = ""
    words: Runs = ()
    rows: tuple[SheetRow, ...] = ()
    number: int = 0  # of a table, among the tables of the document

    @property
    def look(self) -> str:
        """Return the state that says what a person did to it."""
        return f"block-{self.mark}" if self.mark else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The document as on paper."""

    document: Document
    body: tuple[SheetPart, ...]
    annexes: tuple[tuple[Annex, tuple[SheetPart, ...]], ...]
    edited: int = 0


def sheet_of(row: OfficialDocument, document: Document, *, is_edited_here: bool) -> Sheet:
    """Return the sheet: with the places that may be edited for who edits, else as it reads."""
    edits = edits_from(row.edits) if is_edited_here else Edits()
    parts = parts_of(composed_of(row) if is_edited_here else document, edits)
    numbers = count(1)
    body = tuple(_sheet_part(part, edits, is_edited_here, numbers) for part in parts.body)
    annexes = tuple(
        (annex, tuple(_sheet_part(part, edits, is_edited_here, numbers) for part in blocks))
        for annex, blocks in zip(document.annexes, parts.annexes, strict=True)
    )
    return Sheet(document, _ended(body), annexes, edits.count)


def part_of(row: OfficialDocument, key: str) -> Part | None:
    """Return one part of a draft."""
    return _parts(row).find(key)


def _parts(row: OfficialDocument) -> Parts:
    return parts_of(composed_of(row), edits_from(row.edits))


def _sheet_part(
    part: Part,
    edits: Edits,
    is_edited_here: bool,  # noqa: FBT001 - one of two looks
    numbers: Iterator[int],
) -> SheetPart:
    block = part.block
    kind = type(block).__name__.lower()
    if not isinstance(block, Table):
        words = block.words if part.is_words and hasattr(block, "words") else ()
        return SheetPart(part.key, block, kind, part.mark, part.composed, words)
    editables = list(editable(block)) if is_edited_here else [{}] * len(block.rows)
    touched = {key.rpartition(".c")[0] for key in edits.texts}
    rows = tuple(
        SheetRow(
            row,
            number,
            tuple(zip(row.cells, aligns, strict=True)),
            bool(editables[number]),
            f"{part.key}.r{number}" in touched,
        )
        for number, (row, aligns) in enumerate(zip(block.rows, aligned(block), strict=True))
    )
    return SheetPart(part.key, block, kind, part.mark, rows=rows, number=next(numbers))


def _ended(body: tuple[SheetPart, ...]) -> tuple[SheetPart, ...]:
    """Return the parts with «./.» after the last words (Decree 30/2020, Annex I, II.6)."""
    last = next((place for place in reversed(range(len(body))) if body[place].mark != "removed"), None)
    if last is None or not isinstance(body[last].block, Paragraph) or not body[last].words:
        return body
    *others, final = body[last].words
    if final.text.rstrip().endswith(END):
        return body
    words = (*others, replace(final, text=final.text.rstrip(" .;,:") + END))
    return (*body[:last], replace(body[last], words=words), *body[last + 1 :])


def context_of(row: OfficialDocument, *, actor: User) -> Mapping[str, Any]:
    """Return what the page needs; what the person may not see is not in it."""
    may_write = may(actor, Action.WRITE, row.organization)
    may_sign = may(actor, Action.SIGN, row.organization)
    may_issue = may(actor, Action.ISSUE, row.organization)
    steps = list(row.steps.select_related("by").order_by("pk"))
    is_edited_here = may_write and row.is_draft
    document = row.document
    sheet = sheet_of(row, document, is_edited_here=is_edited_here)
    works_here = may_write or may_sign or may_issue
    files = list(row.files.select_related("added_by").order_by("added_at", "pk"))
    changed_by = row.changed_by.all() if works_here else row.changed_by.filter(state=State.ISSUED)
    return {
        "row": row,
        "sheet": sheet,
        "bar": bar_of(row, steps),
        "history": steps if works_here else [],
        "sent_back": _sent_back(row, steps) if works_here else None,
        "lacking": list(lacking(document)) if row.is_draft else [],
        "files": files,
        "signed_files": [file for file in files if file.kind == DocumentFile.Kind.SIGNED],
        "has_figures": bool(figures_in(document)),
        "formats": () if row.is_issued else formats_of(document),
        "changed_by": list(changed_by.order_by("pk")),
        "related": _related(row, works_here=works_here),
        "may_write": may_write,
        "may_edit": is_edited_here,
        "may_sign": may_sign,
        "may_issue": may_issue,
        "may_compose_anew": is_edited_here and row.composer != KEY and row.related_id is None,
        "may_attach": may_issue and row.state in (State.SIGNED, State.NUMBERED, State.ISSUED),
        "look": f"document-{row.state}",
    }


def bar_of(row: OfficialDocument, steps: Sequence[Step]) -> list[BarStep]:
    """Return the five steps, each with who and when it was reached last."""
    latest = {step.kind: step for step in steps}
    reached = _ORDER.index(State(row.state)) if row.state in _ORDER else -1
    names = (_("Soạn dự thảo"), _("Kiểm tra, trình ký"), _("Ký"), _("Cấp số"), _("Ban hành"))
    return [
        BarStep(
            name,
            latest.get(kind) if place <= reached else None,
            is_done=place <= reached,
            is_next=place == reached + 1 and reached >= 0,
        )
        for place, (name, (kind, _state)) in enumerate(zip(names, _BAR, strict=True))
    ]


def _sent_back(row: OfficialDocument, steps: Sequence[Step]) -> Step | None:
    """Return why a draft came back, until it goes on again."""
    last = next((step for step in reversed(steps) if step.kind != Step.Kind.COMPOSED_ANEW), None)
    is_back = row.is_draft and last is not None and last.kind == Step.Kind.SENT_BACK
    return last if is_back else None


def _related(row: OfficialDocument, *, works_here: bool) -> OfficialDocument | None:
    return row.related if row.related and (works_here or row.related.is_issued) else None
