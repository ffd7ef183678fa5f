"""Which blocks stand on pages that lie across: wide tables, with the headings that lead to them."""

from collections.abc import Iterator, Sequence

from kehoach.writing.content import Block, Heading, Paragraph, Table
from kehoach.writing.decree30 import END


def spreads(blocks: Sequence[Block], *, all_wide: bool = False) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """Return runs of blocks in order, each with whether its pages lie across.

    Headings and paragraphs that keep with what follows turn with the table they lead to: a heading never
    stays behind at the foot of an upright page.
    """
    wide = [all_wide or (isinstance(block, Table) and block.is_wide) for block in blocks]
    for place in range(len(blocks) - 2, -1, -1):
        block = blocks[place]
        leads = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.together)
        wide[place] = wide[place] or (leads and wide[place + 1])
    if len(blocks) > 1 and _only_ends(blocks[-1]):
        # The mark of the end is no page's only word.
        wide[-1] = wide[-2]
    start = 0
    for place in range(1, len(blocks) + 1):
        if place == len(blocks) or wide[place] != wide[start]:
            yield wide[start], tuple(blocks[start:place])
            start = place


def _only_ends(block: Block) -> bool:
    return isinstance(block, Paragraph) and "".join(run.text for run in block.words).strip() == END
