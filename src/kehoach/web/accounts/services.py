"""What changes an account."""

from django.core.exceptions import PermissionDenied

from kehoach.web.accounts.models import User
from kehoach.web.audit.recording import recording


def create_user(
    *,
    actor: User | None,
    username: str,
    full_name: str,
    password: str | None = None,
    email: str = "",
    is_first: str = "",
) -> User:
    """Return the new account; without a password nobody can sign in with it yet.

    `is_first` «yes»: the password is handed over by somebody else, so that its owner has to change it.

    The actor is None only for the program's own commands, which whoever holds the machine runs.

    :raises ValidationError: the name or the e-mail is taken or empty.
    """
    if actor is not None and not actor.is_active:
        raise PermissionDenied
    person = User()
    with recording(actor, "account.created", person) as entry:
        entry.change(person, username=username.strip(), full_name=full_name.strip(), email=email.strip())
        person.set_password(password)
        person.password_is_first = is_first == "yes"
        person.full_clean()
        person.save()
    return person


def change_password(*, actor: User, password: str) -> None:
    """Give a person their new password; the history says that it changed, never what it is."""
    with recording(actor, "account.password-changed", actor):
        actor.set_password(password)
        actor.password_is_first = False
        actor.save(update_fields=["password", "password_is_first"])


def note_sign_in(*, actor: User) -> None:
    """Keep that a person came in."""
    with recording(actor, "account.signed-in", actor):
        pass
