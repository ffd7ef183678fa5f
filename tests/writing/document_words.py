"""The words of a composed document, for tests to look at."""

from collections.abc import Iterator

from kehoach.writing.content import Document, Heading, Paragraph, Run, Table


def runs_of(document: Document) -> Iterator[Run]:
    """Every run of the body and the annexes."""
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield from block.words
        elif isinstance(block, Table):
            for row in (*block.heading, *block.rows):
                for cell in row.cells:
                    for words in cell.paragraphs:
                        yield from words


def lines_of(document: Document) -> list[str]:
    """Each heading and paragraph of the body as one line, with its number."""
    return [
        " ".join(part for part in (block.number, "".join(run.text for run in block.words)) if part)
        for block in document.body
        if isinstance(block, (Heading, Paragraph))
    ]


def rows_of(document: Document) -> list[list[str]]:
    """The rows of all tables below their headings, as texts."""
    return [
        [cell.text for cell in row.cells]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def all_words(document: Document) -> str:
    """Everything that is printed."""
    head = document.letterhead
    parts = [
        head.issuer,
        head.superior,
        head.symbol,
        head.place,
        head.date,
        head.kind,
        head.subject,
        document.deciding,
        document.decides,
        *document.legal_basis,
        *document.addressees,
        *document.recipients,
        *(document.signature.lines if document.signature else ()),
        document.signature.name if document.signature else "",
        *(annex.title + annex.reference + annex.label for annex in document.annexes),
        *(run.text for run in runs_of(document)),
    ]
    return "\n".join(parts)
