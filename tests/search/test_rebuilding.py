"""A rebuild never shows in searches: no moment with fewer hits, and no change lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from search.engines.elasticsearch import ElasticsearchEngine, building, indices
from search.engines.elasticsearch.client import patient
from search.index import server_index
from search.index.outbox import drain
from search.query.analysis import analyse
from search.query.plan import Plan, make_plan
from search.query.query import SearchQuery
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.service]


@pytest.fixture
def plan(db: None, search_server: None) -> Plan:
    for number in range(20):
        ArticleFactory(title=f"Thi đua lao động giỏi lần {number}")
    server_index.rebuild()
    drain()
    return make_plan(analyse("thi đua"), SearchQuery("thi đua"))


@pytest.fixture
def totals(plan: Plan) -> Iterator[list[int]]:
    """The totals that a reader sees who searches all the time, from the beginning of the test on."""
    seen: list[int] = []
    ended = threading.Event()

    def search() -> None:
        while not ended.is_set():
            seen.append(ElasticsearchEngine().search(plan).total)

    reader = threading.Thread(target=search)
    reader.start()
    yield seen
    ended.set()
    reader.join()


def test_no_search_sees_less_while_the_index_is_built(totals: list[int]) -> None:
    for _ in range(3):
        before = indices.current()
        assert server_index.rebuild() == 20
        assert indices.current() != before
    assert len(totals) > 3
    assert set(totals) == {20}


def test_changes_during_a_rebuild_are_in_the_new_index(plan: Plan, monkeypatch) -> None:
    everything = building._everything

    def meanwhile(version: int) -> Iterator[list[dict[str, object]]]:
        actions = list(everything(version))
        ArticleFactory(title="Thi đua giữa chừng")
        drain()
        yield from actions

    monkeypatch.setattr(building, "_everything", meanwhile)
    server_index.rebuild()
    assert building.differing() == []
    assert ElasticsearchEngine().search(plan).total == 21


def test_a_rebuild_that_breaks_off_leaves_the_old_index_and_the_next_one_tidies_up(
    plan: Plan, monkeypatch
) -> None:
    def breaks(version: int) -> list[list[dict[str, object]]]:
        raise OSError("Power cut")

    before = indices.current()
    with monkeypatch.context() as patch:
        patch.setattr(building, "_everything", breaks)
        with pytest.raises(OSError, match="Power cut"):
            server_index.rebuild()
    assert indices.current() == before
    drain()
    server_index.rebuild()
    assert list(patient().indices.get(index=f"{indices.alias()}-*")) == [indices.current()]


def test_of_two_rebuilds_the_later_one_counts(plan: Plan, monkeypatch) -> None:
    answer_with = indices.answer_with

    def overtaken(name: str) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(indices, "answer_with", answer_with)
            assert server_index.rebuild() == 20
        return answer_with(name)

    monkeypatch.setattr(indices, "answer_with", overtaken)
    assert server_index.rebuild() is None
    assert ElasticsearchEngine().search(plan).total == 20
