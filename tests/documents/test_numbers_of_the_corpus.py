"""Numbers of a real library, and how people type them."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from documents.numbers import number_key, numbers_in_query, parse_number

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")


def _legal_numbers() -> dict[str, str]:
    with gzip.open(CORPUS / "legal.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["number"] for row in map(json.loads, lines)}


def _number_queries() -> dict[str, list[tuple[str, list[str]]]]:
    queries: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    with (CORPUS / "queries-dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["kind"].startswith("num_"):
                queries[row["kind"]].append((row["query"], row["relevant"]))
    return queries


def test_every_number_of_a_real_library_is_read():
    unread = [number for number in _legal_numbers().values() if parse_number(number) is None]
    assert unread == []


def test_real_spellings_of_whole_numbers_lead_to_their_document():
    numbers, queries = _legal_numbers(), _number_queries()
    kinds = ["exact", "lower", "nodia", "space", "dash", "spslash", "so", "glued", "zero"]
    missed = [
        query
        for kind in kinds
        for query, relevant in queries[f"num_{kind}"]
        if number_key(query) not in {number_key(numbers[id_]) for id_ in relevant}
    ]
    assert missed == []


def test_real_queries_with_a_number_ask_for_their_documents():
    numbers = _legal_numbers()
    missed = []
    for query, relevant in (pair for pairs in _number_queries().values() for pair in pairs):
        keys = [number_key(numbers[id_]) for id_ in relevant]
        asked = numbers_in_query(query)
        if len(asked) != 1 or not all(map(asked[0].matches, keys)):
            missed.append(query)
    assert missed == []
