"""Telling the server what pages say now. Each telling has a version, and an older one never undoes a
newer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import patient
from search.engines.elasticsearch.documents import prepared
from search.models import SearchEntry

__all__ = ["Action", "apply", "deletion", "insertion", "refusal"]

Action = dict[str, Any]

ALREADY_NEWER = 409
NOTHING_THERE = 404


def apply(page_ids: Sequence[int], entries: Mapping[int, SearchEntry], version: int) -> None:
    """Bring these pages up to date in the index that answers and in the one that is being built, if any.

    The entries have to be read before this is called: an index that is started later reads them itself. Pages
    without entry are taken out. What was applied shows in searches at once. Raises the errors of
    `elasticsearch`, `BulkIndexError` for documents that the server refuses.
    """
    for index in indices.named():
        _send(_actions(index, page_ids, entries, version))


def insertion(index: str, entry: SearchEntry, version: int) -> Action:
    return _action("index", index, entry.page_id, version) | prepared(entry)


def deletion(index: str, page_id: int, version: int) -> Action:
    return _action("delete", index, page_id, version)


def _action(name: str, index: str, page_id: int, version: int) -> Action:
    return {
        "_op_type": name,
        "_index": index,
        "_id": str(page_id),
        "version": version,
        "version_type": "external_gte",
    }


def _actions(
    index: str, page_ids: Iterable[int], entries: Mapping[int, SearchEntry], version: int
) -> Iterator[Action]:
    for page_id in page_ids:
        if page_id in entries:
            yield insertion(index, entries[page_id], version)
        else:
            yield deletion(index, page_id, version)


def _send(actions: Iterable[Action]) -> None:
    # `require_alias`: an index that is gone must not come back as one without mapping.
    results = streaming_bulk(
        patient(), actions, refresh=True, require_alias=True, raise_on_error=False, max_retries=3
    )
    errors = [answer for answer in map(refusal, results) if answer]
    if errors:
        raise BulkIndexError(f"{len(errors)} changes were refused.", errors)


def refusal(result: tuple[bool, dict[str, Any]]) -> dict[str, Any] | None:
    """What the server says against an action, or None where it was done or has been overtaken by a newer."""
    done, answers = result
    (answer,) = answers.values()
    return None if done or answer.get("status") in {ALREADY_NEWER, NOTHING_THERE} else answer
