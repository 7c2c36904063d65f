"""The indexes on the server: one for each time it was built, of which an alias names the one that answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from elasticsearch.dsl import Index

from search.engines.elasticsearch.client import patient
from search.engines.elasticsearch.documents import PageDocument

__all__ = ["alias", "answer_with", "building", "create", "current", "delete_unused", "named"]

# How long the server remembers that a page was deleted, so that a late change from before does not revive it.
REMEMBER_DELETED = "1h"


def alias() -> str:
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-pages"


def building() -> str:
    """The alias of the index that is being built."""
    return f"{alias()}-building"


def named() -> dict[str, str]:
    """The aliases that name an index now, each with its index: the one that answers, the one being built."""
    aliases = patient().indices.get_alias(index=f"{alias()}-*", expand_wildcards="all", allow_no_indices=True)
    return {name: index for index, about in aliases.items() for name in about["aliases"]}


def current() -> str | None:
    """The index that answers, or None where there is none yet."""
    return named().get(alias())


def create() -> str:
    """Start an index to be filled quickly, in place of any that was started before. Nobody asks it yet."""
    name = f"{alias()}-{timezone.now():%Y%m%d%H%M%S%f}"
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
    patient().indices.update_aliases(actions=[_no_longer(building()), _names(building(), name)])
    return name


def answer_with(name: str) -> bool:
    """Make this index the one that answers, in one step. False where another was started meanwhile."""
    if not _is_being_built(name):
        return False
    client = patient()
    client.indices.put_settings(index=name, settings={"refresh_interval": None, **_copies()})
    client.indices.refresh(index=name)
    client.cluster.health(index=name, wait_for_status="yellow")
    if not _is_being_built(name):
        return False
    client.indices.update_aliases(
        actions=[_no_longer(alias()), _no_longer(building()), _names(alias(), name)]
    )
    return True


def _is_being_built(name: str) -> bool:
    return named().get(building()) == name


def delete_unused() -> None:
    """Delete the indexes of this site that no alias names, such as those a rebuild that broke off has
    left.
    """
    client = patient()
    used = set(named().values())
    for name in client.indices.get(index=f"{alias()}-*", expand_wildcards="all"):
        if name not in used:
            client.indices.delete(index=name, ignore_unavailable=True)


def _names(alias_: str, index: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias_}}


def _no_longer(alias_: str) -> dict[str, Any]:
    return {"remove": {"index": f"{alias()}-*", "alias": alias_, "must_exist": False}}


def _copies() -> dict[str, Any]:
    copies = settings.ELASTICSEARCH_REPLICAS
    if "-" in copies:
        return {"auto_expand_replicas": copies}
    return {"number_of_replicas": int(copies)}
