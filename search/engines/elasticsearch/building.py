"""Building an index anew beside the one that answers, and comparing the one that answers with the
database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk

from search.engines.elasticsearch import indices
from search.engines.elasticsearch.applying import Action, insertion, refusal
from search.engines.elasticsearch.client import patient
from search.models import SearchEntry

__all__ = ["build", "differing", "size"]

ENTRIES_AT_ONCE = 300
SENDERS = 4
# Batches that are read and not yet taken by the server.
MOST_WAITING = 6


def build(version: int) -> int | None:
    """Fill a new index from the database, let it answer and say how many pages it holds.

    Searches see the old one until the new one is complete. Changes meanwhile are applied to both, with
    versions
    above this one. None where another build was started after this one, which then is the one that counts.
    Raises the errors of `elasticsearch`; the index that answers then stays.
    """
    name = indices.create()
    total = 0
    sent: deque[Future[int]] = deque()
    # The database is read here, in one thread with one connection; others send what was read.
    with ThreadPoolExecutor(SENDERS) as senders:
        for actions in _everything(version):
            if len(sent) == MOST_WAITING:
                total += sent.popleft().result()
            sent.append(senders.submit(_send, actions))
        total += sum(sending.result() for sending in sent)
    answers = indices.answer_with(name)
    indices.delete_unused()
    return total if answers else None


def _everything(version: int) -> Iterator[list[Action]]:
    last = 0
    while entries := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[:ENTRIES_AT_ONCE]):
        yield [insertion(indices.building(), entry, version) for entry in entries]
        last = entries[-1].pk


def _send(actions: Sequence[Action]) -> int:
    results = streaming_bulk(
        patient(),
        actions,
        chunk_size=len(actions),
        require_alias=True,
        raise_on_error=False,
        max_retries=3,
    )
    for result in results:
        if answer := refusal(result):
            raise BulkIndexError("A document was refused.", [answer])
    return len(actions)


def differing() -> list[int]:
    """The ids of pages whose text the index that answers lacks, has of another time, or has without
    reason.
    """
    right = dict(SearchEntry.objects.values_list("page_id", "pk"))
    there = {
        int(hit["_id"]): hit["_source"].get("entry_id")
        for hit in scan(patient(), index=indices.alias(), query={"_source": ["entry_id"]}, size=1000)
    }
    return sorted(page_id for page_id in {*right, *there} if right.get(page_id) != there.get(page_id))


def size() -> int:
    """The pages in the index that answers."""
    return int(patient().count(index=indices.alias())["count"])
