"""Icons and states for templates: {% icon "home" %}, {% state "overdue" %}."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kehoach.web.frame.states import LOOKS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return a drawing; without a label it is an ornament that a screen reader skips."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, _place_of(name)
        )
    return _ornament(name)


# A table of 40 rows draws more than a hundred icons, always the same few.
@cache
def _ornament(name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', _place_of(name))


def _place_of(name: str) -> str:
    return f"{static('vendor/icons.svg')}#{name}"


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
    return _drawn(name, text) if text else _drawn_plain(name, get_language() or "")


@cache
def _drawn_plain(name: str, language: str) -> SafeString:
    """Return a state in its own word, which depends on the language of the page."""
    return _drawn(name, str(LOOKS[name].text))


def _drawn(name: str, text: str) -> SafeString:
    look = LOOKS[name]
    return format_html(
        '<span class="state state-{}">{}<span>{}</span></span>', look.tone, icon(look.icon), text
    )
