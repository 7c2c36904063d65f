from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from background.lanes import Lane
from config.lanes import Lanes
from search.engines.elasticsearch import is_configured


class Command(BaseCommand):
    help = "Do the work in the background, until interrupted: read files, cut pictures and so on."
    # They may open the database, which has to be closed while processes are forked.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "lanes",
            nargs="*",
            type=Lane,
            metavar="LANE",
            help=f"Only these, on a machine that is there for them: {', '.join(Lane.values)} (default: all).",
        )
        parser.add_argument("--parent", type=int, help="Only while this process started us.")

    def handle(self, *, lanes: list[Lane], parent: int | None, **options: Any) -> None:
        Lanes(lanes or _needed_lanes()).run(lambda: parent is None or os.getppid() == parent)


def _needed_lanes() -> list[Lane]:
    return [lane for lane in Lane if lane is not Lane.SEARCH or is_configured()]
