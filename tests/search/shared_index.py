"""The index of Elasticsearch that tests with the same pages share: the last that was built.

What an index holds follows from the table of its entries and from the version it is built with. Where both
are what they were when it was built, building it again would make the same one. A test that has changed
either leaves no index behind: the next one builds its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import override_settings

from search.engines.elasticsearch import ElasticsearchEngine, indices
from search.engines.elasticsearch.client import patient
from search.index import server_index
from search.index.maintenance import FORMAT
from search.models import IndexState, OutboxChange, OutboxState, SearchEntry

__all__ = ["SHARED", "SharedIndex", "delete_indexes"]

# Everything that an index is made of.
Content = tuple[Any, ...]


def content() -> Content:
    entries = SearchEntry.objects.order_by("pk").values_list()
    return (*OutboxState.objects.values_list("version"), OutboxChange.objects.count(), *entries)


def delete_indexes() -> None:
    """Delete all that the settings name, the one that answers and others."""
    server, names = patient(), f"{indices.alias()}-*"
    for name in server.indices.get(index=names, expand_wildcards="all"):
        server.indices.delete(index=name)


@dataclass
class SharedIndex:
    """At most one: tests that ask about the same pages stand in one file and run one after the other."""

    url: str = ""
    prefix: str = ""
    index: str | None = None
    built_from: Content = ()
    left_with: Content = ()

    def take_or_build(self) -> None:
        """Give the site an index of what it holds. To take one, the prefix in the settings is changed."""
        now = content()
        if self.prefix and (self.url, self.built_from) == (settings.ELASTICSEARCH_URL, now):
            settings.ELASTICSEARCH_INDEX_PREFIX = self.prefix
            # What a build leaves in the database.
            OutboxState.objects.get_or_create(pk=OutboxState.ONLY)
            IndexState.objects.update_or_create(engine=ElasticsearchEngine.name, defaults={"format": FORMAT})
            return
        self.forget()
        server_index.rebuild()
        self.url, self.prefix = settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX
        self.index, self.built_from, self.left_with = indices.current(), now, content()

    def is_as_it_was(self) -> bool:
        """Whether the index of the test that ends is the shared one, and nothing was written to it."""
        if self.prefix != settings.ELASTICSEARCH_INDEX_PREFIX:
            return False
        if (self.index, self.left_with) == (indices.current(), content()):
            return True
        self.prefix = ""
        return False

    def forget(self) -> None:
        if self.prefix:
            with override_settings(ELASTICSEARCH_URL=self.url, ELASTICSEARCH_INDEX_PREFIX=self.prefix):
                delete_indexes()
        self.prefix = ""


SHARED = SharedIndex()
