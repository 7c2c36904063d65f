"""Search in Elasticsearch 8 or 9, by its official client and stock modules only."""

from __future__ import annotations

from search.engines.elasticsearch.client import is_configured
from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine", "is_configured"]
