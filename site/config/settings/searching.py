"""Search engines: which one answers the public search, and what Wagtail's own admin search uses."""

from __future__ import annotations

from config.settings.environment import env

__all__ = ["ELASTICSEARCH_URL", "SEARCH_MAX_QUERY_LENGTH", "SEARCH_NUMBER_READER", "WAGTAILSEARCH_BACKENDS"]

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
# Characters of a query that are read; a reader's sentence is shorter, a flood is cut.
SEARCH_MAX_QUERY_LENGTH = 500
# Finds the numbers of documents in a query; the grammar belongs to the library, not to the search.
SEARCH_NUMBER_READER = "documents.numbers.numbers_in_query"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_backend"}}
