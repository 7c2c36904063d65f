"""A server that asks for a key over TLS is served with the settings that name key and authority."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import ApiError, TransportError

from search.engines.elasticsearch.client import patient
from search.index import server_index
from tests.factories import ArticleFactory
from tests.search.conftest import Ask
from tests.services import elasticsearch
from tests.services.secured import Secured

# One after the other: two cores are few for so many nodes.
GROUP = pytest.mark.xdist_group("own_server")
pytestmark = [pytest.mark.service, pytest.mark.slow, pytest.mark.own_server, GROUP]


@pytest.fixture
def engine(settings, db: None, tmp_path: Path) -> Iterator[str]:
    """An engine whose settings still lack key and authority."""
    java = elasticsearch.find()
    if java is None or not os.environ.get("TEST_ELASTICSEARCH_URL"):
        pytest.skip("Elasticsearch is not running: use `make test`, or set TEST_ELASTICSEARCH_URL")
    secured = Secured.make(tmp_path)
    with elasticsearch.cluster(java, nodes=1, secured=secured) as (node,):
        settings.ELASTICSEARCH_URL = node.url
        settings.ELASTICSEARCH_TIMEOUT = 20.0
        settings.ELASTICSEARCH_INDEX_PREFIX = f"test{secrets.token_hex(6)}"
        with pytest.raises(TransportError):
            patient().info()
        settings.ELASTICSEARCH_CA = str(secured.certificate)
        with pytest.raises(ApiError):
            patient().info()
        settings.ELASTICSEARCH_API_KEY = secured.api_key(node.url)
        yield "elasticsearch"


def test_a_key_and_an_authority_open_a_secured_server(ask: Ask) -> None:
    ArticleFactory(title="Tủ sách công đoàn")
    assert server_index.rebuild() == 1
    assert ask("tu sach")["total"] == 1
