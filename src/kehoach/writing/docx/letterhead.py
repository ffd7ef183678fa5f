"""The head of page 1: issuer and number left, nation, motto and date right, then kind and subject."""

import textwrap
from collections.abc import Iterable, Iterator

from kehoach.writing import decree30
from kehoach.writing.content import Document, Letterhead, Run
from kehoach.writing.decree30 import SETTINGS, Component
from kehoach.writing.docx.styles import style_name
from kehoach.writing.docx.xml import Element, element, indent, mm, paragraph, set_borders, spacing
from kehoach.writing.widths import width

_POINTS = 72 / 25.4
_NUMBER_GAP = "…"


def head(document: Document) -> Iterator[Element]:
    """Return what stands above the words of the document."""
    letterhead = document.letterhead
    if document.copy_signature:
        yield component(Component.COPY_SIGNATURE, document.copy_signature)
    yield two_columns(
        [
            ([*_issuer(letterhead)], [*_nation()]),
            ([*_number(letterhead)], [*_place_and_date(letterhead)]),
        ],
        decree30.HEAD_COLUMNS,
    )
    if not letterhead.is_letter:
        gap = spacing(before=12)
        yield component(Component.KIND, letterhead.kind.upper(), properties=[gap])
        if letterhead.subject:
            yield component(Component.SUBJECT, letterhead.subject)
            yield _rule(Component.SUBJECT, [letterhead.subject], within=160)
    if document.addressees:
        yield from _addressees(document.addressees)


def component(part: Component, text: str, *, properties: Iterable[Element] = ()) -> Element:
    """Return a paragraph of a component."""
    return paragraph([Run(text)], style=identifier(part), properties=properties)


def identifier(part: Component | str) -> str:
    """Return the identifier of a style: its name without blanks, as python-docx forms it."""
    name = style_name(part) if isinstance(part, Component) else part
    return name.replace(" ", "")


def two_columns(
    rows: list[tuple[list[Element], list[Element]]], widths: tuple[float, float], *, together: bool = True
) -> Element:
    """Return a table without lines of two columns, widths in millimetres."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element(
        "tbl",
        [
            element(
                "tblPr",
                [
                    element("tblW", w=mm(sum(widths)), type="dxa"),
                    element("tblBorders", [element(side, val="nil") for side in sides]),
                    element("tblLayout", type="fixed"),
                    element("tblCellMar", [element(side, w=0, type="dxa") for side in ("left", "right")]),
                ],
            ),
            element("tblGrid", [element("gridCol", w=mm(each)) for each in widths]),
            *(
                element(
                    "tr",
                    [
                        element("trPr", [element("cantSplit")]) if together else None,
                        *(
                            element(
                                "tc",
                                [
                                    element("tcPr", [element("tcW", w=mm(each), type="dxa")]),
                                    *(cell or [element("p")]),
                                ],
                            )
                            for cell, each in zip(row, widths, strict=True)
                        ),
                    ],
                )
                for row in rows
            ),
        ],
    )


def _nation() -> Iterator[Element]:
    yield component(Component.NATION, decree30.NATION)
    yield component(Component.MOTTO, decree30.MOTTO)
    yield _rule(Component.MOTTO, [decree30.MOTTO], within=decree30.HEAD_COLUMNS[1])


def _issuer(letterhead: Letterhead) -> Iterator[Element]:
    room = decree30.HEAD_COLUMNS[0]
    if letterhead.superior:
        yield component(Component.SUPERIOR, letterhead.superior.upper())
    lines = issuer_lines(letterhead.issuer.upper())
    yield component(Component.ISSUER, "\n".join(lines))
    yield _rule(Component.ISSUER, lines, within=room)


def issuer_lines(name: str) -> list[str]:
    """Return an issuer's name as offices break it: the body, and below it the place."""
    for body in ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"):
        if name.startswith(body + " "):
            return [body, name.removeprefix(body).strip()]
    return [name]


def _number(letterhead: Letterhead) -> Iterator[Element]:
    shown = f"Số: {letterhead.number or _NUMBER_GAP}/{letterhead.symbol}"
    yield component(Component.NUMBER, shown, properties=[spacing(before=6)])
    if letterhead.is_letter and letterhead.subject:
        yield component(
            Component.LETTER_SUBJECT,
            f"V/v {letterhead.subject}",
            properties=[spacing(before=decree30.SUBJECT_GAP)],
        )
    if letterhead.urgency:
        yield from _framed(Component.URGENCY, letterhead.urgency.value)
    if letterhead.circulation:
        yield from _framed(Component.CIRCULATION, letterhead.circulation.upper())
    if letterhead.secrecy:
        yield from _framed(Component.SECRECY, letterhead.secrecy.value)


def _place_and_date(letterhead: Letterhead) -> Iterator[Element]:
    shown = ", ".join(part for part in (letterhead.place, letterhead.date) if part)
    yield component(Component.PLACE_DATE, shown, properties=[spacing(before=6)])


def _rule(part: Component, lines: list[str], *, within: float) -> Element:
    """Return a line below words, as long as the decree says of the longest of them."""
    setting = SETTINGS[part]
    if setting.rule is None:
        raise ValueError(f"{part} has no rule")
    room = within * _POINTS
    longest = max(
        width(line, setting.size, bold=setting.bold) for line in _wrapped(lines, setting.size, room)
    )
    side = (room - min(room, longest) * setting.rule.share) / 2
    return paragraph(
        [],
        style="Normal",
        properties=[set_borders(["top"]), spacing(exact=3), indent(left=side, right=side)],
    )


def _wrapped(lines: list[str], size: float, room: float) -> list[str]:
    letters = max(8, int(room / (size * 0.6)))
    return [
        part
        for line in lines
        for part in ([line] if width(line, size, bold=True) <= room else textwrap.wrap(line, letters))
    ]


def _framed(part: Component, text: str) -> Iterator[Element]:
    setting = SETTINGS[part]
    wanted = decree30.URGENCY_FRAMES.get(text, (0.0, 8.0))[0] * _POINTS
    wanted = wanted or width(text, setting.size, bold=True) + 16
    side = max(0.0, (decree30.HEAD_COLUMNS[0] * _POINTS - wanted) / 2)
    colour = decree30.MARK_COLOUR if part != Component.CIRCULATION else "000000"
    yield component(
        part,
        text,
        properties=[
            set_borders(["top", "left", "bottom", "right"], colour=colour, size=8),
            spacing(before=6),
            indent(left=side, right=side),
        ],
    )


def _addressees(addressees: tuple[str, ...]) -> Iterator[Element]:
    inset = indent(left=70, first=0)
    if len(addressees) == 1:
        yield component(
            Component.ADDRESSEES,
            f"Kính gửi: {addressees[0]}",
            properties=[spacing(before=12, after=6), inset],
        )
        return
    yield component(Component.ADDRESSEES, "Kính gửi:", properties=[spacing(before=12), inset])
    for place, addressee in enumerate(addressees, start=1):
        mark = "." if place == len(addressees) else ";"
        yield component(
            Component.ADDRESSEES,
            f"- {addressee.rstrip(' .;')}{mark}",
            properties=[spacing(after=6 if mark == "." else 0), indent(left=125, first=0)],
        )
