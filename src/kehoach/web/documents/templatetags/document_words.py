"""Words of a document for templates: runs with their letters, figures that lead to their entries."""

from typing import Any, Final
from urllib.parse import quote

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kehoach.writing.citation import number_text
from kehoach.writing.content import Align, Cell, Run, Runs, Table
from kehoach.writing.decree30 import MOTTO, NATION

register = template.Library()
# Words that the decree prints, the same in every language of the pages.
PRINTED: Final = {
    "nation": NATION,
    "motto": MOTTO,
    "number": "Số:",
    "about": "V/v",
    "addressees": "Kính gửi:",
    "recipients": "Nơi nhận:",
}


@register.simple_tag
def printed(name: str) -> str:
    """Return words that stand on every document."""
    return PRINTED[name]


@register.simple_tag(takes_context=True)
def words(context: dict[str, Any], runs: Runs) -> SafeString:
    """Return runs as they are set; a figure is a link to the entries it comes from."""
    return _words(runs, str(context.get("figures_address", "")))


@register.simple_tag(takes_context=True)
def cell_words(context: dict[str, Any], cell: Cell) -> SafeString:
    """Return the paragraphs of a cell."""
    address = str(context.get("figures_address", ""))
    if not cell.more:
        return _words(cell.words, address)
    return format_html_join(mark_safe("<br>"), "{}", ((_words(one, address),) for one in cell.paragraphs))


def _words(runs: Runs, address: str) -> SafeString:
    return SafeString("".join(_run(run, address) for run in runs))


def _run(run: Run, address: str) -> SafeString:
    said = conditional_escape(run.text)
    # Most runs are words alone, and a table has thousands of them.
    if run.origin is None and not (run.bold or run.italic or run.raised):
        return said
    for is_so, tag in ((run.raised, "sup"), (run.italic, "i"), (run.bold, "b")):
        if is_so:
            said = format_html("<{}>{}</{}>", tag, said, tag)
    if run.origin is None or not address:
        return said
    place = f"{address}?nguon={quote(run.origin, safe='')}"
    return format_html(
        '<a class="origin" href="{}#nguon" hx-get="{}" hx-target="#figures" hx-swap="outerHTML">{}</a>',
        place,
        place,
        said,
    )


@register.filter
def column_class(table: Table, place: int) -> str:
    """Return the class of a column's width, in steps of five of a hundred."""
    total = sum(column.width for column in table.columns) or 1
    share = 100 * table.columns[place].width / total
    return f"w-{max(5, min(95, 5 * round(share / 5)))}"


@register.filter
def paragraph_class(block: Any) -> str:
    """Return the classes of how a paragraph stands."""
    classes = [f"to-{block.align}"]
    if block.indented and block.align in (Align.JUSTIFY, Align.LEFT):
        classes.append("indented")
    return " ".join(classes)


@register.filter
def end_mark(lines: tuple[str, ...], place: int) -> str:
    """Return a line of a list with its end mark: «;» and after the last «.»."""
    mark = "." if place == len(lines) else ";"
    return lines[place - 1].rstrip(" .;,") + mark


@register.filter
def two_digits(number: int | None) -> str:
    """Return a number as documents print it."""
    return number_text(number)
