"""What an engine tells about a search besides its hits, for those who look after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search.engines.base import Hits

__all__ = ["Explained", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One question as it was put, in the engine's own language."""

    name: str
    compiled: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A search with the questions it took and, by page, how the score of a hit came about."""

    hits: Hits
    steps: Sequence[Step]
    scores: Mapping[int, str] = field(default_factory=dict)
