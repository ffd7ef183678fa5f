"""People who sign in."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from kehoach.web.organizations.models import Organization
    from kehoach.web.organizations.policy import Held


class UserManager(BaseUserManager["User"]):
    """Finds people by the name or the e-mail they sign in with."""

    def by_sign_in_name(self, name: str) -> "User | None":
        """Return the person with this user name or e-mail, whatever the case; None where nobody has it."""
        name = name.strip()
        if not name:
            return None
        found = self.filter(username__iexact=name).first()
        return found or self.filter(email__iexact=name).first()


class User(AbstractBaseUser):
    """A person. What they may do follows from the positions they hold, never from the account."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    # Given by an administrator, who has seen it: its owner sets another before anything else.
    password_is_first = models.BooleanField(_("mật khẩu lần đầu"), default=False)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    joined_at = models.DateTimeField(_("ngày tạo"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    # The seats held on a day, once they were looked up. None where they are looked up each time: only who
    # is signed in for one request keeps them, and no longer than that.
    seats_kept: "dict[date, list[Held]] | None" = None

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_unique_whatever_case"),
            models.UniqueConstraint(
                Lower("email"), name="user_email_unique_whatever_case", condition=~models.Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """Return the name as people write it."""
        return self.full_name

    def get_short_name(self) -> str:
        """Return the given name, which stands last in Vietnamese."""
        return self.full_name.rsplit(" ", 1)[-1] or self.username

    @property
    def owning_organization(self) -> "Organization | None":
        """None: an account belongs to no single organization, so its history is the program's own."""
        return None
