from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.numbers import find_numbers

__all__ = ["CHECKED", "Figures", "measure", "together"]

CHECKED = Path(__file__).with_name("checked.jsonl")


@dataclass(slots=True)
class Figures:
    """What was found among what is there. `wrong` and `missed` say what and where."""

    texts: int = 0
    characters: int = 0
    numbers: int = 0
    found: int = 0
    right: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.numbers if self.numbers else 1.0


def measure(corpus: Path) -> dict[str, Figures]:
    """The figures for each file of the corpus; a number is right where it begins and ends as checked."""
    figures: dict[str, Figures] = {}
    for name, piece, text in _pieces(corpus):
        into = figures.setdefault(name, Figures())
        start = time.perf_counter()
        found = {(number.start, number.raw) for number in find_numbers(text)}
        into.seconds += time.perf_counter() - start
        checked = {(place, raw) for place, raw in piece["numbers"]}
        into.texts += 1
        into.characters += len(text)
        into.numbers += len(checked)
        into.found += len(found)
        into.right += len(found & checked)
        into.wrong += [f"{piece['id']} {place} {raw}" for place, raw in sorted(found - checked)]
        into.missed += [f"{piece['id']} {place} {raw}" for place, raw in sorted(checked - found)]
    return figures


def together(parts: Iterable[Figures]) -> Figures:
    """The figures of several corpora as one."""
    total = Figures()
    for part in parts:
        total.texts += part.texts
        total.characters += part.characters
        total.numbers += part.numbers
        total.found += part.found
        total.right += part.right
        total.seconds += part.seconds
        total.wrong += part.wrong
        total.missed += part.missed
    return total


def _pieces(corpus: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    pieces = [json.loads(line) for line in CHECKED.read_text(encoding="utf-8").splitlines()]
    texts = {name: _texts(corpus / f"{name}.jsonl.gz") for name in ("news", "legal")}
    for piece in pieces:
        text = texts[piece["corpus"]][piece["id"]]
        yield piece["corpus"], piece, text[piece["start"] : piece["end"]]


def _texts(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: _text(row) for row in map(json.loads, lines)}


def _text(row: dict[str, str]) -> str:
    if "text" in row:
        return row["text"]
    return "\n".join((row["title"], row["lead"] or "", row["body"] or ""))
