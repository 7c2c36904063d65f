"""How each engine is asked: a text in, the ids of the first pages out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from search.analysis import analyse
from search.engines import SearchEngine, current_engine
from search.engines.elasticsearch import ElasticsearchEngine, indices, is_configured
from search.engines.elasticsearch.client import server
from search.plan import make_plan
from search.query import SearchQuery
from search.terms import cut

__all__ = ["BASELINE", "CUTOFF", "Asked", "engines"]

CUTOFF = 10
BASELINE = "baseline"

Asked = Callable[[str], list[int]]


def engines(only_server: bool = False) -> Mapping[str, Asked]:
    """The engines that are there, by name; the plain baseline last."""
    known: dict[str, Asked] = {}
    if is_configured():
        known |= {ElasticsearchEngine.name: partial(_ask, ElasticsearchEngine())}
    if not only_server:
        known |= {current_engine().name: partial(_ask, current_engine())}
    if is_configured():
        known |= {BASELINE: _ask_plainly}
    return known


def _ask(engine: SearchEngine | ElasticsearchEngine, text: str) -> list[int]:
    plan = make_plan(analyse(text), SearchQuery(text, page_size=CUTOFF))
    return [hit.page_id for hit in engine.search(plan).hits]


def _ask_plainly(text: str) -> list[int]:
    """What a site does without thinking about Vietnamese, apart from folding."""
    fields = ["title.folded", "text.folded"]
    query = {"multi_match": {"query": " ".join(cut(text).folded), "fields": fields}}
    answer = server().search(index=indices.alias(), query=query, size=CUTOFF, source=False)
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]
