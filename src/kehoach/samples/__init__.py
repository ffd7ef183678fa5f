"""The sample unit that the demonstration starts with: its organizations, people and plan documents."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@cache
def sample_unit() -> dict[str, Any]:
    """Return the organizations, seats, people and plans of unit.toml."""
    return tomllib.loads((files(__package__) / "unit.toml").read_text(encoding="utf-8"))


def document(name: str) -> Traversable:
    """Return the file of a sample plan."""
    return files(__package__) / "documents" / name


def answers(name: str) -> dict[str, Any]:
    """Return what should be read from that file, in the shape of the reading contract.

    `covers` names the parts that are complete; the others were not written down.
    """
    stem = name.rpartition(".")[0]
    text = (files(__package__) / "answers" / f"{stem}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
