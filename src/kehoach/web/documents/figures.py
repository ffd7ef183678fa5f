"""The figures of a document and the entries they come from: looked up for a draft, kept on issue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kehoach.web.accounts.models import User
from kehoach.web.documents.models import OfficialDocument
from kehoach.web.documents.outside import Origin, origins
from kehoach.writing.content import Document, Heading, Paragraph, Runs, Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in the document, and what it comes from."""

    origin: str
    texts: tuple[str, ...]  # as printed, wherever it is said
    around: str  # the words it stands in, of the first place
    entries: tuple[Origin, ...] = ()


def figures_in(document: Document) -> tuple[Figure, ...]:
    """Return each figure once, in the order of the document."""
    found: dict[str, Figure] = {}
    for words, around in _said(document):
        for run in words:
            if run.origin is None:
                continue
            before = found.get(run.origin)
            texts = (*before.texts, run.text) if before else (run.text,)
            once = tuple(dict.fromkeys(texts))
            found[run.origin] = Figure(run.origin, once, before.around if before else around)
    return tuple(found.values())


def origins_of(row: OfficialDocument, origin: str, *, actor: User | None) -> tuple[Origin, ...]:
    """Return the entries behind a figure: as they are, or as they were on the day of issue."""
    if row.is_issued:
        return tuple(map(_origin_from, row.figures.get(origin, ())))
    return origins(row.composer, origin, actor=actor)


def kept_figures(row: OfficialDocument, document: Document, *, actor: User | None) -> dict[str, Any]:
    """Return the entries behind all figures, to be kept with what is issued."""
    return {
        figure.origin: [_values_of(one) for one in origins_of(row, figure.origin, actor=actor)]
        for figure in figures_in(document)
    }


def _said(document: Document) -> Iterator[tuple[Runs, str]]:
    """Yield the words of each passage with what tells a reader which passage it is."""
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.words, "".join(run.text for run in block.words)
        elif isinstance(block, Table):
            for row in block.rows:
                name = max((cell.text for cell in row.cells[:2]), key=len, default="")
                for cell in row.cells:
                    for words in cell.paragraphs:
                        yield words, name


def _values_of(one: Origin) -> dict[str, Any]:
    return {
        "name": one.name,
        "figure": one.figure,
        "words": one.words,
        "who": one.who,
        "at": one.at.isoformat() if one.at else "",
        "period": one.period,
        "address": one.address,
    }


def _origin_from(values: Mapping[str, Any]) -> Origin:
    at = values.get("at")
    return Origin(
        name=values["name"],
        figure=values["figure"],
        words=values.get("words", ""),
        who=values.get("who", ""),
        at=datetime.fromisoformat(at) if at else None,
        period=values.get("period", ""),
        address=values.get("address", ""),
    )
