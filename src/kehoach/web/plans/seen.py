"""On which state of a thing a form was opened, so that nobody writes over what another wrote meanwhile."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model

from kehoach.web.plans.values import plain


def state_of(thing: Model, names: Iterable[str]) -> str:
    """Return a short name for the values that a thing has now; another as soon as one of them differs."""
    columns = [str(thing._meta.get_field(name).attname) for name in names]  # type: ignore[union-attr]
    values = {name: plain(getattr(thing, name)) for name in (*columns, "removed") if hasattr(thing, name)}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class SeenField(forms.CharField):
    """The state that the form was opened on: it travels with the form and comes back."""

    def __init__(self) -> None:
        # Without autocomplete a browser would keep the old one when the page is loaded again.
        super().__init__(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))


def look_again(form: forms.BaseForm, state: str) -> None:
    """Let the form, shown once more, go by the state that its reader is now told of."""
    said: Any = form.data
    form.data = said.copy()
    form.data[form.add_prefix("seen")] = state  # type: ignore[index]
