"""Search engines: which one answers the public search, and what Wagtail's own admin search uses."""

from __future__ import annotations

from config.settings.environment import env

__all__ = ["ELASTICSEARCH_URL", "SEARCH_MAX_QUERY_LENGTH", "WAGTAILSEARCH_BACKENDS"]

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
# Characters of a query that are read; a reader's sentence is shorter, a flood is cut.
SEARCH_MAX_QUERY_LENGTH = 500
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.fallback"}}
