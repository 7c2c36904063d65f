"""How fast the search server's index is built anew, beside what the plain client reaches."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch.helpers import parallel_bulk

from search.engines.elasticsearch import indices
from search.engines.elasticsearch.applying import insertion
from search.engines.elasticsearch.client import patient
from search.index.server_index import rebuild
from search.models import SearchEntry

__all__ = ["Throughput", "compare"]

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Throughput:
    """Pages a second, the best of several rounds in turn: a rebuild, and finished documents from a file."""

    rebuild: float
    from_file: float

    @property
    def share(self) -> float:
        return self.rebuild / self.from_file


def compare() -> Throughput:
    ours, plain = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "documents.jsonl"
        _write(file)
        for _ in range(ROUNDS):
            plain.append(_from_file(file))
            started = time.perf_counter()
            ours.append((rebuild() or 0) / (time.perf_counter() - started))
    return Throughput(max(ours), max(plain))


def _write(file: Path) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for entry in SearchEntry.objects.order_by("pk").iterator(chunk_size=200):
            lines.write(json.dumps(insertion(indices.building(), entry, 0), ensure_ascii=False) + "\n")


def _from_file(file: Path) -> float:
    """The index made in this way stays beside the one that answers until the next rebuild removes it."""
    started = time.perf_counter()
    name = indices.create()
    total = sum(done for done, _ in parallel_bulk(patient(), _lines(file)))
    patient().indices.refresh(index=name)
    return total / (time.perf_counter() - started)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
