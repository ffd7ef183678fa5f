"""The kinds of items: how each is called in addresses, on pages and in anchors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kehoach.web.plans.models import Criterion, Indicator, Solution, Task, TaskGroup
from kehoach.web.plans.models.item import Item


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item."""

    word: str  # in addresses: /nhap/3/chi-tieu/12/
    letter: str  # in anchors: #i12
    model: type[Item]
    name: str | Promise
    template: str


INDICATOR = Kind("chi-tieu", "i", Indicator, _("chỉ tiêu"), "plans/_indicator.html")
GROUP = Kind("nhom", "g", TaskGroup, _("nhóm nhiệm vụ"), "plans/_group.html")
TASK = Kind("nhiem-vu", "t", Task, _("nhiệm vụ"), "plans/_task.html")
SOLUTION = Kind("giai-phap", "s", Solution, _("giải pháp"), "plans/_solution.html")
CRITERION = Kind("tieu-chi", "c", Criterion, _("tiêu chí"), "plans/_criterion.html")

KINDS: Final = (INDICATOR, GROUP, TASK, SOLUTION, CRITERION)
BY_WORD: Final[Mapping[str, Kind]] = {kind.word: kind for kind in KINDS}
BY_MODEL: Final[Mapping[type[Item], Kind]] = {kind.model: kind for kind in KINDS}


def kind_of(item: Item) -> Kind:
    """Return the item's kind."""
    return BY_MODEL[type(item)]


def anchor_of(item: Item) -> str:
    """Return the name under which a page can be asked to show the item."""
    return f"{kind_of(item).letter}{item.pk}"
