"""The keystrokes of real readers' queries, where the corpus is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vietnamese.keyboard import decode
from vietnamese.tones import canonical

QUERIES = Path(__file__).parents[3] / "shared" / "corpus" / "queries-dev.jsonl"
pytestmark = pytest.mark.skipif(not QUERIES.exists(), reason="the corpus is not here")


def _queries():
    with QUERIES.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_queries_of_keystrokes_are_decoded():
    typed = [row for row in _queries() if row["kind"] in ("telex", "vni")]
    right = [
        row
        for row in typed
        if canonical(decode(row["query"]) or "").lower() == canonical(row["base"]).lower()
    ]
    assert len(right) >= 0.98 * len(typed)


def test_other_queries_are_hardly_ever_taken_for_keystrokes():
    others = [row["query"] for row in _queries() if row["kind"] not in ("telex", "vni")]
    assert len([query for query in others if decode(query)]) <= 0.002 * len(others)
