from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from config.companions import Companion
from config.forking import in_forked_process
from config.preparation import look_again, missing_database_rules
from config.slow_clients import PLACES_FOR_CLIENTS
from config.supervision import SupervisedServer
from config.workers import load_application
from demonstration.logins import DEMONSTRATION_PASSWORD, accounts_on_site
from demonstration.records import User
from demonstration.site_address import set_site_address

# More processes than this bring nothing on one machine with one database.
MOST_WORKERS = 8
# A thread waits for the database; a page itself takes milliseconds. Others wait for slow clients.
THREADS_PER_WORKER = 16
SECONDS_TO_FINISH = 10
SECONDS_FOR_THE_RULES = 5
SECONDS_BEFORE_WORK = 1


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
        parser.add_argument("--worker", action="store_true", help="Keep the command `work` beside it.")
        parser.add_argument("--demonstration", action="store_true", help="With --prepare: as its option.")

    def handle(
        self,
        *,
        host: str,
        port: int,
        workers: int,
        threads: int,
        prepare: bool,
        worker: bool,
        demonstration: bool,
        verbosity: int,
        **options: Any,
    ) -> None:
        _refuse_taken_port(host, port)
        accounts: list[User] = []
        if prepare:
            # Apart: what the preparation opens must not be there when the workers are forked.
            accounts = in_forked_process(
                partial(self._prepare, host, port, demonstration=demonstration, verbosity=verbosity)
            )
            look_again()
        else:
            self._say_what_is_missing()
        server = SupervisedServer(
            "config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            http=HTTPModes.http1,
            blocking_threads=threads + PLACES_FOR_CLIENTS,
            # Its warnings are about the number of threads, which is chosen for slow clients, not for cores.
            log_level=LogLevels.error,
            workers_kill_timeout=SECONDS_TO_FINISH,
            companions=(Companion("work", after=SECONDS_BEFORE_WORK),) if worker else (),
        )
        server.on_startup(partial(self._announce, host, port, accounts))
        server.serve(target_loader=partial(load_application, os.getpid(), threads), wrap_loader=False)

    def _say_what_is_missing(self) -> None:
        """Without `prepare` nobody has looked. The site is served all the same, with or without an answer."""
        with suppress(CommandError):
            if missing := in_forked_process(_missing_rules):
                self.stderr.write(
                    f"Rules of the library are missing in the database: {', '.join(missing)}."
                    " Confidential documents are not guarded, and lists may be out of date."
                    " Run `manage.py prepare`: it makes them again."
                )
                self.stderr.flush()

    def _prepare(self, host: str, port: int, *, demonstration: bool, verbosity: int) -> list[User]:
        """Prepare the site; returns the accounts of the demonstration that it has."""
        call_command("prepare", demonstration=demonstration, verbosity=verbosity, stdout=self.stdout)
        if not demonstration:
            return []
        set_site_address(host, port)
        return accounts_on_site()

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


def _missing_rules() -> list[str]:
    # A database that never answers ends this process, and nothing else waits for it.
    signal.alarm(SECONDS_FOR_THE_RULES)
    return missing_database_rules()


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
