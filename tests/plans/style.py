"""How one made document is written: its unit, year, figures, bullets and wording, drawn once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.plans.figures import CONVENTIONS, Convention

WORDS = Path(__file__).parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """The vocabulary file of that name."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Style:
    """Choices that hold through the document."""

    kind: str  # xã, phường
    commune: str
    superior: str  # tỉnh Nam Châu; before 2025 a district
    year: int
    convention: Convention
    bullet: str
    sub_bullet: str
    parts: str  # how parts stand beside their whole: trong đó, brackets, bullets
    numbered_lists: bool
    list_mark: str  # (1), 1.1., 1) or the bullet
    village: str  # thôn, bản, xóm, ấp

    @property
    def unit(self) -> str:
        """The unit as prose names it, «xã Vân Khê»."""
        return f"{self.kind} {self.commune}"

    def mark(self, section: int, number: int) -> str:
        """What opens the item of a list."""
        forms = {"(1)": f"({number}) ", "1.1.": f"{section}.{number}. ", "1)": f"{number}) "}
        return forms.get(self.list_mark, self.bullet)

    def fill(self, template: str) -> str:
        """A sentence of the vocabulary with the unit and the years in it."""
        return (
            template.replace("{unit}", self.unit)
            .replace("{kind}", self.kind)
            .replace("{year}", str(self.year))
            .replace("{last}", str(self.year - 1))
        )


def drawn(random: Random) -> Style:
    """A style at random."""
    prose = words("prose")
    convention = random.choices(list(CONVENTIONS), weights=(6, 2, 1, 1))[0]
    year = random.choice([2023, 2024, 2026, 2026, 2027])
    if year > 2025:
        superior = f"tỉnh {random.choice(prose['provinces'])}"
    else:
        superior = f"huyện {random.choice(prose['districts'])}"
    return Style(
        kind=random.choice(["xã", "xã", "phường"]),
        commune=random.choice(prose["communes"]),
        superior=superior,
        year=year,
        convention=CONVENTIONS[convention],
        bullet=random.choice(["- ", "- ", "+ ", "* ", "• ", "– "]),
        sub_bullet=random.choice(["+ ", "+ ", "- "]),
        parts=random.choice(["trong đó", "trong đó", "brackets", "sentence", "bullets"]),
        numbered_lists=random.random() < 0.3,
        list_mark=random.choice(["(1)", "1.1.", "1)", "bullet", "bullet", "bullet", "bullet"]),
        village=random.choice(["thôn", "thôn", "xóm", "bản", "ấp", "buôn"]),
    )
