"""How documents name one another: numbers, symbols, dates, and the first and later citations.

Decree 30/2020/NĐ-CP, Annex I, II.3 (number, symbol), II.4 (place and date), II.6.b (citation).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

GAP: Final = "…"
# Of laws and ordinances only kind and name are cited.
_NAMED_ALONE: Final = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp"})


class UnknownKind(ValueError):
    """No abbreviation stands for a kind of document."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Chưa có chữ viết tắt cho tên loại «{kind}» trong Nghị định 30/2020/NĐ-CP. "
            "Ghi tên loại như Phụ lục III của Nghị định, ví dụ: báo cáo, quyết định."
        )


@cache
def abbreviations() -> Mapping[str, str]:
    """Return what stands for each kind in a symbol: «báo cáo» → «BC»."""
    text = resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    found: Mapping[str, str] = tomllib.loads(text)["abbreviation"]
    return found


def symbol(kind: str, issuer: str, unit: str = "") -> str:
    """Return the symbol of a document; of a letter, which has no kind, with the unit that drafts it.

    >>> symbol("báo cáo", "UBND"), symbol("", "UBND", "VP")
    ('BC-UBND', 'UBND-VP')

    :raises UnknownKind: nothing stands for the kind.
    """
    if not kind:
        return "-".join(part for part in (issuer, unit) if part)
    short = abbreviations().get(kind.lower())
    if short is None:
        raise UnknownKind(kind)
    return f"{short}-{issuer}"


def number_text(number: int | None) -> str:
    """Return a number as it is printed; nothing where there is none yet.

    >>> number_text(5), number_text(128), number_text(None)
    ('05', '128', '')
    """
    return "" if number is None else f"{number:02}"


def date_line(when: date, *, is_issued: bool = True) -> str:
    """Return a date as the head and citations have it; before issue the day is left open.

    >>> date_line(date(2027, 1, 5)), date_line(date(2026, 10, 20), is_issued=False)
    ('ngày 05 tháng 01 năm 2027', 'ngày … tháng 10 năm 2026')
    """
    day = f"{when.day:02}" if is_issued else GAP
    return f"ngày {day} {month_line(when.year, when.month)}"


def short_date(when: date | None) -> str:
    """Return a date as lists and sentences have it, with the zeros of the long form.

    >>> short_date(date(2026, 3, 5)), short_date(date(2026, 2, 18)), short_date(None)
    ('05/3/2026', '18/02/2026', '…')
    """
    return GAP if when is None else f"{when.day:02}/{_month(when)}/{when.year}"


def month_line(year: int, month: int) -> str:
    """Return a month of a year.

    >>> month_line(2027, 1), month_line(2026, 11)
    ('tháng 01 năm 2027', 'tháng 11 năm 2026')
    """
    # Only 1 and 2 have a zero: they could be made 11 and 12 by hand.
    return f"tháng {_month(date(year, month, 1))} năm {year}"


def _month(when: date) -> str:
    return f"{when.month:02}" if when.month < 3 else str(when.month)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is named in another; `date` is as printed where only parts of it are known."""

    kind: str  # «Nghị quyết»
    number: str = ""  # with its symbol: «22/NQ-HĐND»
    date: date | str | None = None
    issuer: str = ""
    title: str = ""  # trích yếu


def first_citation(cited: Cited) -> str:
    """Return how a document is named the first time.

    >>> first_citation(Cited("Nghị quyết", "22/NQ-HĐND", date(2025, 12, 26), "HĐND xã An", "về nhiệm vụ"))
    'Nghị quyết số 22/NQ-HĐND ngày 26 tháng 12 năm 2025 của HĐND xã An về nhiệm vụ'
    >>> first_citation(Cited("Luật", "72/2025/QH15", title="Tổ chức chính quyền địa phương"))
    'Luật Tổ chức chính quyền địa phương'
    """
    if cited.kind.lower() in _NAMED_ALONE:
        return f"{cited.kind} {cited.title}".strip()
    parts = [cited.kind]
    if cited.number:
        parts.append(f"số {cited.number}")
    if isinstance(cited.date, date):
        parts.append(date_line(cited.date))
    elif cited.date:
        parts.append(cited.date)
    if cited.issuer:
        parts.append(f"của {cited.issuer}")
    if cited.title:
        parts.append(cited.title)
    return " ".join(parts)


def later_citation(cited: Cited) -> str:
    """Return how a document is named after the first time.

    >>> later_citation(Cited("Nghị quyết", "22/NQ-HĐND", date(2025, 12, 26)))
    'Nghị quyết số 22/NQ-HĐND'
    """
    if cited.kind.lower() in _NAMED_ALONE or not cited.number:
        return first_citation(cited)
    return f"{cited.kind} số {cited.number}"


def about(title: str) -> str:
    """Return the subject of a document as a citation goes on with it.

    >>> about("Phát triển kinh tế - xã hội năm 2026"), about("Về việc giao dự toán,")
    ('về phát triển kinh tế - xã hội năm 2026', 'về việc giao dự toán')
    """
    words = " ".join(title.split()).rstrip(" ,;.")
    if not words:
        return ""
    is_name = words[1:2].isupper()
    lowered = words if is_name else words[0].lower() + words[1:]
    return lowered if lowered.startswith("về ") else f"về {lowered}"
