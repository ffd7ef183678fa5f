"""Organizations, the seats in them, who holds those, and the names plans call them by."""

from kehoach.web.organizations.models.alias import Alias
from kehoach.web.organizations.models.organization import (
    PATH_STEP,
    UNITS,
    Kind,
    Organization,
    OrganizationQuerySet,
)
from kehoach.web.organizations.models.seat import Appointment, Position
from kehoach.web.organizations.models.succession import Succession

__all__ = [
    "PATH_STEP",
    "UNITS",
    "Alias",
    "Appointment",
    "Kind",
    "Organization",
    "OrganizationQuerySet",
    "Position",
    "Succession",
]
