"""Reading a file in from the command line or the sample unit: no page, no waiting, one call."""

from pathlib import PurePath

from kehoach.web.accounts.models import User
from kehoach.web.organizations.models import Organization
from kehoach.web.plans.models import Plan
from kehoach.web.plans.services import plans, reading


def import_plan(
    *, actor: User | None, organization: Organization, name: str, content: bytes, confirmed: str = ""
) -> Plan:
    """Return the plan read from a file; `confirmed` «yes» confirms it with all its points left open.

    :raises AlreadyHere: the organization has this very file.
    :raises Unreadable: the file is refused; nothing is stored.
    :raises NotAPlan: nothing in it is a plan's; nothing is stored.
    """
    document = reading.receive(
        actor=actor, organization=organization, name=PurePath(name).name, content=content
    )
    plan = Plan.objects.get(document=document)
    if confirmed == "yes":
        plan = plans.confirm(actor=actor, plan=plan, leave_points="yes")
    return plan
