"""The places that the texts of a template may have, each with what stands there."""

import tomllib
from collections.abc import Mapping
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kehoach.writing.template import shipped_text


@cache
def _explained(key: str) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    values = tomllib.loads(shipped_text(key))
    return values.get("placeholders", {}), values.get("placeholders_of", {})


def common_places(key: str) -> list[tuple[str, str]]:
    """Return the places that every text of a template may have: how it is written, and what it says."""
    return [(f"{{{name}}}", said) for name, said in _explained(key)[0].items()]


def own_places(key: str, name: str) -> SafeString:
    """Return the places of one text as a hint beside its field."""
    places = _explained(key)[1].get(name, {})
    rows = ((f"{{{place}}}", said) for place, said in places.items())
    if not places:
        return mark_safe("")
    return format_html(
        '<span class="places" lang="vi">{}</span>',
        format_html_join("; ", "<code>{}</code> {}", rows),
    )
