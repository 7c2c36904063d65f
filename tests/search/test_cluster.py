"""Three nodes, one of which is lost at once: nothing acknowledged is lost, and searches go on."""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Iterator

import pytest
from elasticsearch import ApiError, TransportError

from search.engines.elasticsearch import ElasticsearchEngine, building
from search.engines.elasticsearch.client import patient
from search.index import server_index
from search.index.outbox import drain, pending
from search.query.analysis import analyse
from search.query.plan import make_plan
from search.query.query import SearchQuery
from tests.factories import ArticleFactory
from tests.services import elasticsearch
from tests.services.elasticsearch import Node

# One after the other: two cores are few for so many nodes.
GROUP = pytest.mark.xdist_group("own_server")
pytestmark = [pytest.mark.service, pytest.mark.slow, pytest.mark.own_server, GROUP]

LONGEST_FAILURE = 10.0
SECONDS_TO_RECOVER = 120


@pytest.fixture
def nodes(settings, db: None) -> Iterator[list[Node]]:
    java = elasticsearch.find()
    if java is None or not os.environ.get("TEST_ELASTICSEARCH_URL"):
        pytest.skip("Elasticsearch is not running: use `make test`, or set TEST_ELASTICSEARCH_URL")
    with elasticsearch.cluster(java, nodes=3) as nodes:
        settings.ELASTICSEARCH_URL = ",".join(node.url for node in nodes)
        settings.ELASTICSEARCH_INDEX_PREFIX = f"test{secrets.token_hex(6)}"
        settings.ELASTICSEARCH_REPLICAS = "1"
        yield nodes


def drain_all(deadline: float) -> None:
    """Apply what is pending, as often as it takes."""
    while pending():
        assert time.monotonic() < deadline, "The cluster does not take changes."
        try:
            drain()
        except (ApiError, TransportError):
            time.sleep(0.5)


def test_a_lost_node_loses_nothing_and_stops_no_search(nodes: list[Node]) -> None:
    ArticleFactory(title="Thi đua lao động giỏi")
    server_index.rebuild()
    patient().cluster.health(wait_for_status="green", timeout="60s")
    plan = make_plan(analyse("thi đua"), SearchQuery("thi đua"))
    answered, ended = [time.monotonic()], threading.Event()
    longest = [0.0]

    def search() -> None:
        while not ended.is_set():
            try:
                assert ElasticsearchEngine().search(plan).total >= 1
            except (ApiError, TransportError):
                time.sleep(0.1)
            else:
                longest[0] = max(longest[0], time.monotonic() - answered[-1])
                answered.append(time.monotonic())

    reader = threading.Thread(target=search)
    reader.start()
    try:
        for number in range(30):
            ArticleFactory(title=f"Thi đua lần {number}")
            if number == 10:
                nodes[_master(nodes)].kill()
            drain_all(time.monotonic() + SECONDS_TO_RECOVER)
    finally:
        ended.set()
        reader.join()
    assert longest[0] < LONGEST_FAILURE
    assert building.differing() == []
    assert ElasticsearchEngine().search(plan).total == 31


def _master(nodes: list[Node]) -> int:
    """The node that leads: losing it is the hardest."""
    state = patient().cluster.state(metric=["master_node", "nodes"])
    return int(state["nodes"][state["master_node"]]["name"].removeprefix("node"))
