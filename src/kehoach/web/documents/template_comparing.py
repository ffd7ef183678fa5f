"""Two versions of a template side by side, and what two people made of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kehoach.web.documents.template_words import LABELS, group_of, label_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that two versions have differently."""

    label: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the texts that differ, in the order of the file."""
    names = dict.fromkeys([*before, *after])
    changed = [name for name in names if before.get(name) != after.get(name)]
    return [Difference(named(name), _told(before.get(name)), _told(after.get(name))) for name in changed]


def merged(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return what comes of two changes of one version, mine first, and the names that both changed.

    >>> merged({"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 1, "c": 2}, {"a": 1, "b": 3, "c": 3})
    ({'a': 2, 'b': 3, 'c': 2}, ['c'])
    """
    values = {name: mine[name] if mine[name] != base[name] else theirs[name] for name in base}
    both = [name for name in base if base[name] not in (mine[name], theirs[name])]
    return values, [name for name in both if mine[name] != theirs[name]]


def named(name: str) -> str:
    """Return what a text is, and of which part where several have one; its own name where nobody knows it."""
    if name == "sectors":
        return _("Lĩnh vực")
    try:
        label = label_of(name)
    except KeyError:
        return name
    return f"{label} ({name.split('.')[1]})" if group_of(name) == "sections" and name not in LABELS else label


def _told(value: Any) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return _("có") if value else _("không")
        case list():
            return "\n".join(str(one["title"]) if isinstance(one, dict) else str(one) for one in value)
        case _:
            return str(value)
