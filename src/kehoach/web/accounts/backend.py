"""How a name and a password become a person."""

from ipaddress import ip_address
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from kehoach.web.accounts.models import User
from kehoach.web.frame.prepared import Prepared

# Asked on every page of who is signed in.
_ACTIVE: Final = Prepared(
    User,
    lambda pk: User.objects.filter(pk=pk, is_active=True),
    *(field.attname for field in User._meta.concrete_fields),
)


class UsernameOrEmail(BaseBackend):
    """Accepts the user name or the e-mail, whatever the case."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """Return the person whose password this is; None where it is wrong or the account closed."""
        if not username or not password:
            return None
        person = User.objects.by_sign_in_name(username)
        if person is None:
            # As much work as for a known name, so that the time taken tells nobody which names exist.
            User().set_password(password)
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, unless the account was closed since."""
        found = _ACTIVE.things(user_id)
        if not found:
            return None
        person: User = found[0]
        person.seats_kept = {}
        return person


def name_to_lock(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the one name failures are counted under, so that the e-mail is no second set of tries."""
    given = str((credentials or {}).get("username") or request.POST.get("username", "")).strip()
    person = User.objects.by_sign_in_name(given)
    return (person.username if person else given).casefold()[:255]


def address_of(request: HttpRequest) -> str:
    """Return the address a sign-in comes from.

    Behind a proxy every request comes from the proxy's address, so that one who fails anywhere would lock the
    name everywhere. The proxy adds the true one at the end; what stands before it, anybody may have written.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rsplit(",", 1)[-1].strip()
    return told if settings.BEHIND_PROXY and is_address(told) else direct


def is_address(text: str) -> bool:
    """Return whether this is an address of the network."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
