"""A document as a part of a web page: its words in their order, each figure leading to its source."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Final

from kehoach.writing import decree30
from kehoach.writing.clean import cleaned
from kehoach.writing.content import (
    Align,
    Annex,
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)
from kehoach.writing.docx.letterhead import issuer_lines
from kehoach.writing.endings import bullet_free, ended, with_mark
from kehoach.writing.grid import placed, with_columns

Link = Callable[[str], str | None]

# The page around it has its title as <h1>, the document its kind as <h2>.
_FIRST_HEADING: Final = 3
_DEEPEST_HEADING: Final = 6


def to_html(document: Document, *, link: Link = lambda origin: None) -> str:
    """Return the document as HTML without styles; `link` gives the address of an origin, None for none."""
    return "\n".join(_article(ended(cleaned(document)), link))


def _article(document: Document, link: Link) -> Iterator[str]:
    letterhead = document.letterhead
    yield f'<article class="paper" lang="{decree30.LANGUAGE}">'
    yield from _line("p", "copy", document.copy_signature)
    yield from _head(letterhead)
    if not letterhead.is_letter:
        yield from _line("h2", "kind", letterhead.kind.upper())
        yield from _line("p", "subject", letterhead.subject)
    yield from _addressees(document.addressees)
    yield from _line("p", "decides", document.deciding)
    for basis in document.legal_basis:
        yield from _line("p", "basis", basis)
    yield from _line("p", "decides", document.decides)
    yield from _blocks(document.body, link)
    yield from _foot(document)
    yield from _line("p", "address", document.address)
    for annex in document.annexes:
        yield from _annex(annex, link)
    yield "</article>"


def _line(tag: str, name: str, text: str) -> Iterator[str]:
    if text:
        yield f'<{tag} class="paper-{name}">{_text(text)}</{tag}>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _head(letterhead: Letterhead) -> Iterator[str]:
    yield '<header class="paper-head">'
    yield '<div class="paper-issuing">'
    yield from _line("p", "superior", letterhead.superior.upper())
    yield from _line("p", "issuer", "\n".join(issuer_lines(letterhead.issuer.upper())))
    yield "</div>"
    yield '<div class="paper-nation">'
    yield from _line("p", "state", decree30.NATION)
    yield from _line("p", "motto", decree30.MOTTO)
    yield "</div>"
    yield '<div class="paper-numbering">'
    if letterhead.full_number:
        symbol = f"/{letterhead.symbol}" if letterhead.symbol else ""
        yield from _line("p", "number", f"Số: {letterhead.number or '…'}{symbol}")
    if letterhead.is_letter and letterhead.subject:
        yield from _line("p", "letter-subject", f"V/v {letterhead.subject}")
    for mark in (letterhead.urgency, letterhead.circulation.upper(), letterhead.secrecy):
        yield from _line("p", "mark", str(mark or ""))
    yield "</div>"
    day = ", ".join(part for part in (letterhead.place, letterhead.date) if part)
    yield from _line("p", "date", day)
    yield "</header>"


def _addressees(names: tuple[str, ...]) -> Iterator[str]:
    if len(names) == 1:
        yield from _line("p", "addressees", f"Kính gửi: {names[0]}")
    elif names:
        yield '<div class="paper-addressees">'
        yield "<p>Kính gửi:</p>"
        yield from _list(names)
        yield "</div>"


def _list(names: tuple[str, ...]) -> Iterator[str]:
    last = len(names) - 1
    shown = (with_mark(bullet_free(name), "." if place == last else ";") for place, name in enumerate(names))
    yield '<ul class="paper-names">' + "".join(f"<li>{_text(name)}</li>" for name in shown) + "</ul>"


def _foot(document: Document) -> Iterator[str]:
    if not (document.signature or document.recipients or document.drafter):
        return
    yield '<footer class="paper-foot">'
    yield '<div class="paper-recipients">'
    if document.recipients:
        yield "<p>Nơi nhận:</p>"
        yield from _list(document.recipients)
    yield from _line("p", "drafter", document.drafter.upper())
    yield "</div>"
    if document.signature:
        yield '<div class="paper-signature">'
        yield from _line("p", "authority", "\n".join(line.upper() for line in document.signature.lines))
        yield from _line("p", "signer", document.signature.name)
        yield "</div>"
    yield "</footer>"


def _annex(annex: Annex, link: Link) -> Iterator[str]:
    yield '<section class="paper-annex">'
    yield from _line("h2", "annex-label", f"{annex.label} {annex.number}".strip())
    yield from _line("p", "annex-title", annex.title.upper())
    reference = annex.reference.strip()
    if reference and not reference.startswith("("):
        reference = f"({reference})"
    yield from _line("p", "annex-reference", reference)
    yield from _blocks(annex.blocks, link)
    yield "</section>"


def _blocks(blocks: Iterable[Block], link: Link) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                level = min(max(block.level, 1) + _FIRST_HEADING - 1, _DEEPEST_HEADING)
                words = _numbered(block.number, block.words, link)
                yield f'<h{level} class="paper-heading">{words}</h{level}>'
            case Paragraph():
                looks = _looks(block.align, is_indented=block.indented)
                yield f"<p{looks}>{_numbered(block.number, block.words, link)}</p>"
            case PageBreak():
                yield '<hr class="paper-page">'
            case Table():
                yield from _table(block, link)


def _looks(align: Align, *, is_indented: bool) -> str:
    names = [] if align == Align.JUSTIFY else [f"paper-{align.value}"]
    names += ["paper-indented"] if is_indented else []
    return f' class="{" ".join(names)}"' if names else ""


def _numbered(number: str | None, words: Runs, link: Link) -> str:
    return (_text(number) + " " if number else "") + _words(words, link)


def _words(words: Runs, link: Link) -> str:
    return "".join(_run(run, link) for run in words)


def _run(run: Run, link: Link) -> str:
    shown = _text(run.text)
    for is_set, tag in ((run.raised, "sup"), (run.italic, "em"), (run.bold, "strong")):
        shown = f"<{tag}>{shown}</{tag}>" if is_set else shown
    if run.origin is None:
        return shown
    origin = f'class="paper-origin" data-origin="{escape(run.origin)}"'
    address = link(run.origin)
    return (
        f"<span {origin}>{shown}</span>"
        if address is None
        else (f'<a {origin} href="{escape(address)}">{shown}</a>')
    )


def _table(table: Table, link: Link) -> Iterator[str]:
    table = with_columns(table)
    name = escape(table.title or "Bảng")
    # A table wider than the screen is moved in its own frame, by keys too.
    yield f'<div class="paper-table" role="region" aria-label="{name}" tabindex="0">'
    yield "<table>"
    note = f'<span class="paper-note">{_text(table.note)}</span>' if table.note else ""
    if table.title or note:
        yield f"<caption>{_text(table.title)}{note}</caption>"
    if table.heading:
        yield "<thead>"
        yield from _rows(table, table.heading, link, tag="th")
        yield "</thead>"
    yield "<tbody>"
    yield from _rows(table, table.rows, link, tag="td")
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _rows(table: Table, rows: tuple[Row, ...], link: Link, *, tag: str) -> Iterator[str]:
    for row, cells in zip(rows, placed(rows, columns=len(table.columns)), strict=True):
        shown = []
        for each in cells:
            align = each.cell.align or (Align.CENTER if tag == "th" else table.columns[each.column].align)
            said = f' class="paper-{align.value}"' if align not in (Align.LEFT, Align.JUSTIFY) else ""
            scope = "colgroup" if each.across > 1 else "col"
            said += f' scope="{scope}"' if tag == "th" else ""
            said += f' colspan="{each.across}"' if each.across > 1 else ""
            said += f' rowspan="{each.down}"' if each.down > 1 else ""
            shown.append(f"<{tag}{said}>{_inside(each.cell, link)}</{tag}>")
        group = ' class="paper-group"' if row.bold else ""
        yield f"<tr{group}>{''.join(shown)}</tr>"


def _inside(cell: Cell, link: Link) -> str:
    if not cell.more:
        return _words(cell.words, link)
    return "".join(f"<p>{_words(words, link)}</p>" for words in cell.paragraphs)
