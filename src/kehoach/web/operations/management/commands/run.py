"""kehoach run: start the server and say where it is."""

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kehoach.web.operations.sample_unit import sign_ins


class Command(BaseCommand):
    help = "Chạy máy chủ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
        parser.add_argument("--port", type=int, default=8000, help="cổng")
        # SQLite has one writer anyway. The threads are many, since a slow upload holds one of them.
        parser.add_argument("--workers", type=int, default=2, help="số tiến trình")

    def handle(self, *args: Any, **options: Any) -> None:
        if not _is_free(options["host"], options["port"]):
            raise CommandError(
                f"Cổng {options['port']} đang có chương trình khác dùng. "
                f"Chọn cổng khác, ví dụ: make run PORT={options['port'] + 1}"
            )
        self.stdout.write(f"\n  Kế Hoạch đang chạy tại http://{options['host']}:{options['port']}/\n")
        if lines := sign_ins():
            self.stdout.write("\n  Đăng nhập thử bằng một trong các tài khoản của đơn vị mẫu:\n")
            for line in lines:
                self.stdout.write(f"    {line}")
        self.stdout.write("\n  Nhấn Ctrl+C để dừng.\n")
        self.stdout.flush()
        granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-access-log"]
        granian += ["--log-level", "warning", "--blocking-threads", "16"]
        granian += ["--host", options["host"], "--port", str(options["port"])]
        # A worker that the machine ends takes nobody else with it.
        granian += ["--respawn-failed-workers"]
        granian += ["--workers", str(options["workers"]), "kehoach.web.wsgi:application"]
        # What mails lead to; an office behind a proxy says it itself.
        os.environ.setdefault("KEHOACH_ADDRESS", f"http://{options['host']}:{options['port']}")
        # In a session of its own: the keys that stop the server do not cut off a job in the middle.
        guard = [sys.executable, "-m", "kehoach.web.jobs.guard", str(os.getpid())]
        subprocess.Popen(guard, stdin=subprocess.DEVNULL, start_new_session=True)
        # The server takes this process's place, so that stopping it stops everything.
        os.execv(sys.executable, granian)


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # As the server does, so that the ports of connections that just closed count as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
