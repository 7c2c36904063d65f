"""The indexes on the server: one for each time it was built, of which an alias names the one that answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from elasticsearch import NotFoundError
from elasticsearch.dsl import Index

from search.engines.elasticsearch.client import patient
from search.engines.elasticsearch.documents import PageDocument

__all__ = ["alias", "answer_with", "create", "current", "delete_all_but", "new_name"]

# How long the server remembers that a page was deleted, so that a late change from before does not revive it.
REMEMBER_DELETED = "1h"


def alias() -> str:
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-pages"


def new_name() -> str:
    return f"{alias()}-{timezone.now():%Y%m%d%H%M%S%f}"


def current() -> str | None:
    """The index that answers, or None where there is none yet."""
    try:
        return str(next(iter(patient().indices.get_alias(name=alias()))))
    except NotFoundError:
        return None


def create(name: str) -> None:
    """An empty index that nobody asks yet, set up to be filled quickly."""
    index = Index(name, using=patient())
    index.document(PageDocument)
    index.settings(
        number_of_shards=settings.ELASTICSEARCH_SHARDS,
        number_of_replicas=0,
        refresh_interval="-1",
        gc_deletes=REMEMBER_DELETED,
        # A page of results far down costs its length only where somebody asks for it.
        max_result_window=100_000_000,
    )
    index.create()


def answer_with(name: str) -> None:
    """Make this index the one that answers, in one step. The others stay."""
    client = patient()
    client.indices.put_settings(index=name, settings={"refresh_interval": None, **_copies()})
    client.indices.refresh(index=name)
    client.cluster.health(index=name, wait_for_status="yellow", wait_for_no_relocating_shards=True)
    client.indices.update_aliases(
        actions=[
            {"remove": {"index": f"{alias()}-*", "alias": alias(), "must_exist": False}},
            {"add": {"index": name, "alias": alias()}},
        ]
    )


def delete_all_but(*names: str) -> None:
    """Delete the indexes of this site except those named, such as what a rebuild that broke off has left."""
    client = patient()
    for name in client.indices.get(index=f"{alias()}-*", expand_wildcards="all"):
        if name not in names:
            client.indices.delete(index=name, ignore_unavailable=True)


def _copies() -> dict[str, Any]:
    copies = settings.ELASTICSEARCH_REPLICAS
    if "-" in copies:
        return {"auto_expand_replicas": copies}
    return {"number_of_replicas": int(copies)}
