from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from elasticsearch import ApiError, TransportError

from search.engines.elasticsearch import is_configured
from search.index import maintenance, outbox, server_index
from search.models import IndexState


class Command(BaseCommand):
    help = "Look after the search index: in the database and, where ELASTICSEARCH_URL is set, on that server."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("status", help="Say what the index holds and whether that is everything.")
        rebuild = actions.add_parser("rebuild", help="Build the index anew; searches go on with the old one.")
        rebuild.add_argument("--if-needed", action="store_true", help="Only where it is not up to date.")
        actions.add_parser("check", help="Compare the index with every page and repair what differs.")
        actions.add_parser("sync", help="Tell Elasticsearch what has changed, now and in this process.")

    def handle(self, *, action: str, **options: Any) -> None:
        if action == "status":
            self._status()
        elif action == "check":
            self._check()
        elif action == "sync":
            self._sync()
        else:
            self._rebuild(if_needed=options["if_needed"])

    def _status(self) -> None:
        status = maintenance.status()
        self.stdout.write(f"Engine:           {status.engine}, built {_built(status.engine)}")
        self.stdout.write(f"Published pages:  {status.pages}")
        self.stdout.write(f"In the index:     {status.entries}")
        self.stdout.write(f"Outdated copies:  {max(0, status.postings - status.entries)}")
        self._verdict(up_to_date=status.is_up_to_date)
        if not is_configured():
            return
        try:
            server = server_index.status()
        except (ApiError, TransportError) as error:
            self.stdout.write(f"Engine:           elasticsearch, does not answer: {error}")
            self.stdout.write(f"Changes waiting:  {outbox.pending()}")
            return
        self.stdout.write(f"Engine:           elasticsearch, built {_built('elasticsearch')}")
        self.stdout.write(f"Index:            {server.index or 'none'}")
        self.stdout.write(f"In the index:     {server.documents} of {server.entries}")
        self.stdout.write(f"Changes waiting:  {server.pending}")
        self._verdict(up_to_date=server.is_up_to_date)

    def _verdict(self, *, up_to_date: bool) -> None:
        self.stdout.write("Up to date." if up_to_date else "Not up to date: run `search_index rebuild`.")

    def _rebuild(self, *, if_needed: bool) -> None:
        if not (if_needed and maintenance.status().is_up_to_date):
            started = time.monotonic()
            total = maintenance.rebuild()
            self.stdout.write(f"Search index built: {total} pages in {time.monotonic() - started:.1f} s.")
        if not is_configured():
            return
        try:
            if if_needed and server_index.status().is_up_to_date:
                return
            started = time.monotonic()
            built = server_index.rebuild()
        except (ApiError, TransportError) as error:
            if not if_needed:
                raise CommandError(f"Elasticsearch does not answer: {error}") from error
            # A site starts without it, and whoever follows the changes builds the index once it is back.
            self.stderr.write(f"Elasticsearch does not answer: {error}")
        else:
            said = "another build was started" if built is None else f"{built} pages"
            self.stdout.write(f"Elasticsearch index built: {said} in {time.monotonic() - started:.1f} s.")

    def _check(self) -> None:
        found = maintenance.check()
        self.stdout.write(f"Missing:    {len(found.missing)}")
        self.stdout.write(f"Surplus:    {len(found.surplus)}")
        self.stdout.write(f"Changed:    {len(found.changed)}")
        differing = list(self._checked_server()) if is_configured() else []
        repaired = found or differing
        self.stdout.write("All repaired." if repaired else "The index agrees with the pages.")

    def _checked_server(self) -> list[int]:
        try:
            differing = list(server_index.check())
        except (ApiError, TransportError) as error:
            raise CommandError(f"Elasticsearch does not answer: {error}") from error
        self.stdout.write(f"Different in Elasticsearch: {len(differing)}")
        return differing

    def _sync(self) -> None:
        if not is_configured():
            raise CommandError("ELASTICSEARCH_URL is not set: the database answers searches.")
        try:
            self.stdout.write(f"Changes applied: {outbox.drain()}")
        except (ApiError, TransportError) as error:
            raise CommandError(f"Elasticsearch does not answer: {error}") from error


def _built(engine: str) -> str:
    state = IndexState.objects.filter(engine=engine).first()
    return timezone.localtime(state.built_at).isoformat(timespec="seconds") if state else "never"
