"""How a name and a password become a person."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from kehoach.web.accounts.models import User


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
        return User.objects.filter(pk=user_id, is_active=True).first()


def name_to_lock(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the one name failures are counted under, so that the e-mail is no second set of tries."""
    given = str((credentials or {}).get("username") or request.POST.get("username", "")).strip()
    person = User.objects.by_sign_in_name(given)
    return (person.username if person else given).casefold()[:255]
