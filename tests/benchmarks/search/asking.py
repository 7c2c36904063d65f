"""How each engine is asked: a text in, the ids of the first pages out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec

from django.test import override_settings
from django.utils.module_loading import import_string

from search.engines import SearchEngine, current_engine
from search.engines.elasticsearch import ElasticsearchEngine, indices, is_configured
from search.engines.elasticsearch.client import server
from search.facets import facets
from search.query.analysis import analyse
from search.query.plan import make_plan
from search.query.query import SearchQuery
from search.text.terms import cut

__all__ = [
    "BASELINE",
    "CUTOFF",
    "SERVER",
    "SERVER_OF_PAGE",
    "Asked",
    "ask_plainly",
    "engines",
    "suggesters",
    "with_counts",
]

CUTOFF = 10
SERVER = ElasticsearchEngine.name
SERVER_OF_PAGE = f"{SERVER} with counts"
BASELINE = "baseline"
SUGGESTIONS = "search.results.suggestions"

Asked = Callable[[str], list[int]]


def engines(*, only_server: bool) -> Mapping[str, Asked]:
    """The engines that are there, by name; the plain baseline last."""
    known: dict[str, Asked] = {}
    if is_configured():
        known[SERVER] = partial(_ask, ElasticsearchEngine())
    if not only_server:
        known[current_engine().name] = partial(_ask, current_engine())
    if is_configured():
        known[BASELINE] = ask_plainly
    return known


def with_counts() -> Mapping[str, Asked]:
    """Elasticsearch asked as a page of results asks it, with counts for the filters beside the list."""
    counted = tuple(facet.name for facet in facets())
    return {SERVER_OF_PAGE: partial(_ask, ElasticsearchEngine(), counted=counted)} if is_configured() else {}


def suggesters(*, only_server: bool) -> Mapping[str, Asked]:
    """The same for suggestions while a reader types, where the search has them."""
    known: dict[str, Asked] = {}
    if find_spec(SUGGESTIONS) is None:
        return known
    if is_configured():
        known[SERVER] = _suggest
    if not only_server:
        known[current_engine().name] = override_settings(ELASTICSEARCH_URL="")(_suggest)
    return known


def ask_plainly(text: str) -> list[int]:
    """What a site does without thinking about Vietnamese, apart from folding."""
    fields = ["title.folded", "text.folded"]
    query = {"multi_match": {"query": " ".join(cut(text).folded), "fields": fields}}
    answer = server().search(index=indices.alias(), query=query, size=CUTOFF, source=False)
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


def _ask(
    engine: SearchEngine | ElasticsearchEngine, text: str, *, counted: tuple[str, ...] = ()
) -> list[int]:
    plan = make_plan(analyse(text), SearchQuery(text, page_size=CUTOFF), counted=counted)
    return [hit.page_id for hit in engine.search(plan).hits]


def _suggest(text: str) -> list[int]:
    return [suggestion.page_id for suggestion in import_string(f"{SUGGESTIONS}.suggest")(text, CUTOFF)]
