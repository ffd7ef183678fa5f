"""Editing a draft in place: a text, a row of a table, a paragraph more or less, the formal parts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import Recording, recording
from kehoach.web.documents import edits as changes
from kehoach.web.documents.applying import Part, applied, parts_of
from kehoach.web.documents.edits import ADDED, START, Edits, edits_from
from kehoach.web.documents.header import FIELDS, header_of
from kehoach.web.documents.keeping import composed_of, held, keep_words, save
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.permissions import ask
from kehoach.web.documents.refusals import ChangedMeanwhile, NoSuchPlace, NoWords
from kehoach.web.documents.seen import digest
from kehoach.web.documents.tables import texts_of_row
from kehoach.web.organizations.policy import Action
from kehoach.writing.content import Document, Table

State = OfficialDocument.State
# What no file can hold (control characters), and marks that turn the direction of what follows.
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def change_text(
    *, actor: User | None, document: OfficialDocument, key: str, text: str, seen: str
) -> OfficialDocument:
    """Return the draft in which a heading or paragraph reads so; further lines become paragraphs after it.

    `seen` is the digest of the words that the person saw.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NoSuchPlace: the place is gone, or holds no words.
    :raises ChangedMeanwhile: somebody else has changed it since.
    :raises NoWords: the text is empty.
    """
    lines = lines_of(text)
    if not lines:
        raise NoWords
    first, *more = lines

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        part = _standing(composed, before, key)
        if not part.is_words:
            raise NoSuchPlace
        if digest(part.text) != seen:
            raise ChangedMeanwhile(part.text)
        entry.note(place=key, text=[part.text, first], added=more)
        after = before
        if first != part.text:
            is_as_composed = not ADDED.fullmatch(key) and first == (part.composed or part.text)
            after = changes.restored(before, key) if is_as_composed else changes.with_text(before, key, first)
        return changes.with_added(after, key, tuple(more)) if more else after

    return _edited(actor, document, change=change)


def add_text(*, actor: User | None, document: OfficialDocument, after: str, text: str) -> OfficialDocument:
    """Return the draft with one or more paragraphs after a place.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NoSuchPlace: the place is gone.
    :raises NoWords: the text is empty.
    """
    lines = lines_of(text)
    if not lines:
        raise NoWords

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        if after != START:
            _found(composed, before, after)
        entry.note(after=after, added=lines)
        return changes.with_added(before, after, tuple(lines))

    return _edited(actor, document, change=change)


def remove(*, actor: User | None, document: OfficialDocument, key: str) -> OfficialDocument:
    """Return the draft without a block.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NoSuchPlace: the block is gone.
    """

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        part = _standing(composed, before, key)
        entry.note(place=key, removed=part.text)
        return changes.without(before, key)

    return _edited(actor, document, change=change)


def restore(*, actor: User | None, document: OfficialDocument, key: str) -> OfficialDocument:
    """Return the draft in which a block is as it was composed.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NoSuchPlace: the block is gone, or was never composed.
    """

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        part = _found(composed, before, key)
        if part.mark == "added":
            raise NoSuchPlace
        entry.note(place=key, restored=[part.text, part.composed])
        return changes.restored(before, key)

    return _edited(actor, document, change=change)


def change_row(
    *, actor: User | None, document: OfficialDocument, key: str, row: int, texts: Mapping[int, str], seen: str
) -> OfficialDocument:
    """Return the draft in which cells of words in a row of a table read so; figures are not typed over.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises NoSuchPlace: the row or a cell is gone, or holds a figure.
    :raises ChangedMeanwhile: somebody else has changed the row since.
    """

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        part = _standing(composed, before, key)
        table = part.block
        if not isinstance(table, Table) or row >= len(table.rows):
            raise NoSuchPlace
        now = texts_of_row(table, row)
        if digest("\n".join(now.values())) != seen:
            raise ChangedMeanwhile("; ".join(now.values()))
        if not set(texts) <= set(now):
            raise NoSuchPlace
        after = before
        for cell, text in texts.items():
            words = "\n".join(lines_of(text))
            if words != now[cell]:
                entry.note(**{f"{key}.r{row}.c{cell}": [now[cell], words]})
                after = changes.with_text(after, f"{key}.r{row}.c{cell}", words)
        return after

    return _edited(actor, document, change=change)


def change_header(
    *, actor: User | None, document: OfficialDocument, values: Mapping[str, Any], seen: str
) -> OfficialDocument:
    """Return the draft with other formal parts; what is as composed stays the composer's.

    :raises PermissionDenied: the actor does not write for the organization.
    :raises NotAtThisStep: the document is no draft.
    :raises ChangedMeanwhile: somebody else has changed them since.
    """

    def change(entry: Recording, before: Edits, composed: Document) -> Edits:
        now = header_of(applied(composed, before))
        if digest(now) != seen:
            raise ChangedMeanwhile(now["subject"])
        said = {name: values[name] for name in FIELDS if name in values}
        was = header_of(composed)
        entry.note(header={name: [now[name], value] for name, value in said.items() if value != now[name]})
        kept = {name: value for name, value in {**before.header, **said}.items() if value != was[name]}
        return replace(before, header=kept)

    return _edited(actor, document, change=change)


def lines_of(text: str) -> list[str]:
    """Return the lines that hold words, each with single spaces and without what no file can hold.

    >>> lines_of("  Một\\u202e  đoạn \\n\\n hai\\x00 ")
    ['Một đoạn', 'hai']
    """
    clean = (" ".join(_UNWRITABLE.sub("", line).split()) for line in text.splitlines())
    return [line for line in clean if line]


def _edited(
    actor: User | None,
    document: OfficialDocument,
    *,
    change: Callable[[Recording, Edits, Document], Edits],
) -> OfficialDocument:
    ask(actor, Action.WRITE, document.organization)
    with recording(actor, "official.edited", document) as entry:
        row = held(document, State.DRAFT)
        entry.about(row)
        composed = composed_of(row)
        keep_words(entry, row, composed, edits=change(entry, edits_from(row.edits), composed))
        save(row)
    return row


def _found(composed: Document, edits: Edits, key: str) -> Part:
    part = parts_of(composed, edits).find(key)
    if part is None:
        raise NoSuchPlace
    return part


def _standing(composed: Document, edits: Edits, key: str) -> Part:
    part = _found(composed, edits, key)
    if part.mark == "removed":
        raise NoSuchPlace
    return part
