"""Icons and states for templates: {% icon "home" %}, {% state "overdue" %}."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kehoach.web.frame.states import LOOKS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return a drawing; without a label it is an ornament that a screen reader skips."""
    address = f"{_sprite()}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


@cache
def _sprite() -> str:
    """Return the address of the drawings: the same on every page, and asked for on each some fifty times."""
    return static("vendor/icons.svg")


@register.filter
def tied(text: object) -> str:
    """Return the text with its dashes tied to the word before, so that no line begins with one.

    >>> ascii(tied("a - b"))
    "'a\\\\xa0- b'"
    """
    return str(text).replace(" - ", "\N{NO-BREAK SPACE}- ").replace(" – ", "\N{NO-BREAK SPACE}– ")


@register.simple_tag
def state(name: str, text: str = "") -> SafeString:
    """Return a state as shape, word and colour; another word may be given."""
    look = LOOKS[name]
    return format_html(
        '<span class="state state-{}">{}<span>{}</span></span>', look.tone, icon(look.icon), text or look.text
    )
