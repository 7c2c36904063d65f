from __future__ import annotations

import os
import signal
import socket
from contextlib import ExitStack
from functools import partial
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.urls import reverse
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from config.companions import companion
from demonstration.logins import DEMONSTRATION_PASSWORD, accounts_on_site
from demonstration.records import User
from demonstration.site_address import set_site_address
from search.engines.elasticsearch import is_configured

# More processes than this bring nothing on one machine with one database.
MOST_WORKERS = 8
# A thread waits for the database or for a slow reader's download; a page itself takes milliseconds.
THREADS_PER_WORKER = 16
SECONDS_TO_FINISH = 10
SECONDS_BEFORE_FILES_ARE_READ = 5


class Command(BaseCommand):
    help = "Serve the site with a production-grade server, until interrupted."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="Address to listen at (default: %(default)s)."
        )
        parser.add_argument(
            "--port", type=int, default=8000, help="Port to listen at (default: %(default)s)."
        )
        parser.add_argument(
            "--workers",
            type=int,
            default=_number_from_environment("WEB_WORKERS", default=min(_cores(), MOST_WORKERS)),
            help="Processes that answer (default: one a core; also WEB_WORKERS).",
        )
        parser.add_argument(
            "--threads",
            type=int,
            default=_number_from_environment("WEB_THREADS", default=THREADS_PER_WORKER),
            help="Answers at a time in each process (default: %(default)s; also WEB_THREADS).",
        )
        parser.add_argument("--prepare", action="store_true", help="Run the command `prepare` first.")
        parser.add_argument("--demonstration", action="store_true", help="With --prepare: as its option.")

    def handle(
        self,
        *,
        host: str,
        port: int,
        workers: int,
        threads: int,
        prepare: bool,
        demonstration: bool,
        verbosity: int,
        **options: Any,
    ) -> None:
        _refuse_taken_port(host, port)
        accounts: list[User] = []
        if prepare:
            call_command("prepare", demonstration=demonstration, verbosity=verbosity, stdout=self.stdout)
            if demonstration:
                accounts = accounts_on_site()
                set_site_address(host, port)
        # The workers are forked from this process; a connection must not be shared with them.
        connections.close_all()
        server = Granian(
            "config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            # Its warnings are about the number of threads, which is chosen for slow readers, not for cores.
            log_level=LogLevels.error,
            respawn_failed_workers=True,
            workers_kill_timeout=SECONDS_TO_FINISH,
        )
        server.on_startup(partial(self._announce, host, port, accounts))
        with ExitStack() as beside:
            if is_configured():
                beside.enter_context(companion("search_index", "sync", "--follow"))
            beside.enter_context(companion("make_renditions", "--follow"))
            beside.enter_context(companion("extract_files", "--follow", after=SECONDS_BEFORE_FILES_ARE_READ))
            server.serve(target_loader=_load_application, wrap_loader=False)

    def _announce(self, host: str, port: int, accounts: list[User]) -> None:
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        self.stdout.write(f"\n{settings.WAGTAIL_SITE_NAME}")
        self.stdout.write(f"  Site:   {address}/")
        self.stdout.write(f"  Staff:  {address}{reverse('wagtailadmin_home')}")
        if accounts:
            self.stdout.write(f"Logins of the demonstration, all with the password {DEMONSTRATION_PASSWORD}:")
        for account in accounts:
            self.stdout.write(f"  {account.login:<12} {account.role}")
        self.stdout.write("Ctrl-C stops the server.")
        self.stdout.flush()


def _load_application() -> WSGIHandler:
    """Load the site in a worker, which from then on leaves Ctrl-C to its parent.

    The terminal sends it to the whole group. A worker that hears it, and then the parent's request to end,
    may hang until it is killed.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    application: WSGIHandler = import_string(settings.WSGI_APPLICATION)
    return application


def _cores() -> int:
    """The cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _number_from_environment(name: str, *, default: int) -> int:
    """Raises `CommandError` where the variable is set and not a whole number of at least 1."""
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise CommandError(f"{name} has to be a whole number of at least 1, not {text!r}.")
    return int(text)


def _refuse_taken_port(host: str, port: int) -> None:
    """Say at once, not after the preparation, that the port is not free. Raises `CommandError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Cannot listen at {host}:{port}: {error.strerror}. Choose another port: make run PORT=8001"
            ) from error
