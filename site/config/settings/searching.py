"""Search engines: which one answers the public search, and what Wagtail's own admin search uses."""

from __future__ import annotations

from config.settings.environment import env

__all__ = [
    "ELASTICSEARCH_API_KEY",
    "ELASTICSEARCH_BULK_TIMEOUT",
    "ELASTICSEARCH_CA",
    "ELASTICSEARCH_INDEX_PREFIX",
    "ELASTICSEARCH_PAUSE",
    "ELASTICSEARCH_REPLICAS",
    "ELASTICSEARCH_SHARDS",
    "ELASTICSEARCH_TIMEOUT",
    "ELASTICSEARCH_URL",
    "SEARCH_BARE_NUMBER_READER",
    "SEARCH_MAX_QUERY_LENGTH",
    "SEARCH_NUMBER_READER",
    "WAGTAILSEARCH_BACKENDS",
]

# Addresses of the nodes, with commas between them; empty: the database answers searches.
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
# The file of the authority that signed the nodes' certificates, where that is not a public one.
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
# Several sites may share a server, each with a prefix of its own.
ELASTICSEARCH_INDEX_PREFIX = env.str("ELASTICSEARCH_INDEX_PREFIX", default="congdoan")
ELASTICSEARCH_SHARDS = env.int("ELASTICSEARCH_SHARDS", default=1)
# A copy of each shard on so many other nodes; what does not fit on the nodes that are there is left out.
ELASTICSEARCH_REPLICAS = env.str("ELASTICSEARCH_REPLICAS", default="0-1")
# Seconds that a search waits for an answer before the database gives it, and for which it then answers alone.
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=2.0)
ELASTICSEARCH_PAUSE = env.int("ELASTICSEARCH_PAUSE", default=5)
# Seconds for a request with many changes.
ELASTICSEARCH_BULK_TIMEOUT = env.float("ELASTICSEARCH_BULK_TIMEOUT", default=60.0)
# Characters of a query that are read; a reader's sentence is shorter, a flood is cut.
SEARCH_MAX_QUERY_LENGTH = 500
# Finds the numbers of documents in a query; the grammar belongs to the library, not to the search.
SEARCH_NUMBER_READER = "documents.numbers.numbers_in_query"
SEARCH_BARE_NUMBER_READER = "documents.numbers.bare_numbers_in_query"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.staff.admin_backend"}}
