"""Drafts as JSON, for the way from one process to another."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from news.word.doubts import Doubt, Reason
from news.word.draft import Byline, Draft, NumberedList, Picture, Piece, Table, Text

__all__ = ["from_record", "to_record"]

KINDS: Final[dict[str, type[Piece]]] = {kind.__name__: kind for kind in (Text, Picture, Table, NumberedList)}


def to_record(draft: Draft) -> dict[str, Any]:
    pieces = [{"kind": type(piece).__name__, **asdict(piece)} for piece in draft.pieces]
    return asdict(draft) | {"pieces": pieces}


def from_record(record: dict[str, Any]) -> Draft:
    pieces = [KINDS[piece.pop("kind")](**piece) for piece in record["pieces"]]
    bylines = [Byline(**byline) for byline in record["bylines"]]
    doubts = [Doubt(Reason(doubt["reason"]), doubt["about"]) for doubt in record["doubts"]]
    return Draft(**record | {"pieces": pieces, "bylines": bylines, "doubts": doubts})
