"""What changes the tree of organizations, who sits where, and what names mean."""

from kehoach.web.organizations.refusals import TreeIsFull
from kehoach.web.organizations.services.naming import confirm_alias, remove_alias
from kehoach.web.organizations.services.seats import (
    appoint,
    change_position,
    create_position,
    end_appointment,
    open_account,
    remove_position,
)
from kehoach.web.organizations.services.succession import Successor, merge, rename, split
from kehoach.web.organizations.services.tree import (
    change_organization,
    create_organization,
    end_organization,
    move_organization,
)

__all__ = [
    "Successor",
    "TreeIsFull",
    "appoint",
    "change_organization",
    "change_position",
    "confirm_alias",
    "create_organization",
    "create_position",
    "end_appointment",
    "end_organization",
    "merge",
    "move_organization",
    "open_account",
    "remove_alias",
    "remove_position",
    "rename",
    "split",
]
