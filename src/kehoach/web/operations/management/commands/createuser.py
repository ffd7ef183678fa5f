"""kehoach createuser: make an account, and a seat for it."""

import getpass
import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from kehoach.web.accounts.services import create_user
from kehoach.web.organizations.models import Organization
from kehoach.web.organizations.policy import Role
from kehoach.web.organizations.services import appoint, create_position


class Command(BaseCommand):
    help = "Tạo một tài khoản và giao chức vụ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="TÊN", help="tên đăng nhập")
        parser.add_argument("full_name", metavar="HỌ-TÊN", help="họ và tên, trong dấu nháy")
        parser.add_argument("--email", default="", help="thư điện tử")
        parser.add_argument("--unit", default="", help="tên hoặc mã cơ quan nơi giữ chức vụ")
        parser.add_argument("--title", default="Người dùng", help="tên chức vụ")
        parser.add_argument("--role", default=Role.ADMINISTRATOR.value, choices=[role.value for role in Role])
        parser.add_argument("--ask-password", action="store_true", help="hỏi mật khẩu thay vì tự sinh")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = self._organization(options["unit"])
        password = secrets.token_urlsafe(12)
        if options["ask_password"]:
            password = getpass.getpass("Mật khẩu: ")
        names = {
            "username": options["username"],
            "full_name": options["full_name"],
            "email": options["email"],
        }
        try:
            person = create_user(actor=None, password=password, **names)
            if organization:
                place = {"organization": organization, "title": options["title"]}
                seat = organization.positions.filter(title=options["title"], role=options["role"]).first()
                seat = seat or create_position(actor=None, role=Role(options["role"]), **place)
                appoint(actor=None, user=person, position=seat, valid_from=timezone.localdate())
        except (ValidationError, IntegrityError) as refusal:
            raise CommandError(f"Chưa tạo được tài khoản «{options['username']}»: {refusal}") from refusal
        self.stdout.write(f"Đã tạo tài khoản «{person.username}».")
        if not options["ask_password"]:
            self.stdout.write(f"Mật khẩu: {password}")

    def _organization(self, name: str) -> Organization | None:
        if not name:
            return None
        found = (
            Organization.objects.filter(code=name).first() or Organization.objects.filter(name=name).first()
        )
        if found is None:
            raise CommandError(f"Không có cơ quan nào tên hoặc mã «{name}». Xem danh sách ở trang /to-chuc/.")
        return found
