"""The connection to the servers, made from the settings once a process."""

from __future__ import annotations

import os
from functools import lru_cache

from django.conf import settings
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

from search.engines.elasticsearch.node import TimedNode

__all__ = ["is_configured", "patient", "server"]


def is_configured() -> bool:
    """Whether an Elasticsearch is to answer searches."""
    return bool(settings.ELASTICSEARCH_URL)


def server() -> Elasticsearch:
    """The servers as a search asks them: whoever does not answer soon is not waited for."""
    return _connected(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_CA,
        settings.ELASTICSEARCH_TIMEOUT,
    )


def patient() -> Elasticsearch:
    """The same servers for work that takes its time: bulk changes, looking after indexes."""
    return server().options(request_timeout=settings.ELASTICSEARCH_BULK_TIMEOUT)


@lru_cache(maxsize=2)
def _connected(addresses: str, api_key: str, authority: str, timeout: float) -> Elasticsearch:
    """A client is made for its settings; it holds sockets, no data, and may be shared by threads."""
    hosts = [address.strip() for address in addresses.split(",") if address.strip()]
    return Elasticsearch(
        hosts,
        node_class=TimedNode,
        api_key=api_key or None,
        # Each node once more, and one that is gone is not asked again for a while.
        max_retries=len(hosts) - 1,
        request_timeout=timeout,
        ca_certs=authority or DEFAULT,
    )


# Two processes on one socket read each other's answers: whoever is forked connects for itself.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_connected.cache_clear)
