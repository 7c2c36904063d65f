"""Telling Elasticsearch what has changed, run by the worker in a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.errors import TryAgainError
from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from search.engines.elasticsearch import is_configured
from search.engines.elasticsearch.node import read_carefully
from search.index import server_index
from search.index.outbox import drain
from search.models import OutboxChange

__all__ = ["ServerAwayError", "tell_server"]


class ServerAwayError(TryAgainError):
    """The server does not answer, or nonsense, or another process is telling it; the changes stay."""

    pause = timedelta(seconds=1)


@task(backend=BACKEND, queue_name=Lane.SEARCH)
def tell_server() -> int:
    """Apply what waits, and say how many changes; a server without index, new or emptied, is given one.

    In which order changes are told, and that none is lost, is the outbox's (`search.index.outbox`): this task
    may run twice, late or beside another.
    """
    try:
        with read_carefully():
            if server_index.is_needed():
                server_index.rebuild()
            done = drain()
    except DatabaseError:
        raise
    except Exception as error:
        raise ServerAwayError(f"{type(error).__name__}: {error}") from error
    if not done and OutboxChange.objects.exists():
        raise ServerAwayError("another process is telling it")
    return done


@dataclass(slots=True)
class Look:
    """Whether there is something to tell; at first also whether the server has an index at all."""

    is_first: bool = True

    def __call__(self) -> bool:
        if not is_configured():
            return False
        if self.is_first:
            self.is_first = False
            return True
        return OutboxChange.objects.exists()


name_task(tell_server, _("Tell the search server what has changed"))
register(Round(task=tell_server, every=timedelta(seconds=0.2), is_due=Look()))
