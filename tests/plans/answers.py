"""The answers of a made document, collected while it is written, in the shape of the reading contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.plans.content import swap
from tests.plans.figures import plain

Json = dict[str, Any]


@dataclass(slots=True)
class Answers:
    """What a reader should find, in document order."""

    period: str
    document: Json = field(default_factory=dict)
    indicators: list[Json] = field(default_factory=list)
    arguable: list[Json] = field(default_factory=list)
    not_indicators: list[Json] = field(default_factory=list)
    tasks: list[Json] = field(default_factory=list)
    task_groups: list[Json] = field(default_factory=list)
    criteria: list[Json] = field(default_factory=list)
    total: str | None = None
    findings: list[Json] = field(default_factory=list)

    def quantity(
        self,
        name: str,
        quote: str,
        *,
        comparator: str = "=",
        value: Decimal | None = None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        unit: str | None = None,
        parent: str | None = None,
        group: tuple[str, ...] = (),
    ) -> str:
        """Note an indicator with a figure; its id comes back for the parts."""
        identity = f"i{len(self.indicators) + 1}"
        figures = {
            key: None if figure is None else plain(figure)
            for key, figure in (("value", value), ("low", low), ("high", high))
        }
        self.indicators.append(
            {
                "id": identity,
                "parent": parent,
                "group": list(group),
                "name": name,
                "kind": "quantity",
                "comparator": comparator,
                **figures,
                "unit": unit,
                "period": self.period,
                "quote": quote,
            }
        )
        return identity

    def achievement(self, name: str, quote: str, *, group: tuple[str, ...] = ()) -> None:
        """Note a state to reach or to keep."""
        self.indicators.append(
            {
                "id": f"i{len(self.indicators) + 1}",
                "parent": None,
                "group": list(group),
                "name": name,
                "kind": "achievement",
                "comparator": None,
                "value": None,
                "low": None,
                "high": None,
                "unit": None,
                "period": self.period,
                "quote": quote,
            }
        )

    def as_json(self, misread: Mapping[str, str] | None = None) -> Json:
        """The answers as one JSON object, with the misreadings of the document where it has them."""
        found: Json = {
            "document": self.document,
            "indicators": self.indicators,
            "arguable_indicators": self.arguable,
            "not_indicators": self.not_indicators,
            "tasks": self.tasks,
            "task_groups": self.task_groups,
            "scorecard": {"total": self.total, "criteria": self.criteria} if self.criteria else None,
            "findings": self.findings,
        }
        return _swapped(found, misread or {}) if misread else found


def _swapped(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return swap(value, words)
    if isinstance(value, list):
        return [_swapped(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _swapped(item, words) for key, item in value.items()}
    return value
