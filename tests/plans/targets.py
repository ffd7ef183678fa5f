"""Sentences that promise: a figure for each kind of indicator, in the wordings plans use."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.plans.answers import Answers
from tests.plans.figures import amount, printed, shares
from tests.plans.style import Style, words

SECTORS = ("kinh tế", "xã hội", "môi trường", "an ninh")
Entry = dict[str, Any]

# before, after, comparator: what may stand around a figure that should be high, low or kept.
UPWARD = (
    ("", "", "="),
    ("", "", "="),
    ("trên ", "", ">"),
    ("hơn ", "", ">"),
    ("ít nhất ", "", ">="),
    ("tối thiểu ", "", ">="),
    ("từ ", " trở lên", ">="),
    ("", " trở lên", ">="),
    ("không dưới ", "", ">="),
    ("không thấp hơn ", "", ">="),
    ("khoảng ", "", "~"),
    ("xấp xỉ ", "", "~"),
)
DOWNWARD = (
    ("không vượt quá ", "", "<="),
    ("dưới ", "", "<"),
    ("không quá ", "", "<="),
    ("tối đa ", "", "<="),
    ("", "", "="),
    ("", " trở xuống", "<="),
)


COUNTED = {"con", "người", "lao động", "ha", "tấn", "doanh nghiệp", "sản phẩm"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A target's figure and how it is printed, with its unit and the words around it."""

    text: str
    comparator: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Writer:
    """Writes targets into one document and notes each in its answers."""

    def __init__(self, random: Random, style: Style, answers: Answers) -> None:
        self.random = random
        self.style = style
        self.answers = answers
        self._used: set[str] = set()
        self.done: set[str] = set()  # long promises that are told only once

    # -- drawing from the vocabulary -------------------------------------------------------------
    def draw(self, kind: str, sector: str) -> Any:
        """An entry of the sector not yet used in this document, or None where all are."""
        key = "counted" if kind == "share" else "entries"
        tables = [*words("indicators")[kind], *words("indicators_more")[kind]]
        pool = [entry for table in tables if table["sector"] == sector for entry in table[key]]
        fresh = [entry for entry in pool if str(entry) not in self._used]
        if not fresh:
            return None
        entry = self.random.choice(fresh)
        self._used.add(str(entry))
        return entry

    # -- figures ---------------------------------------------------------------------------------
    def printed(self, value: Decimal, *, leading_zero: bool = False) -> str:
        """The figure in the document's convention."""
        return printed(value, self.style.convention, leading_zero=leading_zero)

    def with_unit(self, value: Decimal, unit: str, *, leading_zero: bool = False) -> str:
        """The figure and its unit, «12,5%», «40 ha»."""
        gap = "" if unit in {"%", "‰"} or (unit == "ha" and self.random.random() < 0.2) else " "
        return f"{self.printed(value, leading_zero=leading_zero)}{gap}{unit}"

    def figure(self, entry: Entry) -> Figure:
        """A figure of the entry with its comparator."""
        low, high, decimals = entry["low"], entry["high"], entry.get("decimals", 0)
        aim = entry.get("aim", "up")
        value = amount(self.random, low, high, decimals=decimals)
        unit = entry["unit"]
        if aim == "up" and self.random.random() < 0.08 and not (unit == "%" and value > 85):
            top = value + max(Decimal(1), (value * Decimal("0.1")).quantize(Decimal(1)))
            dash = self.random.choice([" - ", " – ", "-", " đến "])
            gap = "" if unit in {"%", "‰"} else " "
            opening = "từ " if dash == " đến " else ""
            text = f"{opening}{self.printed(value)}{dash}{self.printed(top)}{gap}{unit}"
            return Figure(text, "range", low=value, high=top)
        choices = {"up": UPWARD, "down": DOWNWARD, "flat": (("", "", "="),)}[aim]
        before, after, comparator = self.random.choice(choices)
        return Figure(f"{before}{self.with_unit(value, unit)}{after}", comparator, value=value)

    # -- sentences -------------------------------------------------------------------------------
    def level(self, entry: Entry, *, group: tuple[str, ...], inside: bool = False) -> str:
        """«Tỷ lệ hộ nghèo giảm còn dưới 2%»; the words come back, the indicator is noted."""
        figure = self.figure(entry)
        name = lowered(entry["name"]) if inside else entry["name"]
        link = self._link(entry, figure)
        text = f"{name}{link}{figure.text}"
        identity = self._note(name, text, figure, unit=entry["unit"], group=group)
        if entry.get("aim") == "up" and figure.comparator == "=" and self.random.random() < 0.2:
            text += self._change(text, identity, unit=entry["unit"], group=group)
        return text

    def _link(self, entry: Entry, figure: Figure) -> str:
        plain_links = [" đạt ", ": ", " là ", " đạt "]
        if figure.comparator in {"=", "range"}:
            if entry.get("aim") == "down":
                return self.random.choice([" giảm còn ", ": ", " còn "])
            if entry.get("aim") == "flat":
                return self.random.choice([": ", " ở mức ", " là "])
            return self.random.choice(plain_links)
        if entry.get("aim") == "down":
            return self.random.choice([" ", ": ", " giảm còn ", " ở mức "])
        return self.random.choice([" ", ": ", " đạt ", " đạt "])

    def _change(self, level_text: str, parent: str, *, unit: str, group: tuple[str, ...]) -> str:
        value = amount(self.random, 1, 14, decimals=1)
        base = f"năm {self.style.year - 1}"
        if unit in COUNTED and self.random.random() < 0.4:
            value = amount(self.random, 5, 90)
            name, tail = f"tăng so với {base}", f", tăng {self.printed(value)} {unit} so với {base}"
            self.answers.quantity(name, level_text + tail, value=value, unit=unit, parent=parent, group=group)
            return tail
        if self.random.random() < 0.5:
            tail = f", tăng {self.printed(value)}% so với {base}"
            name = f"tăng so với {base}"
        else:
            tail = f" (tăng {self.printed(value)}% so với {base})"
            name = f"tăng so với {base}"
        self.answers.quantity(
            name, (level_text + tail).rstrip(")"), value=value, unit="%", parent=parent, group=group
        )
        return tail

    def _note(self, name: str, quote: str, figure: Figure, *, unit: str, group: tuple[str, ...]) -> str:
        return self.answers.quantity(
            name,
            quote,
            comparator=figure.comparator,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            unit=unit,
            group=group,
        )

    def share(self, counted: str, *, group: tuple[str, ...], inside: bool = False) -> str:
        """«Trên 95% hộ dân …»."""
        value = Decimal(100) if self.random.random() < 0.35 else amount(self.random, 70, 99.9, decimals=1)
        choices = [
            ("", "", "="),
            ("", "", "="),
            ("trên ", "", ">"),
            ("ít nhất ", "", ">="),
            ("", " trở lên", ">="),
        ]
        before, after, comparator = self.random.choice(choices[:1] if value == 100 else choices)
        text = f"{before}{self.printed(value)}%{after} {counted}"
        text = text if inside else text[0].upper() + text[1:]
        return self._with_noted(text, counted, comparator=comparator, value=value, unit="%", group=group)

    def count(self, entry: Entry, *, group: tuple[str, ...], inside: bool = False) -> str:
        """«Tổ chức ít nhất 04 lớp …»."""
        value = amount(self.random, entry["low"], entry["high"])
        zero = self.random.random() < 0.7
        comparator, before = self.random.choice(
            [("=", ""), ("=", ""), (">=", "ít nhất "), (">", "trên "), ("~", "khoảng ")]
        )
        template = lowered(entry["text"]) if inside else entry["text"]
        name = template.replace("{} ", "")
        if value < 20 and self.random.random() < 0.2:
            top = value + self.random.randint(1, 3)
            text = template.replace(
                "{}", f"{self.printed(value, leading_zero=zero)} - {self.printed(top, leading_zero=zero)}"
            )
            return self._with_noted(
                text, name, comparator="range", low=value, high=top, unit=entry["unit"], group=group
            )
        text = template.replace("{}", before + self.printed(value, leading_zero=zero))
        return self._with_noted(
            text, name, comparator=comparator, value=value, unit=entry["unit"], group=group
        )

    def ratio(self, entry: Entry, *, group: tuple[str, ...], inside: bool = False) -> str:
        """«11/13 thôn …»."""
        whole = self.random.randint(3, 18)
        reached = self.random.randint(max(2, whole - 4), whole)
        before = self.random.choice(["", "", "ít nhất ", "có "])
        text = f"{before}{reached}/{whole} {entry['counted']}"
        text = text if inside else text[0].upper() + text[1:]
        return self._with_noted(
            text,
            entry["counted"],
            comparator="ratio",
            value=Decimal(reached),
            high=Decimal(whole),
            unit=entry["unit"],
            group=group,
        )

    def achievement(self, text: str, *, group: tuple[str, ...]) -> str:
        """«Giữ vững danh hiệu …»."""
        self.answers.achievement(text, text, group=group)
        return text

    def whole(self, entry: Entry, *, group: tuple[str, ...]) -> list[str]:
        """A whole and its parts: one line, or the line and its sub-bullets."""
        value = amount(self.random, entry["low"], entry["high"], decimals=entry["decimals"])
        unit = entry["unit"]
        link = self.random.choice([" đạt ", ": ", " là "])
        head = f"{entry['name']}{link}{self.with_unit(value, unit)}"
        identity = self.answers.quantity(entry["name"], head, value=value, unit=unit, group=group)
        colon = self.random.choice([": ", " "]) if self.style.parts != "bullets" else ": "
        told = []
        for part, figure in zip(
            entry["parts"], shares(self.random, value, count=len(entry["parts"])), strict=True
        ):
            text = f"{part}{colon}{self.with_unit(figure, unit)}"
            shown = text[0].upper() + text[1:] if self.style.parts == "bullets" else text
            self.answers.quantity(part, shown, value=figure, unit=unit, parent=identity, group=group)
            told.append(shown)
        joint = "; " if self.style.convention.decimal == "," else self.random.choice([", ", "; "])
        match self.style.parts:
            case "brackets":
                return [f"{head} ({joint.join(told)})"]
            case "sentence":
                return [f"{head}. Trong đó: {joint.join(told)}"]
            case "bullets":
                return [f"{head}, trong đó:", *told]
            case _:
                return [f"{head}, trong đó: {joint.join(told)}"]

    def _with_noted(self, text: str, name: str, **figures: Any) -> str:
        self.answers.quantity(name, text, **figures)
        return text

    def any_sentence(self, sector: str, *, group: tuple[str, ...], inside: bool = False) -> str | None:
        """One target of the sector in any of the one-line kinds, or None where its vocabulary is used up."""
        kind = self.random.choices(["level", "share", "count", "ratio"], weights=(6, 3, 4, 1))[0]
        entry = self.draw(kind, sector)
        if entry is None:
            return None
        return str(getattr(self, kind)(entry, group=group, inside=inside))


def lowered(text: str) -> str:
    """The text as it stands inside a sentence."""
    return text if text[1:2].isupper() else text[0].lower() + text[1:]
