"""Which engine answers a search: Elasticsearch where it is set up and well, else the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from elasticsearch import ApiError, TransportError

from search.engines import current_engine
from search.engines.base import Hits, SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine, is_configured
from search.engines.elasticsearch.node import answered_within
from search.query.plan import Plan
from search.results.pause import PAUSE
from search.results.sorting import sorted_hits

__all__ = ["Answer", "answer", "ask"]

logger = logging.getLogger(__name__)

Said = TypeVar("Said")
Asked = SearchEngine | ElasticsearchEngine


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits and the engine they are from. `is_fallback`: it stands in for one that does not answer."""

    hits: Hits
    engine: str
    is_fallback: bool = False


def answer(plan: Plan) -> Answer:
    """Search."""
    hits, engine, is_fallback = ask(lambda engine: engine.search(plan))
    return Answer(sorted_hits(hits, plan), engine, is_fallback)


def ask(question: Callable[[Asked], Said]) -> tuple[Said, str, bool]:
    """What the engine that answers now says to a question, its name, and whether it stands in for another.

    All that a server is asked for it has to answer in time, and whole: one that says something else does not
    answer. It is then left alone for a while, so that no reader waits for it in vain.
    """
    if not is_configured():
        return _ask_database(question, is_fallback=False)
    if PAUSE.is_on:
        return _ask_database(question, is_fallback=True)
    engine = ElasticsearchEngine()
    try:
        with answered_within(settings.ELASTICSEARCH_TIMEOUT):
            return question(engine), engine.name, False
    except (ApiError, TransportError) as error:
        logger.warning("Elasticsearch does not answer, the database does: %s", error)
        PAUSE.begin(settings.ELASTICSEARCH_PAUSE)
        return _ask_database(question, is_fallback=True)


def _ask_database(question: Callable[[Asked], Said], *, is_fallback: bool) -> tuple[Said, str, bool]:
    engine = current_engine()
    return question(engine), engine.name, is_fallback
