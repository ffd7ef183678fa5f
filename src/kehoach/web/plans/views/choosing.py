"""Whom a form chose: boxes that were ticked, and a name that was typed."""

from collections.abc import Iterable

from django.http import QueryDict

from kehoach.web.organizations.matching import Names
from kehoach.web.organizations.naming import Meant
from kehoach.web.plans.refusals import NobodyChosen, UnknownName

# Boxes of a form, and what is typed beside them.
TICKED, TYPED = "chon", "them"


def chosen(names: Names, said: QueryDict) -> list[Meant]:
    """Return whom the form chose, each once.

    :raises NobodyChosen: nothing was ticked and nothing typed.
    :raises UnknownName: nobody in the unit is called what was typed.
    """
    codes = split_codes(said.getlist(TICKED))
    typed = said.get(TYPED, "").strip()
    if typed:
        code = names.code_named(typed)
        if code is None:
            raise UnknownName(typed)
        codes.append(code)
    return those(names, codes)


def those(names: Names, codes: Iterable[str]) -> list[Meant]:
    """Return whom codes mean; one that has ended since the page was opened is nobody.

    :raises NobodyChosen: there is nobody.
    """
    found = names.those(code for code in codes if code in names.meant)
    if not found:
        raise NobodyChosen
    return found


def split_codes(values: Iterable[str]) -> list[str]:
    """Return the codes of several fields: «o12,o13», «p5»."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]
