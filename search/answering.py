"""Which engine answers a search: Elasticsearch where it is set up and well, else the database."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from elasticsearch import ApiError, TransportError

from search.engines import current_engine
from search.engines.base import Hits
from search.engines.elasticsearch import ElasticsearchEngine, is_configured
from search.plan import Plan
from search.sorting import sorted_hits

__all__ = ["Answer", "answer"]

logger = logging.getLogger(__name__)

PAUSE_KEY = "search-elasticsearch-pause"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits and the engine they are from. `is_fallback`: it stands in for one that does not answer."""

    hits: Hits
    engine: str
    is_fallback: bool = False


def answer(plan: Plan) -> Answer:
    """Search. A server that failed is left alone for a while, so that no reader waits for it in vain."""
    if not is_configured():
        return _from_database(plan)
    if cache.get(PAUSE_KEY):
        return _from_database(plan, is_fallback=True)
    engine = ElasticsearchEngine()
    try:
        hits = engine.search(plan)
    except (ApiError, TransportError) as error:
        logger.warning("Elasticsearch does not answer, the database does: %s", error)
        cache.set(PAUSE_KEY, True, settings.ELASTICSEARCH_PAUSE)
        return _from_database(plan, is_fallback=True)
    return Answer(sorted_hits(hits, plan), engine.name)


def _from_database(plan: Plan, *, is_fallback: bool = False) -> Answer:
    engine = current_engine()
    return Answer(sorted_hits(engine.search(plan), plan), engine.name, is_fallback)
