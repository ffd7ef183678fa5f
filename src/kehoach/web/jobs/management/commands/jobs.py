"""kehoach jobs: run what is due, for as long as the process lives or once."""

import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from kehoach.web.jobs.running import new_holder, run_due


class Command(BaseCommand):
    help = "Chạy các việc nền đến giờ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="chạy những việc đã đến giờ rồi thôi")
        parser.add_argument("--beside", type=int, metavar="PID", help="thôi khi tiến trình này không còn")

    def handle(self, *args: Any, **options: Any) -> None:
        holder = new_holder()
        if options["once"]:
            run_due(holder)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            # The job at hand is brought to its end; what is due after it waits for the next process.
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            if options["beside"] and os.getppid() != options["beside"]:
                return
            try:
                close_old_connections()
                run_due(holder)
            except OperationalError as fault:
                # A database that is being moved or restarted comes back; the jobs wait for it.
                self.stderr.write(f"{fault}")
            stop.wait(settings.JOB_PAUSE_SECONDS)
